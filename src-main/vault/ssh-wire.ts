import { concat, utf8 } from '../crypto/bytes.ts';

/** The data types of SSH (RFC 4251 §5), in which OpenSSH writes its keys. */

/** A `uint32`, big-endian. */
export function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** A `string`: its length and its bytes, a text as UTF-8. */
export function sshString(value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === 'string' ? utf8(value) : value;
  return concat(uint32(bytes.length), bytes);
}

/** An `mpint` of a positive integer given as big-endian bytes: no needless zeros, but one before a leading 1 bit. */
export function sshInteger(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? new Uint8Array(0) : bytes.subarray(first);
  return sshString((digits[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), digits) : digits);
}

export type SshReader = { uint32(): number; string(): Uint8Array };

/** Reads one value after the other. Each throws a `RangeError` where the bytes end before the value does. */
export function readSsh(bytes: Uint8Array): SshReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const uint32 = () => {
    at += 4;
    return view.getUint32(at - 4);
  };
  const string = () => {
    const length = uint32();
    if (at + length > bytes.length) throw new RangeError('cut off');
    at += length;
    return bytes.subarray(at - length, at);
  };
  return { uint32, string };
}
