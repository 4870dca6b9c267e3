import type { BackupCheck, BackupState, BroughtBack } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { clockTime, dateOf, daysBetween } from '../ui/time.ts';

const t = texts.backups;

/** "1.4 MB": what a person compares; bytes below a kilobyte are one. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return t.size.kilobytes(Math.max(1, Math.round(bytes / 1_000)));
  return t.size.megabytes(bytes / 1_000_000);
}

/** "today 09:30", "yesterday 18:02", "3 December 18:02". */
export function whenWords(at: number, now: number): string {
  const days = daysBetween(now, at);
  if (days === 0) return t.when.today(clockTime(at));
  if (days === -1) return t.when.yesterday(clockTime(at));
  return t.when.on(dateOf(at, now), clockTime(at));
}

/** "64 secrets, 3 in the trash, 80 versions". */
export function contentsWords({ secrets, inTrash, versions }: BackupCheck): string {
  const parts = [
    t.contents.secrets(secrets),
    inTrash > 0 ? t.contents.inTrash(inTrash) : '',
    t.contents.versions(versions),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Why the last try failed: "the disk is full". */
export function failureWords(code: string): string {
  return t.failures[code] ?? t.unknownFailure;
}

export type StatusWords = { text: string; tone?: 'amber' | 'red'; making?: true };

/** What the status bar says; `null` before it is known. */
export function statusWords(
  { making, failed, latest, automatic }: Pick<BackupState, 'making' | 'failed' | 'latest' | 'automatic'>,
  listed: boolean,
  now: number,
): StatusWords | null {
  if (making !== null) return { text: t.status.making(Math.floor(making * 100)), making: true };
  if (failed !== null) return { text: t.status.failed(failureWords(failed)), tone: 'red' };
  if (latest) return { text: t.status.latest(whenWords(latest.at, now)) };
  if (!listed) return null;
  return { text: automatic ? t.status.none : t.status.off, tone: 'amber' };
}

/** What became of a secret that was brought back. */
export function broughtBackWords({ done, versions }: BroughtBack, name: string): string {
  switch (done) {
    case 'added':
      return t.bringBack.added(name, versions);
    case 'copied':
      return t.bringBack.copied(name, versions);
    case 'versions-added':
      return t.bringBack.versionsAdded(name, versions);
    case 'out-of-trash':
      return t.bringBack.outOfTrash(name);
    case 'nothing-new':
      return t.bringBack.nothingNew(name);
  }
}
