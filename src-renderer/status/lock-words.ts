import { texts } from '../../src-texts/texts.ts';

const t = texts.status.lock;

/** "Locks after 5 min", for the status bar; 0 means never. */
export function lockWords(minutes: number): string {
  if (minutes === 0) return t.never;
  if (minutes % 60 === 0) return t.afterHours(minutes / 60);
  return t.afterMinutes(minutes);
}
