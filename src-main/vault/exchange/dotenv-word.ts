import { Byte, type Cursor, isBlank } from './dotenv-bytes.ts';

type Piece = { place: number };

/**
 * Reads one word as a POSIX shell does: quoted and bare pieces without a blank between them, `\x` for a bare x.
 * Gives `null` where a shell would see something else than one word to the end of the line (perhaps with `;` and a
 * comment behind it), or would run or expand something. Nothing is ever run or expanded here.
 */
export function readWord(cursor: Cursor, start: number): { bytes: Uint8Array; end: number } | null {
  const out: number[] = [];
  const piece: Piece = { place: start };
  for (;;) {
    const byte = cursor.at(piece.place);
    if (isBlank(byte) || byte === Byte.semicolon || cursor.endsLine(piece.place)) break;
    if (!takePiece(cursor, piece, byte, out)) return null;
  }
  const end = wordEnd(cursor, piece.place);
  return end === null ? null : { bytes: Uint8Array.from(out), end };
}

function takePiece(cursor: Cursor, piece: Piece, byte: number, out: number[]): boolean {
  if (byte === Byte.single) return takeSingle(cursor, piece, out);
  if (byte === Byte.double) return takeDouble(cursor, piece, out);
  if (byte === Byte.backslash) return takeEscaped(cursor, piece, out);
  // $ ` & | < > ( ) make it more than a word.
  if ([Byte.dollar, Byte.backtick, 0x26, 0x7c, 0x3c, 0x3e, 0x28, 0x29].includes(byte)) return false;
  out.push(byte);
  piece.place++;
  return true;
}

function takeSingle(cursor: Cursor, piece: Piece, out: number[]): boolean {
  for (let place = piece.place + 1; ; place++) {
    const byte = cursor.at(place);
    if (byte === -1) return false;
    if (byte === Byte.single) {
      piece.place = place + 1;
      return true;
    }
    out.push(byte);
  }
}

function takeDouble(cursor: Cursor, piece: Piece, out: number[]): boolean {
  for (let place = piece.place + 1; ; place++) {
    const byte = cursor.at(place);
    if (byte === -1 || byte === Byte.backtick) return false;
    if (byte === Byte.double) {
      piece.place = place + 1;
      return true;
    }
    const next = byte === Byte.backslash ? cursor.at(place + 1) : -1;
    if (isShellEscape(next)) {
      out.push(next);
      place++;
    } else if (next === Byte.lf) place++;
    else out.push(byte);
  }
}

function takeEscaped(cursor: Cursor, piece: Piece, out: number[]): boolean {
  const next = cursor.at(piece.place + 1);
  if (next === -1) return false;
  if (next !== Byte.lf) out.push(next);
  piece.place += 2;
  return true;
}

/** The place behind blanks and a `;`, if the line ends or a comment begins there. */
function wordEnd(cursor: Cursor, place: number): number | null {
  let next = cursor.skipBlanks(place);
  if (cursor.at(next) === Byte.semicolon) next = cursor.skipBlanks(next + 1);
  return cursor.endsLine(next) || cursor.at(next) === Byte.hash ? next : null;
}

/** What a backslash in double quotes takes its meaning from, by POSIX. */
export function isShellEscape(byte: number): boolean {
  return byte === Byte.backslash || byte === Byte.double || byte === Byte.dollar || byte === Byte.backtick;
}
