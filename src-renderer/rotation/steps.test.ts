import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RotationState } from '../../src-preload/contract.ts';
import { openCount, stepsOf } from './steps.ts';

const begun: RotationState = {
  startedAt: 1,
  startedBy: { kind: 'person' },
  reason: '',
  previous: 4,
  next: null,
  previousSince: 1,
  places: [],
  verifiedAt: null,
};
const place = (doneAt: number | null) => ({ id: 'a'.repeat(32), kind: 'line' as const, text: 'CI', doneAt });

it.each([
  ['not begun', null, 'value'],
  ['begun', begun, 'value'],
  ['with a new value and an open place', { ...begun, next: 5, places: [place(1), place(null)] }, 'places'],
  ['with a new value everywhere', { ...begun, next: 5, places: [place(1)] }, 'verify'],
  ['with a new value and no place', { ...begun, next: 5 }, 'verify'],
  ['verified', { ...begun, next: 5, places: [place(1)], verifiedAt: 2 }, 'retire'],
  ['verified with a place open', { ...begun, next: 5, places: [place(null)], verifiedAt: 2 }, 'retire'],
])('one that is %s is at its step', (_what, rotation, step) => {
  const steps = Object.entries(stepsOf(rotation));
  expect(steps.filter(([, state]) => state === 'now').map(([name]) => name)).toEqual([step]);
});

it('has done what is before the present step, and nothing after it', () => {
  const rotations = fc.record({
    next: fc.constantFrom(null, 5),
    verifiedAt: fc.constantFrom(null, 2),
    places: fc.array(fc.constantFrom(place(null), place(1)), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(rotations, (some) => {
      const rotation = { ...begun, ...some };
      const states = Object.values(stepsOf(rotation));
      const now = states.indexOf('now');
      expect(states.slice(0, now).every((state) => state === 'done')).toBe(true);
      expect(states.slice(now + 1).every((state) => state === 'later')).toBe(true);
      expect(openCount(rotation)).toBe(some.places.filter(({ doneAt }) => doneAt === null).length);
    }),
  );
});
