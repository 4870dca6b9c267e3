import {
  CircleAlert,
  FileQuestion,
  FileWarning,
  HardDrive,
  History,
  Hourglass,
  Lock,
  type LucideIcon,
  MemoryStick,
} from 'lucide-react';
import type { ErrorCode } from '../../src-preload/contract.ts';

/** The next step that fits: try the same again, put a backup in place, choose another file or place, say yes to an older copy or to reading only. */
export type NextStep = 'retry' | 'other' | 'place' | 'accept' | 'read' | 'backup' | 'back';

export type FailureWords = { title: string; icon: LucideIcon; steps: readonly [NextStep, ...NextStep[]] };

const known: Partial<Record<ErrorCode, FailureWords>> = {
  VAULT_DAMAGED: { title: 'This file is damaged', icon: FileWarning, steps: ['backup', 'other', 'retry'] },
  KDF_REFUSED: { title: 'This file was changed', icon: FileWarning, steps: ['backup', 'other', 'back'] },
  NOT_A_VAULT: { title: 'This is not a vault', icon: FileQuestion, steps: ['other', 'back'] },
  NEWER_FORMAT: { title: 'Made by a newer Coffer', icon: FileQuestion, steps: ['other', 'back'] },
  IN_USE: { title: 'Open in another program', icon: Lock, steps: ['retry', 'other'] },
  READ_ONLY: { title: 'Can only be read here', icon: Lock, steps: ['read', 'retry', 'other'] },
  READ_ONLY_DAMAGED: { title: 'Can only be read', icon: FileWarning, steps: ['retry', 'other'] },
  DISK_FULL: { title: 'The disk is full', icon: HardDrive, steps: ['retry', 'other'] },
  DISK_FAILED: { title: 'The disk reported an error', icon: HardDrive, steps: ['retry', 'other'] },
  FILE_MISSING: { title: 'The vault is not there', icon: FileQuestion, steps: ['retry', 'backup', 'other'] },
  FILE_REPLACED: { title: 'The file was replaced', icon: FileWarning, steps: ['retry', 'other'] },
  FILE_EXISTS: { title: 'That name is taken', icon: FileQuestion, steps: ['place'] },
  FOLDER_NOT_WRITABLE: { title: 'Not in that folder', icon: HardDrive, steps: ['place'] },
  NOT_ENOUGH_MEMORY: { title: 'Not enough memory', icon: MemoryStick, steps: ['retry', 'back'] },
  TOO_MANY_ATTEMPTS: { title: 'Not so fast', icon: Hourglass, steps: ['retry', 'back'] },
  OLDER_COPY: { title: 'This is an older copy', icon: History, steps: ['accept', 'other', 'back'] },
  OTHER_COPY: { title: 'This is another copy', icon: History, steps: ['accept', 'other', 'back'] },
};

/** Every code has words; what is not listed is said by its message alone. */
export function failureWords(code: ErrorCode): FailureWords {
  return known[code] ?? { title: 'That did not work', icon: CircleAlert, steps: ['retry', 'back'] };
}

/** After these, the password is of no further use and is emptied at once. */
export function keepsPassword(code: ErrorCode): boolean {
  return code === 'WRONG_PASSWORD' || ['retry', 'accept', 'read'].includes(failureWords(code).steps[0]);
}
