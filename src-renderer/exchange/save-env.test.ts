import { expect, test } from 'vitest';
import { savedWords } from './save-env.ts';

const left = (...names: string[]) => names.map((name) => ({ name, why: 'revoked' as const }));

test('says how many values are in the file, and what is not', () => {
  expect(savedWords({ count: 12, left: [] }, 'prod')).toBe('12 values of prod saved in plain text.');
  expect(savedWords({ count: 1, left: [{ name: 'A', why: 'ambiguous' }] }, 'dev')).toBe(
    '1 value of dev saved in plain text. Left out: A (programs would read it differently).',
  );
  expect(savedWords({ count: 0, left: left('A', 'B', 'C', 'D', 'E') }, 'dev')).toBe(
    '0 values of dev saved in plain text. Left out: A (revoked), B (revoked), C (revoked), 2 more.',
  );
});
