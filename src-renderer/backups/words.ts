import type { BackupCheck, BackupReason, BackupState, BroughtBack } from '../../src-preload/contract.ts';
import { countOf } from '../exchange/choice.ts';
import { clockTime, dateOf, daysBetween } from '../ui/time.ts';

export const reasonWords: Record<BackupReason, string> = {
  daily: 'daily',
  manual: 'by hand',
  'before-import': 'before an import',
  'before-key-change': 'before a change of password or key',
  'before-migration': 'before an update of the file',
  'before-repair': 'before a repair',
};

/** "1.4 MB": what a person compares; bytes below a kilobyte are one. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000)).toLocaleString('en')} kB`;
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

/** "today 09:30", "yesterday 18:02", "3 December 18:02". */
export function whenWords(at: number, now: number): string {
  const days = daysBetween(now, at);
  const day = days === 0 ? 'today' : days === -1 ? 'yesterday' : dateOf(at, now);
  return `${day} ${clockTime(at)}`;
}

/** "64 secrets, 3 in the trash, 80 versions". */
export function contentsWords({ secrets, inTrash, versions }: BackupCheck): string {
  const parts = [
    countOf(secrets, 'secret', 'secrets'),
    inTrash > 0 ? `${inTrash.toLocaleString('en')} in the trash` : '',
    countOf(versions, 'version', 'versions'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const failures: Record<string, string> = {
  BACKUP_FOLDER_MISSING: 'the folder is not there',
  FOLDER_NOT_WRITABLE: 'the folder is write-protected',
  READ_ONLY: 'the folder is write-protected',
  DISK_FULL: 'the disk is full',
  DISK_FAILED: 'the disk reported an error',
  NOT_CHECKED: 'the vault was not checked yet',
  VAULT_DAMAGED: 'the vault is damaged',
  READ_ONLY_DAMAGED: 'the vault is damaged',
};

/** Why the last try failed: "the disk is full". */
export function failureWords(code: string): string {
  return failures[code] ?? 'something went wrong';
}

export type StatusWords = { text: string; tone?: 'amber' | 'red'; making?: true };

/** What the status bar says; `null` before it is known. */
export function statusWords(
  { making, failed, latest, automatic }: Pick<BackupState, 'making' | 'failed' | 'latest' | 'automatic'>,
  listed: boolean,
  now: number,
): StatusWords | null {
  if (making !== null) return { text: `Making a backup, ${Math.floor(making * 100)} %`, making: true };
  if (failed !== null) return { text: `Last backup failed: ${failureWords(failed)}`, tone: 'red' };
  if (latest) return { text: `Backup ${whenWords(latest.at, now)}` };
  if (!listed) return null;
  return { text: automatic ? 'No backup yet' : 'No backups are made', tone: 'amber' };
}

/** What became of a secret that was brought back. */
export function broughtBackWords({ done, versions }: BroughtBack, name: string): string {
  const with_ = `with ${countOf(versions, 'version', 'versions')}`;
  switch (done) {
    case 'added':
      return `${name} is back, ${with_}.`;
    case 'copied':
      return `${name} stands beside the one that was there, ${with_}.`;
    case 'versions-added':
      return `${name} has the value of the backup again: ${countOf(versions, 'version', 'versions')} added.`;
    case 'out-of-trash':
      return `${name} is out of the trash; it holds all that the backup has.`;
    case 'nothing-new':
      return `${name} already holds all that the backup has. Nothing was changed.`;
  }
}
