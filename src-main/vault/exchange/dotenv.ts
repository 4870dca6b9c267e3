import type { ImportProblem } from '../../../src-preload/contract.ts';
import { VaultError } from '../errors.ts';
import { atOnce } from '../slices.ts';
import { Byte, Cursor, isNameByte, type Meter } from './dotenv-bytes.ts';
import { asUtf8, textOf } from './dotenv-text.ts';
import { readValue, type ValueNote } from './dotenv-value.ts';

export type EnvValue = { readonly text: string } | { readonly bytes: Uint8Array };

export type EnvEntry = {
  /** As written: `2FA_SEED`, `app.key`. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  readonly value: EnvValue;
  /** The comment lines right above, without their `#`. */
  readonly comment: string;
  readonly exported: boolean;
};

export type EnvFile = { readonly entries: EnvEntry[]; readonly problems: ImportProblem[] };

/** Entries, and lines that are none, together. */
const MAX_LINES = 100_000;
const MAX_PROBLEMS = 1_000;
/** That are read in 0.1 ms, the measure of `inSlices`. */
const BYTES_A_STEP = 1_500;

/**
 * Reads a `.env` file. Nothing in it is run or expanded: `$(rm)` and `${X}` are values like any other. The work is
 * proportional to the file. Throws `FILE_TOO_LARGE` (8 MiB, 100,000 lines with something in them) and `FILE_NOT_TEXT`, nothing else.
 *
 * Where readers disagree, dotenv (the npm package) decides, except where it would lose or garble what was clearly
 * meant. A file without `problems` is read exactly as dotenv reads it, apart from CRLF inside quotes:
 *
 * | in the file               | dotenv          | sh            | here                                             |
 * |---------------------------|-----------------|---------------|--------------------------------------------------|
 * | `A = b`, `A: b`, `a.b-c=` | accepted        | no            | dotenv                                           |
 * | `A=b c`                   | `b c`           | runs c        | dotenv                                           |
 * | `A=it's`, `A=a\b`         | as it stands    | no            | dotenv                                           |
 * | `A=b # c`                 | `b`             | `b`           | `b`                                              |
 * | `A=a#b`                   | `a`             | `a#b`         | sh + problem: half a password is no password     |
 * | `'a\nb'`, `` `a` ``       | as it stands    | same, not ``  | dotenv                                           |
 * | `"a\nb"`, `\r`            | line break      | as it stands  | dotenv                                           |
 * | `"\t"`, `"\x"`            | as it stands    | as it stands  | as it stands                                     |
 * | `"\"" "\\" "\$" "\`"`     | as it stands    | unescaped     | sh + problem: JSON in quotes is meant this way   |
 * | `"$X"`, `"$(x)"`          | as it stands    | expanded      | dotenv                                           |
 * | `'it\'s'`                 | `it\'s`         | not closed    | dotenv + problem                                 |
 * | `'it'\''s'`, `"a"b;`      | with quotes     | joined        | sh + problem                                     |
 * | `'a' b`                   | with quotes     | runs b        | dotenv + problem                                 |
 * | quote not closed          | the line        | no            | dotenv + problem                                 |
 * | `\` at the line's end     | kept            | joined        | kept before an entry, else joined; problem       |
 * | CRLF inside quotes        | made LF         | kept          | kept, so that each byte survives                 |
 * | CR alone, outside quotes  | ends the line   | kept          | dotenv                                           |
 * | the same name twice       | the last        | the last      | the last + problem at the earlier one            |
 */
export function parseEnv(bytes: Uint8Array, meter?: Meter): EnvFile {
  return atOnce(readingEnv(bytes, meter));
}

/** The same in steps, each an entry or another line. */
export function* readingEnv(bytes: Uint8Array, meter: Meter = { steps: 0 }): Generator<number, EnvFile> {
  const cursor = new Cursor(asUtf8(bytes), meter);
  const entries = new Map<string, EnvEntry>();
  const problems: ImportProblem[] = [];
  let comment: string[] = [];
  let seen = 0;
  let line = 1;
  let place = 0;
  while (place < cursor.bytes.length) {
    const begin = cursor.skipBlanks(place);
    const header = readHeader(cursor, place);
    let end: number;
    if (header !== null) {
      seen++;
      const value = readValue(cursor, header.valueAt, (at) => readHeader(cursor, at) !== null);
      const entry: EnvEntry = { ...header.entry, line, value: asValue(value.bytes), comment: comment.join('\n') };
      for (const code of [...value.notes, ...oddities(entry.value, value.plain)]) problems.push({ line, code });
      const earlier = entries.get(entry.name);
      if (earlier) {
        problems.push({ line: earlier.line, code: 'repeated', again: line });
        // Deleted first, so that the entries stay in the order of their lines.
        entries.delete(entry.name);
      }
      entries.set(entry.name, entry);
      comment = [];
      end = value.end;
    } else {
      end = cursor.lineEnd(begin);
      if (cursor.at(begin) === Byte.hash) comment.push(commentText(cursor.bytes.subarray(begin + 1, end)));
      else {
        comment = [];
        if (begin < end) {
          seen++;
          problems.push({ line, code: 'no-entry' });
        }
      }
    }
    if (seen > MAX_LINES) throw new VaultError('FILE_TOO_LARGE');
    const next = cursor.afterLineEnd(end);
    line += lineEnds(cursor, place, next);
    yield (next - place) / BYTES_A_STEP;
    place = next;
  }
  return { entries: [...entries.values()], problems: shortened(problems) };
}

type Header = { entry: { name: string; exported: boolean }; valueAt: number };

/** `NAME=`, `NAME: ` and either with `export ` before it; `null` where the line begins otherwise. */
function readHeader(cursor: Cursor, place: number): Header | null {
  const start = cursor.skipBlanks(place);
  const word = nameEnd(cursor, start);
  if (cursor.at(start) === 0x65 && nameOf(cursor, start, word) === 'export') {
    const name = cursor.skipBlanks(word);
    const exported = name > word ? readAssignment(cursor, name, true) : null;
    if (exported) return exported;
  }
  return readAssignment(cursor, start, false);
}

function readAssignment(cursor: Cursor, start: number, exported: boolean): Header | null {
  const end = nameEnd(cursor, start);
  if (end === start) return null;
  const entry = { name: nameOf(cursor, start, end), exported };
  const sign = cursor.skipBlanks(end);
  if (cursor.at(sign) === Byte.equals) return { entry, valueAt: sign + 1 };
  const colon = cursor.at(end) === Byte.colon && cursor.skipBlanks(end + 1) > end + 1;
  return colon ? { entry, valueAt: end + 2 } : null;
}

function nameEnd(cursor: Cursor, start: number): number {
  let end = start;
  while (isNameByte(cursor.at(end))) end++;
  return end;
}

function nameOf(cursor: Cursor, start: number, end: number): string {
  return Buffer.from(cursor.bytes.subarray(start, end)).toString('latin1');
}

function asValue(bytes: Uint8Array): EnvValue {
  const text = textOf(bytes);
  return text === null ? { bytes: Uint8Array.from(bytes) } : { text };
}

function oddities(value: EnvValue, plain: boolean): ValueNote[] {
  if ('bytes' in value) return ['not-text'];
  const said: ValueNote[] = [];
  if (value.text.includes('\0')) said.push('nul');
  if (plain && value.text !== value.text.trim()) said.push('blank-ends');
  return said;
}

function commentText(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes).trimEnd();
  return text.startsWith(' ') ? text.slice(1) : text;
}

function lineEnds(cursor: Cursor, from: number, to: number): number {
  let count = 0;
  for (let place = from; place < to; place++) {
    const byte = cursor.at(place);
    if (byte === Byte.cr && cursor.at(place + 1) === Byte.lf) place++;
    if (byte === Byte.lf || byte === Byte.cr) count++;
  }
  return count;
}

/** In the order of their lines, and no more than a person would ever look at. */
function shortened(problems: ImportProblem[]): ImportProblem[] {
  problems.sort((a, b) => a.line - b.line);
  const next = problems[MAX_PROBLEMS];
  if (!next) return problems;
  const count = problems.length - MAX_PROBLEMS;
  return [...problems.slice(0, MAX_PROBLEMS), { line: next.line, code: 'more', count }];
}
