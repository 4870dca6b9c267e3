import * as anomalies from './contract/anomalies.ts';
import * as audit from './contract/audit.ts';
import * as backups from './contract/backups.ts';
import { backupCalls } from './contract/backups-calls.ts';
import { call } from './contract/call.ts';
import { desktopCalls, desktopEvents } from './contract/desktop-calls.ts';
import * as domain from './contract/domain.ts';
import { draftCalls } from './contract/drafts-calls.ts';
import * as exchange from './contract/exchange.ts';
import * as health from './contract/health.ts';
import * as listing from './contract/list.ts';
import * as places from './contract/places.ts';
import { reminderCalls } from './contract/reminders-calls.ts';
import * as repairing from './contract/repair.ts';
import * as rotation from './contract/rotation.ts';
import * as secret from './contract/secrets.ts';
import * as state from './contract/state.ts';
import { syncCalls, syncEvents } from './contract/sync-calls.ts';
import * as values from './contract/values.ts';
import { valueCalls } from './contract/values-calls.ts';
import { vaultSettings } from './contract/vault-settings.ts';
import * as versions from './contract/versions.ts';
import { z } from './contract/z.ts';

export * from './channels.ts';
export * from './contract/anomalies.ts';
export * from './contract/audit.ts';
export * from './contract/backups.ts';
export * from './contract/desktop.ts';
export * from './contract/domain.ts';
export * from './contract/drafts.ts';
export * from './contract/errors.ts';
export * from './contract/exchange.ts';
export type * from './contract/faces.ts';
export * from './contract/generate.ts';
export * from './contract/health.ts';
export * from './contract/list.ts';
export * from './contract/places.ts';
export * from './contract/reminders.ts';
export * from './contract/repair.ts';
export * from './contract/rotation.ts';
export * from './contract/secrets.ts';
export * from './contract/state.ts';
export * from './contract/sync.ts';
export * from './contract/sync-plan.ts';
export * from './contract/value-forms.ts';
export * from './contract/values.ts';
export * from './contract/vault-settings.ts';
export * from './contract/versions.ts';

const nothing = z.undefined();
const password = z.string().min(1).max(domain.limits.passwordCharacters);
const one = z.strictObject({ id: domain.id });
const many = z.strictObject({ ids: z.array(domain.id).min(1).max(domain.limits.many) });
const reason = domain.text(domain.limits.reason);
const outcomes = z.array(domain.outcome);
const place = { projects: z.array(domain.id).max(64), environments: z.array(domain.environmentSlug).max(64) };
const number = z.int().positive();
/** Which value of a secret; `evenIfRevoked` is the person's word that it is to be shown all the same. */
const wanted = {
  id: domain.id,
  field: z.string().max(domain.limits.fieldName).optional(),
  evenIfRevoked: z.boolean().optional(),
};

/** Every call that the window can make, as `window.coffer.<group>.<name>(input)`. */
export const calls = {
  vault: {
    state: call(nothing, state.vaultState),
    /** Asks where a new vault should be kept; `null` when the person closes the dialog. */
    chooseNew: call(nothing, state.vaultState.nullable()),
    chooseExisting: call(nothing, state.vaultState.nullable()),
    /** Makes the vault at the chosen place, unlocks it, and gives the recovery code, this once. */
    create: call(z.strictObject({ password }), z.object({ recoveryCode: z.string() })),
    /** The person has written the code down. Until then the new vault, still empty, does not lock when idle. */
    confirmRecoveryCode: call(nothing, nothing),
    unlock: call(
      z.strictObject({
        password,
        acceptOlderCopy: z.boolean(),
        /** Open a write-protected file all the same; nothing can be changed then. */
        forReading: z.boolean().default(false),
      }),
      state.vaultState,
    ),
    /** Opens with the recovery code and sets a new master password in the same step. */
    recover: call(
      z.strictObject({ recoveryCode: z.string().max(200), password, acceptOlderCopy: z.boolean() }),
      state.vaultState,
    ),
    cancel: call(nothing, nothing),
    lock: call(nothing, nothing),
    changePassword: call(
      z.strictObject({ current: password, next: password, withoutBackup: z.boolean().default(false) }),
      nothing,
    ),
    /** A new code, given this once; the old one opens nothing any more. */
    makeRecoveryCode: call(z.strictObject({ password }), z.object({ recoveryCode: z.string() })),
    /** A new key for everything, sealed anew, and a new recovery code. `progress` tells how far; `cancel` takes it back. */
    rotateKey: call(
      z.strictObject({ password, withoutBackup: z.boolean().default(false) }),
      z.object({ recoveryCode: z.string(), erased: z.boolean() }),
    ),
    /** What a repair of a damaged vault would keep, mend and lose; nothing is changed. */
    planRepair: call(nothing, repairing.repairPlan),
    /** Does exactly what the plan says; the damaged file is kept beside the vault. */
    repair: call(
      z.strictObject({
        token: z.string().max(128),
        key: repairing.repairKey.optional(),
        withoutBackup: z.boolean().default(false),
      }),
      repairing.repaired,
    ),
    estimateStrength: call(
      z.strictObject({ password: z.string().max(domain.limits.passwordCharacters) }),
      state.strength,
    ),
    suggestPassphrase: call(nothing, z.object({ passphrase: z.string() })),
    integrity: call(nothing, state.integrity),
    settings: call(nothing, vaultSettings),
    updateSettings: call(vaultSettings.partial(), vaultSettings),
  },
  secrets: {
    list: call(
      z.strictObject({
        view: listing.view,
        query: z.string().max(domain.limits.query),
        sort: listing.sortOrder,
        offset: z.int().min(0),
        limit: z.int().min(1).max(500),
      }),
      listing.listPage,
    ),
    counts: call(nothing, listing.counts),
    get: call(one, secret.secretDetail),
    /** Those that are gone by now are left out. */
    getMany: call(many, z.array(secret.secretDetail)),
    /** The one that a program would get by this name there, without its value. */
    find: call(secret.wantedByName, secret.secretDetail),
    create: call(secret.newSecret, secret.secretDetail),
    update: call(
      z.strictObject({ id: domain.id, revision: number, changes: secret.secretChanges }),
      secret.secretDetail,
    ),
    duplicate: call(z.strictObject({ id: domain.id, name: domain.secretName, ...place }), secret.secretDetail),
    reveal: call(z.strictObject(wanted), domain.secretValue),
    copy: call(z.strictObject({ ...wanted, as: domain.copyForm.default('value') }), state.clipboardState),
    /** Asks for a place and saves the value there, byte for byte; `false` when the person closes the dialog. */
    saveValue: call(z.strictObject(wanted), z.object({ saved: z.boolean() })),
    revoke: call(z.strictObject({ id: domain.id, reason }), secret.secretDetail),
    reinstate: call(z.strictObject({ id: domain.id, reason }), secret.secretDetail),
    markDue: call(many.extend({ reason }), outcomes),
    unmarkDue: call(many, outcomes),
    /** Moves to the trash; `restore` takes out of it again, to another place if one is named. */
    trash: call(one, secret.secretDetail),
    trashMany: call(many, outcomes),
    restore: call(one.extend({ place: z.strictObject(place).partial().optional() }), secret.secretDetail),
    restoreMany: call(many, outcomes),
    /** Removes for good what is in the trash, and says whether it is erased from the file already. */
    purge: call(many, z.object({ outcomes, erased: z.boolean() })),
    emptyTrash: call(nothing, versions.purged),
    /** All that can be said of its value while it is hidden. */
    facts: call(one, values.recognisedValue),
    /** HMAC of a payload by a secret's value, which does not leave the vault. */
    sign: call(values.signRequest, z.object({ signature: z.string() })),
    verifySignature: call(values.verifyRequest, z.object({ valid: z.boolean() })),
    adviseOnName: call(z.strictObject({ name: z.string().max(domain.limits.name) }), z.array(secret.nameAdvice)),
  },
  versions: {
    list: call(one, z.array(versions.version)),
    reveal: call(z.strictObject({ ...wanted, number }), domain.secretValue),
    copy: call(z.strictObject({ ...wanted, number }), state.clipboardState),
    /** How two differ, without a character of either. */
    compare: call(z.strictObject({ id: domain.id, first: number, second: number }), versions.comparison),
    /** Makes a new version with the value of an earlier one. */
    restore: call(z.strictObject({ id: domain.id, revision: number, number, why: reason }), secret.secretDetail),
    /** Removes what the rule does not keep, of one secret or (`null`) of all. */
    purge: call(z.strictObject({ id: domain.id.nullable(), rule: versions.retention }), versions.purged),
  },
  values: valueCalls,
  drafts: draftCalls,
  /** A new value on its way to all the places where it is used. */
  rotation: {
    /** Where the secret is used, as far as Coffer knows. */
    places: call(one, z.array(rotation.newPlaceOfUse)),
    start: call(rotation.rotationInput.start, secret.secretDetail),
    setValue: call(rotation.rotationInput.setValue, secret.secretDetail),
    addPlace: call(rotation.rotationInput.addPlace, secret.secretDetail),
    removePlace: call(rotation.rotationInput.removePlace, secret.secretDetail),
    tick: call(rotation.rotationInput.tick, secret.secretDetail),
    verify: call(rotation.rotationInput.verify, secret.secretDetail),
    finish: call(rotation.rotationInput.finish, versions.purged.extend({ secret: secret.secretDetail })),
    undo: call(rotation.rotationInput.undo, secret.secretDetail),
  },
  references: {
    /** A reference that means this secret wherever it is used. */
    print: call(
      z.strictObject({ id: domain.id, field: wanted.field, version: number.optional() }),
      z.object({ byName: z.string(), byId: z.string() }),
    ),
    /** Which secret a reference or a name means there; refuses as a program would be refused. */
    check: call(secret.asking, z.object({ id: domain.id, name: z.string() })),
  },
  projects: {
    list: call(nothing, z.array(places.project)),
    create: call(z.strictObject({ name: places.projectName }), places.project),
    update: call(z.strictObject({ id: domain.id, changes: places.projectChanges }), places.project),
    /** What deleting it would mean; nothing is changed. */
    deletion: call(one, places.deletion),
    delete: call(z.strictObject({ id: domain.id, fate: places.fate }), nothing),
  },
  environments: {
    list: call(nothing, z.array(places.environment)),
    create: call(places.newEnvironment, places.environment),
    update: call(z.strictObject({ id: domain.id, changes: places.environmentChanges }), places.environment),
    deletion: call(one, places.deletion),
    delete: call(z.strictObject({ id: domain.id, fate: places.fate }), nothing),
  },
  exchange: {
    /** Asks for a `.env` file and reads it; nothing is stored. */
    openEnvFile: call(nothing, exchange.importPreview.nullable()),
    /** The same for a file that was dropped on the window. */
    readEnvFile: call(
      z.strictObject({ fileName: z.string().max(255), bytes: z.instanceof(Uint8Array) }),
      exchange.importPreview,
    ),
    /** The same file for another destination. */
    plan: call(z.strictObject({ preview: domain.id, destination: exchange.destination }), exchange.importPreview),
    importEnv: call(exchange.importChoice, exchange.importResult),
    discard: call(z.strictObject({ preview: domain.id }), nothing),
    /** Asks for a place and saves the values there, in plain text; `null` when the person closes the dialog. */
    exportEnv: call(exchange.envWanted, exchange.envExport.nullable()),
  },
  audit: {
    /** One stretch, newest first. It may be short although `next` says that there is more: ask on. */
    query: call(audit.auditQuery, audit.auditPage),
    /** Asks for a place and saves the events there, without values; `null` when the person closes the dialog. */
    export: call(audit.auditFilter.extend({ format: audit.auditFormat }), audit.auditExport.nullable()),
    anomalies: call(nothing, z.array(anomalies.anomaly)),
    dismiss: call(z.strictObject({ id: anomalies.anomalyId }), nothing),
    recall: call(z.strictObject({ id: anomalies.anomalyId }), nothing),
  },
  health: {
    /** Looks at every value in slices, as far as it isn't known from before; nothing is audited. */
    report: call(nothing, health.healthReport),
    /** The same look, for the lists and the matrix; answers when it is over. */
    look: call(nothing, nothing),
    /** Names by environments of one project, or of what is in none. */
    matrix: call(z.strictObject({ project: domain.id.nullable() }), health.environmentMatrix),
  },
  backups: backupCalls,
  desktop: desktopCalls,
  reminders: reminderCalls,
  sync: syncCalls,
  clipboard: {
    state: call(nothing, state.clipboardState),
    clear: call(nothing, state.clipboardState),
  },
  settings: {
    get: call(nothing, state.settings),
    /** What weakens protection is asked for in a dialog of the main process first. */
    update: call(state.settings.omit({ backupFolder: true }).partial(), state.settings),
  },
} as const;

/** Every event that main sends; the window hears it by `window.coffer.<group>.on<Name>(listener)`. */
export const events = {
  vault: {
    /** Locked, unlocked, chosen. */
    state: state.vaultState,
    /** How far the derivation of the key is, from 0 to 1. */
    progress: z.object({ fraction: z.number() }),
    /** Something in the open vault changed: read again what you show. */
    changed: z.object({ revision: z.int() }),
    integrity: state.integrity,
  },
  desktop: desktopEvents,
  /** How far an import is, from 0 to 1. */
  exchange: { progress: z.object({ fraction: z.number() }) },
  clipboard: { state: state.clipboardState, hint: state.clipboardHint },
  backups: { state: backups.backupState },
  sync: syncEvents,
  settings: { changed: state.settings },
  window: { command: z.object({ command: state.command }) },
} as const;
