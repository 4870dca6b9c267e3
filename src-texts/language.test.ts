import { expect, it } from 'vitest';
import { counted, number, plural } from './language.ts';

const secrets = { one: 'secret', other: 'secrets' };

it('counts as English does', () => {
  expect([0, 1, 2].map((count) => counted(count, secrets))).toEqual(['0 secrets', '1 secret', '2 secrets']);
  expect(plural(1, secrets)).toBe('secret');
  expect(number(12_040)).toBe('12,040');
});
