import { describe, expect, test } from 'vitest';
import { inZone } from '../../test/kit/zone.ts';
import { readZoneAnew, timeZoneOffsetAt } from './time-zone.ts';

test('the offset is the one that holds at that moment, where this computer is', () => {
  const at = (text: string) => inZone('Europe/Berlin', () => timeZoneOffsetAt(Date.parse(text) / 1_000) / 3_600);
  expect([at('2026-10-25T00:59:59Z'), at('2026-10-25T01:00:00Z')]).toEqual([2, 1]);
  expect(inZone('Asia/Kolkata', () => timeZoneOffsetAt(0))).toBe(19_800);
});

describe('reading the zone anew', () => {
  /** What is written to the environment, by which Node knows that it is to look. */
  function heard(env: NodeJS.ProcessEnv) {
    const done: string[] = [];
    const watched = new Proxy(env, {
      set: (_env, name, value) => done.push(`${String(name)}=${value}`) > 0,
      deleteProperty: (_env, name) => done.push(`no ${String(name)}`) > 0,
    });
    readZoneAnew(watched);
    return done;
  }

  test('makes Node look, and leaves one that was chosen as it is', () => {
    expect(heard({})).toEqual(['no TZ']);
    expect(heard({ TZ: 'Asia/Tokyo' })).toEqual(['TZ=Asia/Tokyo']);
  });
});
