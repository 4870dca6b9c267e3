import type { ImportProblem } from '../../../src-preload/contract.ts';
import { Byte, type Cursor, isBlank } from './dotenv-bytes.ts';
import { isShellEscape, readWord } from './dotenv-word.ts';

/** A value's bytes, where its line ends, and whatever dotenv or a shell would have read differently. */
export type ReadValue = { bytes: Uint8Array; end: number; plain: boolean; notes: ValueNote[] };

/** What dotenv or a shell would have read differently. */
export type ValueNote = Exclude<ImportProblem['code'], 'repeated' | 'more'>;

/**
 * Reads the value that begins at `from`, right behind `=` or `: `.
 * `beginsEntry` says whether a place begins a line of its own, which a trailing backslash must not swallow.
 */
export function readValue(cursor: Cursor, from: number, beginsEntry: (place: number) => boolean): ReadValue {
  const start = cursor.skipBlanks(from);
  const quote = cursor.at(start);
  if (quote !== Byte.single && quote !== Byte.double && quote !== Byte.backtick) {
    return readPlain(cursor, from, start, beginsEntry);
  }
  return readQuoted(cursor, start, quote) ?? readJoined(cursor, start, quote) ?? readUnclosed(cursor, start, quote);
}

function readQuoted(cursor: Cursor, start: number, quote: number): ReadValue | null {
  const close = quote === Byte.double ? closeDouble(cursor, start) : closeRaw(cursor, start, quote);
  if (close === null) return null;
  const content = cursor.bytes.subarray(start + 1, close.place);
  const value = quote === Byte.double ? unescaped(cursor, content, !close.unsure) : { bytes: content, shell: false };
  const said: ValueNote[] = [];
  if (close.unsure) said.push('backslash-before-quote');
  if (value.shell) said.push('escapes');
  if (cursor.at(close.place + 1) === Byte.hash) said.push('comment');
  return { bytes: value.bytes, end: cursor.lineEnd(close.place + 1), plain: false, notes: said };
}

type Close = { place: number; unsure: boolean };

/** The end of '…' or `…`: the first quote behind which the line ends; one in the middle of a line ends nothing. */
function closeRaw(cursor: Cursor, start: number, quote: number): Close | null {
  let early = -1;
  let unsure = false;
  for (let place = start + 1; ; place++) {
    const byte = cursor.at(place);
    if (byte === -1) break;
    if (byte !== quote) continue;
    const closes = cursor.closesLine(place + 1);
    if (place - 1 === start || cursor.at(place - 1) !== Byte.backslash) {
      if (early === -1) return closes ? { place, unsure } : null;
      // dotenv reads on to here, a shell does not.
      unsure ||= closes;
      break;
    }
    if (early === -1 && closes) early = place;
    else unsure = true;
  }
  return early === -1 ? null : { place: early, unsure };
}

/** The end of "…": the first quote without a backslash before it, or else, as in "C:\dir\", one with. */
function closeDouble(cursor: Cursor, start: number): Close | null {
  let escaped: Close | null = null;
  for (let place = start + 1; ; place++) {
    const byte = cursor.at(place);
    if (byte === -1) return escaped;
    if (byte === Byte.double) return cursor.closesLine(place + 1) ? { place, unsure: false } : escaped;
    if (byte !== Byte.backslash) continue;
    place++;
    if (cursor.at(place) === Byte.double && cursor.closesLine(place + 1)) escaped = { place, unsure: true };
  }
}

/** `\n` and `\r` as dotenv has them and, unless it is not a shell's text, `\\ \" \$` and `` \` `` as a shell has them. */
function unescaped(cursor: Cursor, content: Uint8Array, shell: boolean): { bytes: Uint8Array; shell: boolean } {
  const out = new Uint8Array(content.length);
  let length = 0;
  let shells = false;
  cursor.meter.steps += content.length;
  for (let i = 0; i < content.length; i++) {
    const byte = content[i] ?? 0;
    const next = byte === Byte.backslash ? content[i + 1] : undefined;
    if (next === 0x6e || next === 0x72) {
      out[length++] = next === 0x6e ? Byte.lf : Byte.cr;
      i++;
    } else if (shell && next !== undefined && isShellEscape(next)) {
      out[length++] = next;
      shells = true;
      i++;
    } else if (shell && (next === Byte.lf || (next === Byte.cr && content[i + 2] === Byte.lf))) {
      shells = true;
      i += next === Byte.lf ? 1 : 2;
    } else out[length++] = byte;
  }
  return { bytes: out.subarray(0, length), shell: shells };
}

/** `'it'\''s'`: one word of several pieces, which only a shell puts together. */
function readJoined(cursor: Cursor, start: number, quote: number): ReadValue | null {
  if (quote === Byte.backtick || cursor.wasted > cursor.bytes.length) return null;
  const before = cursor.meter.steps;
  const word = readWord(cursor, start);
  if (word === null) cursor.wasted += cursor.meter.steps - before;
  return word && { bytes: word.bytes, end: cursor.lineEnd(word.end), plain: false, notes: ['joined'] };
}

function readUnclosed(cursor: Cursor, start: number, quote: number): ReadValue {
  const { from, to, end, hash } = plainRange(cursor, start, start);
  const again = cursor.bytes.subarray(from + 1, end).includes(quote);
  const stripped = to - from >= 2 && cursor.at(to - 1) === quote;
  const content = cursor.bytes.subarray(stripped ? from + 1 : from, stripped ? to - 1 : to);
  const bytes = quote === Byte.double ? unescaped(cursor, content, false).bytes : content;
  const said: ValueNote[] = [again ? 'trailing' : 'unclosed'];
  if (hash) said.push('hash');
  return { bytes, end, plain: true, notes: said };
}

function readPlain(
  cursor: Cursor,
  valueFrom: number,
  start: number,
  beginsEntry: (place: number) => boolean,
): ReadValue {
  const pieces: Uint8Array[] = [];
  const said = new Set<ValueNote>();
  if (cursor.at(start) === Byte.dollar && cursor.at(start + 1) === Byte.single) said.add('ansi');
  let line = plainRange(cursor, start, valueFrom);
  for (;;) {
    if (line.hash) said.add('hash');
    const next = cursor.afterLineEnd(line.end);
    const slash = line.to === line.end && endsWithSlash(cursor, line.from, line.to);
    if (!slash || next >= cursor.bytes.length) break;
    const content = cursor.skipBlanks(next);
    if (cursor.closesLine(next) || beginsEntry(next)) {
      said.add('not-continued');
      break;
    }
    said.add('continued');
    pieces.push(cursor.bytes.subarray(line.from, line.to - 1));
    line = plainRange(cursor, content, content);
  }
  pieces.push(cursor.bytes.subarray(line.from, line.to));
  return { bytes: Buffer.concat(pieces), end: line.end, plain: true, notes: [...said] };
}

/** The part of a line that is an unquoted value: up to a `#` behind a blank, without blanks at its end. */
function plainRange(cursor: Cursor, from: number, valueFrom: number) {
  const end = cursor.lineEnd(from);
  let to = from;
  let hash = false;
  for (let place = from; place < end; place++) {
    const byte = cursor.at(place);
    if (byte === Byte.hash) {
      if (place > valueFrom && isBlank(cursor.at(place - 1))) break;
      hash = true;
    }
    if (!isBlank(byte)) to = place + 1;
  }
  return { from, to, end, hash };
}

function endsWithSlash(cursor: Cursor, from: number, to: number): boolean {
  let slashes = 0;
  while (to - slashes > from && cursor.at(to - 1 - slashes) === Byte.backslash) slashes++;
  return slashes % 2 === 1;
}
