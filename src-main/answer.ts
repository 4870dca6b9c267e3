import { knownPath } from '../src-preload/contract/known-path.ts';
import {
  type BridgeError,
  calls,
  type ErrorCode,
  type ErrorDetails,
  type Events,
  events,
  type Handlers,
  limits,
  type Result,
} from '../src-preload/contract.ts';
import { errorFacts, type Log } from './desktop/log.ts';
import { VaultError } from './vault/errors.ts';

type Named<Groups> = {
  [G in keyof Groups & string]: `${G}.${keyof Groups[G] & string}`;
}[keyof Groups & string];
export type CallName = Named<typeof calls>;
export type EventName = Named<Events>;
type EventSchema<N extends EventName> = N extends `${infer G}.${infer E}`
  ? G extends keyof Events
    ? E extends keyof Events[G]
      ? Events[G][E]
      : never
    : never
  : never;
export type EventPayload<N extends EventName> = EventSchema<N> extends { _zod: { input: infer I } } ? I : never;
/** Tells the window something, in the contract's words. */
export type Send = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** Where a call came from, as Electron says it; a frame that is gone is `null`. */
export type Sender = {
  readonly frame: { readonly origin: string; readonly parent: unknown } | null;
  /** Whether the frame is the main frame of our own window. */
  readonly isOurMainFrame: boolean;
};

export type AnswerNeeds = {
  handlers: Handlers;
  /** Where the page is from: `app://coffer`. */
  origin: string;
  /** The open session, to see that it is the same before and after; `null` while locked. */
  openSession: () => unknown;
  log: Log;
  /** Hears of calls that were refused or broke off. */
  failed: (call: CallName, code: ErrorCode) => void;
};

/** All that answers while the vault is locked; the handlers of `vault` say themselves what needs an open one. */
const whileLocked: ReadonlySet<CallName> = new Set<CallName>([
  'vault.state',
  'vault.chooseNew',
  'vault.chooseExisting',
  'vault.create',
  'vault.unlock',
  'vault.recover',
  'vault.cancel',
  'vault.lock',
  'vault.estimateStrength',
  'vault.suggestPassphrase',
  'settings.get',
  'desktop.state',
  'desktop.openQuickAccess',
  'desktop.closeQuickAccess',
  'desktop.openMain',
  'clipboard.state',
  'clipboard.clear',
  'backups.state',
  'backups.list',
  'backups.check',
  'backups.restore',
  'backups.cancel',
]);

/** What is used of a schema of the contract. */
type Schema = Parameters<typeof knownPath>[0] & {
  parse(value: unknown): unknown;
  safeParse(value: unknown): { success: true; data: unknown } | { success: false; error: Refusal };
};
type Refusal = { issues: readonly { path: readonly PropertyKey[] }[] };

type Call = { name: CallName; input: Schema; output: Schema; run: (input: unknown) => unknown };

function callsByName(handlers: Handlers): ReadonlyMap<string, Call> {
  const table = new Map<string, Call>();
  for (const [group, methods] of Object.entries(calls)) {
    const own = handlers[group as keyof Handlers] as unknown as Record<string, Call['run']>;
    for (const [method, { input, output }] of Object.entries(methods)) {
      const run = own[method];
      if (run) table.set(`${group}.${method}`, { name: `${group}.${method}` as CallName, input, output, run });
    }
  }
  return table;
}

function failure(code: ErrorCode, details: ErrorDetails = {}): { ok: false; error: BridgeError } {
  return { ok: false, error: { code, details } };
}

const largest = limits.importBytes + 1_048_576;

const plain: ReadonlySet<unknown> = new Set([Object.prototype, Array.prototype, Uint8Array.prototype, null]);

/**
 * Whether an input is looked at at all: `limits.importBytes` and a MiB of it at most (bytes and characters, and 8 for each
 * thing in it), and made of nothing but plain objects, arrays and bytes. An `Error` would pass for a record with a name.
 */
export function isPlainData(input: unknown): boolean {
  const seen = new Set<object>();
  const left = [input];
  for (let size = 0; left.length > 0; ) {
    const one = left.pop();
    size += 8;
    if (typeof one === 'string') size += one.length;
    else if (typeof one === 'object' && one !== null && !seen.has(one)) {
      seen.add(one);
      if (!plain.has(Object.getPrototypeOf(one))) return false;
      if (one instanceof Uint8Array) size += one.byteLength;
      else for (const [name, value] of Object.entries(one)) left.push(name, value);
    }
    if (size > largest) return false;
  }
  return true;
}

/** Which fields were not accepted: places known to the contract, never what was in them or a made-up name. */
function fieldsOf(input: Schema, error: Refusal): string[] {
  return [...new Set(error.issues.map(({ path }) => knownPath(input, path).join('.') || 'input'))].slice(0, 20);
}

/** The envelope for something thrown. What is not one of our errors is logged by name and code, and told as INTERNAL. */
function envelope(thrown: unknown, call: string, log: Log): { ok: false; error: BridgeError } {
  if (thrown instanceof VaultError) return failure(thrown.code, thrown.details);
  log.error('call.failed', { call, ...errorFacts(thrown) });
  return failure('INTERNAL');
}

/**
 * Makes the one answerer of the bridge: who sends, which call, what arrived, and only then the handler. What it gives is
 * cut to what the contract names. No value leaves once the vault that it came from is locked.
 */
export function createAnswer({ handlers, origin, openSession, log, failed }: AnswerNeeds) {
  const table = callsByName(handlers);

  function parse(call: Call, input: unknown): { input: unknown } | { refused: string[] } {
    if (!isPlainData(input)) return { refused: ['input'] };
    const parsed = call.input.safeParse(input);
    return parsed.success ? { input: parsed.data } : { refused: fieldsOf(call.input, parsed.error) };
  }

  async function run(call: Call, input: unknown): Promise<Result<unknown>> {
    const needsOpen = !whileLocked.has(call.name);
    const session = openSession();
    if (needsOpen && session === null) return failure('VAULT_LOCKED');
    try {
      const value = await call.run(input);
      if (needsOpen && openSession() !== session) return failure('VAULT_LOCKED');
      return { ok: true, value: call.output.parse(value) };
    } catch (thrown) {
      const refused = envelope(thrown, call.name, log);
      failed(call.name, refused.error.code);
      return refused;
    }
  }

  return async (sender: Sender, args: readonly unknown[]): Promise<Result<unknown>> => {
    if (sender.frame === null || !sender.isOurMainFrame || sender.frame.origin !== origin) {
      log.warn('call.forbidden');
      return failure('FORBIDDEN');
    }
    const [name, input, ...more] = args;
    const call = typeof name === 'string' ? table.get(name) : undefined;
    if (call === undefined || more.length > 0) return failure('INVALID_INPUT', { fields: ['call'] });
    if (!whileLocked.has(call.name) && openSession() === null) return failure('VAULT_LOCKED');
    const parsed = parse(call, input);
    if ('refused' in parsed) return failure('INVALID_INPUT', { fields: parsed.refused });
    return run(call, parsed.input);
  };
}

/** An event's payload cut to what the contract names; throws where it doesn't fit. */
export function eventPayload<N extends EventName>(name: N, payload: EventPayload<N>): unknown {
  const [group = '', event = ''] = name.split('.');
  const schemas: Readonly<Record<string, Readonly<Record<string, Schema>>>> = events;
  const schema = schemas[group]?.[event];
  if (!schema) throw new TypeError('no such event');
  return schema.parse(payload);
}
