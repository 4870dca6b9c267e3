import { expect, it } from 'vitest';
import { damagedWords, namesOf } from './damaged-words.ts';

const record = (name: string | null, table = 'secrets') => ({ name, table, id: null });

it('names the record, or says what it was', () => {
  expect(damagedWords(record('DATABASE_URL'))).toBe('DATABASE_URL');
  expect(damagedWords(record(null))).toBe("a secret whose name can't be read");
  expect(damagedWords(record(null, 'unlockers'))).toBe('what the vault opens with');
  expect(damagedWords(record(null, 'something'))).toBe("a record whose name can't be read");
});

it('names three at most', () => {
  expect(namesOf([record('A')])).toBe('A');
  expect(namesOf([record('A'), record('B')])).toBe('A and B');
  expect(namesOf([record('A'), record('B'), record('C')])).toBe('A, B and C');
  expect(namesOf(['A', 'B', 'C', 'D'].map((name) => record(name)))).toBe('A, B and 2 more');
});
