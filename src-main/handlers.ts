import { basename, dirname } from 'node:path';
import type { Handlers } from '../src-preload/contract.ts';
import { defined } from './defined.ts';
import type { Backups } from './desktop/backups.ts';
import type { ClipboardKeeper } from './desktop/clipboard.ts';
import type { CurrentVault } from './desktop/current-vault.ts';
import type { DesktopKeeper } from './desktop/desktop-keeper.ts';
import type { Saved } from './desktop/dialogs.ts';
import type { DraftKeeper } from './desktop/draft-keeper.ts';
import { saveFile } from './desktop/save-file.ts';
import type { AskToWeaken, SettingsKeeper } from './desktop/settings.ts';
import { timeZoneOffsetAt } from './desktop/time-zone.ts';
import { backupHandlers } from './handlers/backups.ts';
import { desktopHandlers } from './handlers/desktop.ts';
import { draftHandlers } from './handlers/drafts.ts';
import { reminderHandlers } from './handlers/reminders.ts';
import { type SyncHandlersNeeds, syncHandlers } from './handlers/sync.ts';
import { valueHandlers } from './handlers/values.ts';
import { vaultHandlers } from './handlers/vault.ts';
import { versionHandlers } from './handlers/versions.ts';
import { dismissAnomaly, listAnomalies, recallAnomaly } from './vault/audit/anomaly-list.ts';
import { exportEvents } from './vault/audit/export.ts';
import { query } from './vault/audit/query.ts';
import { recordReading } from './vault/audit.ts';
import { writeAs } from './vault/copy-as.ts';
import { person, type RandomBytes } from './vault/environment.ts';
import * as environments from './vault/environments.ts';
import { exportEnv } from './vault/exchange/export.ts';
import type { Previews } from './vault/exchange/previews.ts';
import type { GeneratedValues } from './vault/generate/held.ts';
import type { Guess } from './vault/guesser.ts';
import * as health from './vault/health/health.ts';
import { signWith, verifyWith } from './vault/hmac-secret.ts';
import { counts, list } from './vault/list.ts';
import { adviseOnName } from './vault/name-advice.ts';
import { deleteEnvironment, deleteProject } from './vault/place-deletion.ts';
import * as projects from './vault/projects.ts';
import * as reading from './vault/reading.ts';
import { check as locate, referencesTo } from './vault/resolve.ts';
import * as revocation from './vault/revocation.ts';
import * as rotation from './vault/rotation.ts';
import { parseQuery } from './vault/search-query.ts';
import { valueBytes } from './vault/secret-rows.ts';
import * as secrets from './vault/secrets.ts';
import * as trash from './vault/trash.ts';
import { factsOfSecret } from './vault/value-facts.ts';

export type HandlersNeeds = SyncHandlersNeeds & {
  vault: CurrentVault;
  clipboard: ClipboardKeeper;
  settings: SettingsKeeper;
  previews: Previews;
  drafts: DraftKeeper;
  generated: GeneratedValues;
  backups: Backups;
  desktop: DesktopKeeper;
  /** What is put off counts no more, and what is taken back does again. */
  lookAtReminders: () => void;
  random: RandomBytes;
  /** By which master passwords are judged. */
  guess: Guess;
  /** Throws TOO_MANY_REVEALS when values are asked for faster than a person does. */
  countReveal: () => void;
  /** The same of searches for a value. */
  countQuestion: () => void;
  /** Hears how far an import is, from 0 to 1. */
  importing: (fraction: number) => void;
  /** Asks for a `.env` file and reads it; `null` when the person closes the dialog. */
  openEnvFile: () => Promise<{ path: string; bytes: Uint8Array } | null>;
  /** Asks where to save a file of that name; `null` when the person closes the dialog. */
  saveAs: (what: Saved, name: string) => Promise<string | null>;
  /** Asks for a folder for backups; `null` when the person closes the dialog. */
  backupFolder: () => Promise<string | null>;
  /** Asks in a dialog of this process whether protection may become weaker. */
  askToWeaken: AskToWeaken;
};

/** How the window is laid out: nothing that one would look for in the audit. */
const layout = new Set(['sidebarWidth', 'listWidth', 'foldedSections']);

/** One line for each call of the contract: the vault does it, or a keeper of the desktop. */
export function createHandlers(needs: HandlersNeeds): Handlers {
  const { vault, clipboard, settings, previews, backups, countReveal, countQuestion, openEnvFile, saveAs } = needs;
  const open = () => vault.session();
  const lead = () => ({ leadDays: settings.get().expiryLeadDays });
  const done = (_result: unknown) => undefined;

  return {
    vault: vaultHandlers(needs),
    secrets: {
      list: (input) => {
        if (parseQuery(input.query).asksForValue) countQuestion();
        return list(open(), { ...input, ...lead() });
      },
      counts: () => counts(open(), lead()),
      get: (input) => secrets.get(open(), input),
      getMany: (input) => secrets.getMany(open(), input),
      find: ({ name, ...asking }) => {
        const { id } = locate(open(), name, { actor: person, ...asking });
        return secrets.get(open(), { id });
      },
      create: (input) => secrets.create(open(), input),
      update: ({ changes, ...input }) => secrets.update(open(), { ...input, changes: defined(changes) }),
      duplicate: (input) => secrets.duplicate(open(), input),
      reveal: (input) => {
        countReveal();
        return reading.reveal(open(), input);
      },
      copy: ({ as, ...input }) => {
        countReveal();
        const { name, value } = reading.readForCopy(open(), input);
        return clipboard.copy({ secret: input.id, name, text: writeAs(as, name, value) });
      },
      saveValue: async (input) => {
        const { name } = secrets.get(open(), input);
        const path = await saveAs('value', name);
        if (path === null) return { saved: false };
        countReveal();
        await saveFile(path, valueBytes(reading.readForFile(open(), input)));
        return { saved: true };
      },
      revoke: (input) => revocation.revoke(open(), input),
      reinstate: (input) => revocation.reinstate(open(), input),
      markDue: (input) => revocation.markDue(open(), input),
      unmarkDue: (input) => revocation.unmarkDue(open(), input),
      trash: (input) => trash.trash(open(), input),
      trashMany: (input) => trash.trashMany(open(), input),
      restore: (input) => trash.restore(open(), input),
      restoreMany: (input) => trash.restoreMany(open(), input),
      purge: (input) => trash.purge(open(), input),
      emptyTrash: () => trash.emptyTrash(open()),
      facts: (input) => factsOfSecret(open(), input),
      sign: (input) => ({ signature: signWith(open(), input) }),
      verifySignature: (input) => ({ valid: verifyWith(open(), input) }),
      adviseOnName: ({ name }) => adviseOnName(name, secrets.names(open())),
    },
    versions: versionHandlers(needs),
    values: valueHandlers(needs),
    drafts: draftHandlers(needs),
    rotation: {
      places: (input) => rotation.proposePlaces(open(), input),
      start: (input) => rotation.start(open(), input),
      setValue: (input) => rotation.setValue(open(), input),
      addPlace: (input) => rotation.addPlace(open(), input),
      removePlace: (input) => rotation.removePlace(open(), input),
      tick: (input) => rotation.tick(open(), input),
      verify: (input) => rotation.verify(open(), input),
      finish: (input) => rotation.finish(open(), input),
      undo: (input) => rotation.undo(open(), input),
    },
    references: {
      print: (input) => referencesTo(open(), input),
      check: ({ wanted, ...asking }) => locate(open(), wanted, { actor: person, ...asking }),
    },
    projects: {
      list: () => projects.list(open()),
      create: (input) => projects.create(open(), input),
      update: ({ id, changes }) => projects.update(open(), { id, changes: defined(changes) }),
      deletion: (input) => projects.deletion(open(), input),
      delete: (input) => done(deleteProject(open(), input)),
    },
    environments: {
      list: () => environments.list(open()),
      create: (input) => environments.create(open(), input),
      update: ({ id, changes }) => environments.update(open(), { id, changes: defined(changes) }),
      deletion: (input) => environments.deletion(open(), input),
      delete: (input) => done(deleteEnvironment(open(), input)),
    },
    exchange: {
      openEnvFile: async () => {
        const file = await openEnvFile();
        return file && previews.read(open(), basename(file.path), file.bytes, basename(dirname(file.path)));
      },
      readEnvFile: ({ fileName, bytes }) => previews.read(open(), basename(fileName), bytes),
      plan: (input) => previews.plan(open(), input),
      importEnv: async (input) => {
        await backups.before('before-import');
        return previews.importEnv(open(), input, { onProgress: needs.importing });
      },
      discard: (input) => done(previews.discard(input)),
      exportEnv: async (input) => {
        open();
        const path = await saveAs('env', `.env.${input.environment}`);
        if (path === null) return null;
        countReveal();
        const { text, ...told } = exportEnv(open(), input);
        await saveFile(path, text);
        return told;
      },
    },
    audit: {
      query: (input) => query(open(), input),
      export: async ({ format, ...filter }) => {
        const path = await saveAs('activity', `coffer-activity.${format}`);
        if (path === null) return null;
        const { text, ...counts } = await exportEvents(open(), filter, format);
        await saveFile(path, text);
        return counts;
      },
      anomalies: () => listAnomalies(open(), timeZoneOffsetAt),
      dismiss: (input) => done(dismissAnomaly(open(), input)),
      recall: (input) => done(recallAnomaly(open(), input)),
    },
    health: {
      report: () => health.report(open(), lead()),
      look: async () => done(await health.look(open())),
      matrix: (input) => health.matrix(open(), { ...input, ...lead() }),
    },
    backups: backupHandlers(needs),
    desktop: desktopHandlers(needs),
    reminders: reminderHandlers(needs),
    sync: syncHandlers(needs),
    clipboard: {
      state: () => clipboard.state(),
      clear: () => clipboard.clearNow(),
    },
    settings: {
      get: () => settings.get(),
      update: async (changes) => {
        const next = await settings.update(changes);
        const session = vault.openSession();
        const fields = Object.keys(changes).filter((key) => !layout.has(key));
        if (session && fields.length > 0) recordReading(session, 'settings-changed', { fields });
        return next;
      },
    },
  };
}
