import { expect, it } from 'vitest';
import { choicesOf, clipboardWords, leadWords, lockAfterWords } from './choices.ts';

it('offers the numbers in order, never last', () => {
  const choices = choicesOf([10, 30, 60, 0], 30, clipboardWords);
  expect(choices.map(({ label }) => label)).toEqual([
    'After 10 seconds',
    'After 30 seconds',
    'After 1 minute',
    'Never',
  ]);
});

it('offers what is set, even where it is none of them', () => {
  expect(choicesOf([1, 5, 0], 7, lockAfterWords).map(({ value }) => value)).toEqual([1, 5, 7, 0]);
});

it('says one day in the singular', () => {
  expect(leadWords(1)).toBe('1 day before');
  expect(leadWords(14)).toBe('14 days before');
});
