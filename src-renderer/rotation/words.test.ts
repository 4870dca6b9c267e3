import { expect, it } from 'vitest';
import type { RotationState } from '../../src-preload/contract.ts';
import { placesWords, undoWords } from './words.ts';

const place = (doneAt: number | null) => ({ id: 'a'.repeat(32), kind: 'line' as const, text: 'CI', doneAt });
const at = (next: number | null, ...places: RotationState['places']): RotationState => ({
  startedAt: 1,
  startedBy: { kind: 'person' },
  reason: '',
  previous: 4,
  next,
  previousSince: 1,
  places,
  verifiedAt: null,
});

it('says how far the places are', () => {
  expect(placesWords(at(null))).toMatch(/^None yet/);
  expect(placesWords(at(null, place(null)))).toBe('1 place waits for the new value.');
  expect(placesWords(at(5, place(1), place(null)))).toMatch(/^1 of 2 done\./);
  expect(placesWords(at(5, place(1)))).toBe('It is done.');
  expect(placesWords(at(5, place(1), place(2)))).toBe('All 2 are done.');
});

it('says what undoing means before and after the new value', () => {
  expect(undoWords(at(null, place(null)))).toBe('Version 4 stays the value. Nothing else was changed.');
  expect(undoWords(at(5, place(null)))).not.toContain('Put it back');
  expect(undoWords(at(5, place(1), place(null)))).toContain('version 5) stays in the history. Put it back');
  expect(undoWords(at(5, place(1)))).toContain('in 1 place that you ticked');
});
