/** The bytes that mean something in a `.env` file. */
export const Byte = {
  tab: 0x09,
  lf: 0x0a,
  cr: 0x0d,
  space: 0x20,
  double: 0x22,
  hash: 0x23,
  dollar: 0x24,
  single: 0x27,
  colon: 0x3a,
  semicolon: 0x3b,
  equals: 0x3d,
  backslash: 0x5c,
  backtick: 0x60,
} as const;

/** How many bytes were looked at: the measure of the parser's work, which must stay proportional to the file. */
export type Meter = { steps: number };

/** Bytes of a file with the few movements that its parser makes; each adds to the meter. */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly meter: Meter;
  /** Steps spent on readings that came to nothing; there is an end to trying when they exceed the file. */
  wasted = 0;

  constructor(bytes: Uint8Array, meter: Meter) {
    this.bytes = bytes;
    this.meter = meter;
  }

  /** The byte there, or -1 past the end. */
  at(place: number): number {
    this.meter.steps++;
    return this.bytes[place] ?? -1;
  }

  /** Whether a line ends there: LF, CR (as dotenv has it), or the end of the file. */
  endsLine(place: number): boolean {
    const byte = this.at(place);
    return byte === Byte.lf || byte === Byte.cr || byte === -1;
  }

  /** The first place from there that is no blank. */
  skipBlanks(place: number): number {
    let next = place;
    while (isBlank(this.at(next))) next++;
    return next;
  }

  /** Where the line ends that holds this place. */
  lineEnd(place: number): number {
    let next = place;
    while (!this.endsLine(next)) next++;
    return next;
  }

  /** The place after the line end that stands here; CRLF is one. */
  afterLineEnd(place: number): number {
    return this.at(place) === Byte.cr && this.at(place + 1) === Byte.lf ? place + 2 : place + 1;
  }

  /** Whether nothing but blanks and perhaps a comment follows to the end of the line. */
  closesLine(place: number): boolean {
    const next = this.skipBlanks(place);
    return this.endsLine(next) || this.at(next) === Byte.hash;
  }
}

export function isBlank(byte: number): boolean {
  return byte === Byte.space || byte === Byte.tab || byte === 0x0b || byte === 0x0c;
}

/** Letters, digits, `_`, `.` and `-`: what dotenv takes as a name. */
export function isNameByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x5f ||
    byte === 0x2e ||
    byte === 0x2d
  );
}
