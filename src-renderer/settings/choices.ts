import { duration } from '../ui/time.ts';

type Choice = { value: number; label: string };

/** The numbers offered, in words; one that was set otherwise (by hand, by an older Coffer) is offered too. */
export function choicesOf(offered: readonly number[], current: number, words: (value: number) => string): Choice[] {
  const values = offered.includes(current) ? offered : [...offered, current];
  const inOrder = [...values].sort((a, b) => (a === 0 ? 1 : b === 0 ? -1 : a - b));
  return inOrder.map((value) => ({ value, label: words(value) }));
}

export const clipboardWords = (seconds: number) => (seconds === 0 ? 'Never' : `After ${duration(seconds)}`);
export const lockAfterWords = (minutes: number) => (minutes === 0 ? 'Never' : `After ${duration(minutes * 60)}`);
export const leadWords = (days: number) => (days === 1 ? '1 day before' : `${days} days before`);
