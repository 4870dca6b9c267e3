import type { DatabaseFields } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';

const t = texts.secretProblems.database;

/** The fields of a database connection as they are typed; the options one a line: `sslmode=require`. */
export type DatabaseDraft = {
  engine: DatabaseFields['engine'];
  host: string;
  port: string;
  database: string;
  user: string;
  options: string;
};

export const emptyDatabase: DatabaseDraft = {
  ...{ engine: 'postgresql', host: '', port: '', database: '', user: '', options: '' },
};

export function databaseDraftOf({ options, port, ...texts }: DatabaseFields): DatabaseDraft {
  const lines = Object.entries(options).map(
    ([name, content]) => `${escaped(name, /[%\r\n=]/g)}=${escaped(content, /[%\r\n]/g)}`,
  );
  return { ...texts, port: port === null ? '' : String(port), options: lines.join('\n') };
}

/** The contract's fields of a draft that has no problems. */
export function databaseOf({ options, port, ...texts }: DatabaseDraft): DatabaseFields {
  return {
    ...texts,
    port: port.trim() === '' ? null : Number(port),
    options: Object.fromEntries(readOptions(options)),
  };
}

function readOptions(text: string): [string, string][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const equals = line.indexOf('=');
      const [name, content] = equals === -1 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)];
      return [unescaped(name), unescaped(content)];
    });
}

/** What would end a name or a line stands as in a URL: `%0A`. */
function escaped(text: string, what: RegExp): string {
  return text.replace(what, encodeURIComponent);
}

function unescaped(text: string): string {
  return text.replace(/%(?:25|0A|0D|3D)/gi, decodeURIComponent);
}

type Problem = { field: Exclude<keyof DatabaseDraft, 'engine'>; text: string };

/** What is wrong with a database's fields and where, the first thing only; `null` where nothing is. */
export function databaseProblem(draft: DatabaseDraft): Problem | null {
  const { port, options } = draft;
  if (port.trim() !== '' && !isPort(port)) return { field: 'port', text: t.port };
  for (const [field, most] of [
    ['host', 255],
    ['database', 256],
    ['user', 256],
  ] as const) {
    if (draft[field].length > most) return { field, text: t.tooLong(most) };
    if (!draft[field].isWellFormed()) return { field, text: t.halfCharacter };
  }
  const text = optionsProblem(options);
  return text === null ? null : { field: 'options', text };
}

function optionsProblem(options: string): string | null {
  if (!options.isWellFormed()) return t.halfCharacter;
  const pairs = readOptions(options);
  if (pairs.some(([name]) => name === '' || name.length > 64)) {
    return t.optionName;
  }
  if (pairs.some(([name]) => name === '__proto__')) return t.forbiddenOption;
  if (pairs.some(([, content]) => content.length > 1_024)) return t.optionTooLong;
  return new Set(pairs.map(([name]) => name)).size === pairs.length ? null : t.sameOption;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65_535;
}

/** The password within a connection URL that main has recognised as one; `null` if there is none. */
export function passwordOfUrl(url: string): string | null {
  const login = /^[a-z0-9+]+:\/\/([^/?#\s]*)@[^/?#@\s]*(?:[/?]|$)/i.exec(url.trim())?.[1];
  const colon = login?.indexOf(':') ?? -1;
  if (login === undefined || colon === -1) return null;
  try {
    return decodeURIComponent(login.slice(colon + 1));
  } catch {
    return null;
  }
}

/** How the connection URL reads, its password as dots: for people, not for programs. */
export function maskedUrl({ engine, host, port, database, user, options }: DatabaseFields): string {
  const place = port === null || host.includes(',') ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const path = database === '' ? '' : `/${database}`;
  const query = Object.entries(options).map((pair) => pair.join('='));
  return `${engine}://${user}:••••••@${place}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}
