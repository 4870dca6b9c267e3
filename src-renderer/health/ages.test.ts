import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ages } from './ages.ts';

test('no value is lost or counted twice', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 53, maxLength: 53 }), (weeks) => {
      const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
      expect(sum(ages(weeks).map(({ count }) => count))).toBe(sum(weeks));
    }),
  );
});

test('each age stands in its bar', () => {
  const at = (week: number) =>
    ages(Array.from({ length: 53 }, (_, i) => (i === week ? 1 : 0))).findIndex(({ count }) => count === 1);
  expect([0, 3, 4, 12, 51, 52].map(at)).toEqual([0, 0, 1, 3, 12, 13]);
});
