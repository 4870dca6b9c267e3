import { texts } from '../../src-texts/texts.ts';
import { duration } from '../ui/time.ts';

const t = texts.settings;

type Choice = { value: number; label: string };

/** The numbers offered, in words; one that was set otherwise (by hand, by an older Coffer) is offered too. */
export function choicesOf(offered: readonly number[], current: number, words: (value: number) => string): Choice[] {
  const values = offered.includes(current) ? offered : [...offered, current];
  const inOrder = [...values].sort((a, b) => (a === 0 ? 1 : b === 0 ? -1 : a - b));
  return inOrder.map((value) => ({ value, label: words(value) }));
}

export const clipboardWords = (seconds: number) => (seconds === 0 ? t.never : t.after(duration(seconds)));
export const lockAfterWords = (minutes: number) => (minutes === 0 ? t.never : t.after(duration(minutes * 60)));
export const leadWords = t.daysBefore;
