import { toHex } from '../../crypto/bytes.ts';
import type { Clock, RandomBytes } from '../environment.ts';

/** A random UUID, version 4 (RFC 9562 §5.4): 122 bits of it are random. */
export function uuid4(random: RandomBytes): string {
  return format(random(16), 4);
}

/**
 * A UUID of version 7 (RFC 9562 §5.7): the time in milliseconds, then 74 random bits. Its order within one millisecond is
 * that of chance.
 */
export function uuid7(random: RandomBytes, clock: Clock): string {
  const bytes = random(16);
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, BigInt(Math.floor(clock.now())));
  bytes.set(new Uint8Array(time.buffer, 2), 0);
  return format(bytes, 7);
}

/** Sets the version and the variant (RFC 9562 §4) and writes the groups. */
function format(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
