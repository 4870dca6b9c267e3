import { z } from 'zod';
import * as domain from './contract/domain.ts';
import type { Result } from './contract/errors.ts';
import * as exchange from './contract/exchange.ts';
import * as state from './contract/state.ts';

// A strict CSP forbids `new Function`, with which zod would compile its schemas.
z.config({ jitless: true });

export * from './contract/domain.ts';
export * from './contract/errors.ts';
export * from './contract/exchange.ts';
export * from './contract/state.ts';

const nothing = z.undefined();
const password = z.string().min(1).max(domain.limits.passwordCharacters);
const one = z.strictObject({ id: domain.id });

function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): { input: I; output: O } {
  return { input, output };
}

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
    changePassword: call(z.strictObject({ current: password, next: password }), nothing),
    estimateStrength: call(
      z.strictObject({ password: z.string().max(domain.limits.passwordCharacters) }),
      state.strength,
    ),
    suggestPassphrase: call(nothing, z.object({ passphrase: z.string() })),
    integrity: call(nothing, state.integrity),
  },
  secrets: {
    list: call(
      z.strictObject({
        view: domain.view,
        query: z.string().max(domain.limits.query),
        sort: domain.sortOrder,
        offset: z.int().min(0),
        limit: z.int().min(1).max(500),
      }),
      domain.listPage,
    ),
    counts: call(nothing, domain.counts),
    get: call(one, domain.secretDetail),
    create: call(domain.newSecret, domain.secretDetail),
    update: call(
      z.strictObject({ id: domain.id, revision: z.int().positive(), changes: domain.secretChanges }),
      domain.secretDetail,
    ),
    reveal: call(one, domain.secretValue),
    copy: call(one, state.clipboardState),
    /** Moves to the trash; `restore` takes out of it again. */
    trash: call(one, domain.secretDetail),
    restore: call(one, domain.secretDetail),
  },
  projects: {
    list: call(nothing, z.array(domain.project)),
    create: call(z.strictObject({ name: domain.projectName }), domain.project),
  },
  environments: {
    list: call(nothing, z.array(domain.environment)),
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
  },
  clipboard: {
    state: call(nothing, state.clipboardState),
    clear: call(nothing, state.clipboardState),
  },
  settings: {
    get: call(nothing, state.settings),
    /** What weakens protection is asked for in a dialog of the main process first. */
    update: call(state.settings.partial(), state.settings),
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
  secrets: {
    /** A notification was clicked. */
    open: z.object({ id: domain.id }),
  },
  clipboard: { state: state.clipboardState },
  settings: { changed: state.settings },
  window: { command: z.object({ command: state.command }) },
} as const;

export type Calls = typeof calls;
export type Events = typeof events;
export type Group = keyof Calls;

type Entry = { input: z.ZodType; output: z.ZodType };
export type CallInput<C> = C extends Entry ? z.output<C['input']> : never;
export type CallOutput<C> = C extends Entry ? z.output<C['output']> : never;

type Method<C> = C extends Entry
  ? undefined extends z.input<C['input']>
    ? () => Promise<Result<CallOutput<C>>>
    : (input: z.input<C['input']>) => Promise<Result<CallOutput<C>>>
  : never;
type Subscribe<S> = S extends z.ZodType ? (listener: (payload: z.output<S>) => void) => () => void : never;

/** The face of `window.coffer`: one method for each call, `on…` for each event; `on…` returns its own undo. */
export type CofferApi = {
  readonly [G in Group]: { readonly [M in keyof Calls[G]]: Method<Calls[G][M]> };
} & {
  readonly [G in keyof Events]: {
    readonly [E in keyof Events[G] & string as `on${Capitalize<E>}`]: Subscribe<Events[G][E]>;
  };
};

/** One handler for each call: what `src-main/handlers.ts` must have, to the name. */
export type Handlers = {
  readonly [G in Group]: {
    readonly [M in keyof Calls[G]]: (
      input: CallInput<Calls[G][M]>,
    ) => CallOutput<Calls[G][M]> | Promise<CallOutput<Calls[G][M]>>;
  };
};

/** The one channel for calls and the one for events. */
export const channels = { call: 'coffer:call', event: 'coffer:event' } as const;
