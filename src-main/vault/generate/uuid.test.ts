import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeClock } from '../../../test/kit/vault.ts';
import { uuid4, uuid7 } from './uuid.ts';

const real = (length: number) => new Uint8Array(randomBytes(length));
const giving = (hex: string) => (length: number) => {
  expect(length * 2).toBe(hex.length);
  return Uint8Array.from(Buffer.from(hex, 'hex'));
};

describe('a UUID of version 4', () => {
  it('is the example of RFC 9562, A.3', () => {
    expect(uuid4(giving('919108f752d133205bacf847db4148a8'))).toBe('919108f7-52d1-4320-9bac-f847db4148a8');
  });

  it('has its version and variant, whatever the bytes, and keeps the other 122 bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const uuid = uuid4(() => Uint8Array.from(bytes));
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        const bits = (hex: string) => BigInt(`0x${hex}`) & 0xffffffff_ffff_0fff_3fff_ffffffffffffn;
        expect(bits(uuid.replaceAll('-', ''))).toBe(bits(Buffer.from(bytes).toString('hex')));
      }),
    );
  });
});

describe('a UUID of version 7', () => {
  it('is the example of RFC 9562, A.6', () => {
    const clock = fakeClock(Date.UTC(2022, 1, 22, 19, 22, 22));
    const random = giving('ffffffffffff0cc318c4dc0c0c07398f');
    expect(uuid7(random, clock)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('sorts by its time', () => {
    const clock = fakeClock();
    const uuids = Array.from({ length: 50 }, () => {
      clock.advance(1);
      return uuid7(real, clock);
    });
    expect(uuids.toSorted()).toEqual(uuids);
    expect(new Set(uuids).size).toBe(50);
  });
});
