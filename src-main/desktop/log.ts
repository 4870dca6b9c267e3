import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import log from 'electron-log/node.js';

/** Facts beside an event of the log: codes, ids and counts. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;
export type Log = {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
};

/** A code, an id, the name of a call: no blanks, no path, nothing a person wrote in a sentence. */
const plain = /^[A-Za-z0-9_.:-]{1,64}$/;

function redactFacts(facts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      if (typeof fact === 'number' || typeof fact === 'boolean' || fact === null) return [name, fact];
      return [name, typeof fact === 'string' && plain.test(fact) ? fact : '[redacted]'];
    }),
  );
}

/** What of a log line may be written: its event and facts that are codes; never a message, a stack or a path. */
export function redact(data: readonly unknown[]): unknown[] {
  return data.map((part) => {
    if (typeof part === 'string') return plain.test(part) ? part : '[redacted]';
    return typeof part === 'object' && part !== null ? redactFacts(part) : '[redacted]';
  });
}

/** Code and name of something thrown; its message stays out of the log, for it may hold what a person typed. */
export function errorFacts(thrown: unknown): LogFacts {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;
  return { error: thrown.name, code };
}

/** Writes to `coffer.log` in the given folder (readable by its owner only), and to the console while developing. */
export function openLog(folder: string, options: { console: boolean }): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  log.transports.file.resolvePathFn = () => join(folder, 'coffer.log');
  log.transports.file.maxSize = 1_048_576;
  log.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  log.transports.console.level = options.console ? 'info' : false;
  log.hooks.push((message) => ({ ...message, data: redact(message.data) }));
  const write = (level: 'info' | 'warn' | 'error') => (event: string, facts?: LogFacts) =>
    facts === undefined ? log[level](event) : log[level](event, facts);
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
