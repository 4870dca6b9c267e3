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
import { texts } from '../../src-texts/texts.ts';

const t = texts.unlock;

/** The next step that fits: try the same again, put a backup in place, choose another file or place, say yes to an older copy or to reading only. */
export type NextStep = 'retry' | 'other' | 'place' | 'accept' | 'read' | 'backup' | 'back';

type Signs = { icon: LucideIcon; steps: readonly [NextStep, ...NextStep[]] };
export type FailureWords = Signs & { title: string };

type Known = keyof typeof t.failures;

const known: Record<Known, Signs> = {
  VAULT_DAMAGED: { icon: FileWarning, steps: ['backup', 'other', 'retry'] },
  KDF_REFUSED: { icon: FileWarning, steps: ['backup', 'other', 'back'] },
  NOT_A_VAULT: { icon: FileQuestion, steps: ['other', 'back'] },
  NEWER_FORMAT: { icon: FileQuestion, steps: ['other', 'back'] },
  IN_USE: { icon: Lock, steps: ['retry', 'other'] },
  READ_ONLY: { icon: Lock, steps: ['read', 'retry', 'other'] },
  READ_ONLY_DAMAGED: { icon: FileWarning, steps: ['retry', 'other'] },
  DISK_FULL: { icon: HardDrive, steps: ['retry', 'other'] },
  DISK_FAILED: { icon: HardDrive, steps: ['retry', 'other'] },
  FILE_MISSING: { icon: FileQuestion, steps: ['retry', 'backup', 'other'] },
  FILE_REPLACED: { icon: FileWarning, steps: ['retry', 'other'] },
  FILE_EXISTS: { icon: FileQuestion, steps: ['place'] },
  FOLDER_NOT_WRITABLE: { icon: HardDrive, steps: ['place'] },
  NOT_ENOUGH_MEMORY: { icon: MemoryStick, steps: ['retry', 'back'] },
  TOO_MANY_ATTEMPTS: { icon: Hourglass, steps: ['retry', 'back'] },
  OLDER_COPY: { icon: History, steps: ['accept', 'other', 'back'] },
  OTHER_COPY: { icon: History, steps: ['accept', 'other', 'back'] },
};

const isKnown = (code: ErrorCode): code is Known => Object.hasOwn(known, code);

/** Every code has words; what is not listed is said by its message alone. */
export function failureWords(code: ErrorCode): FailureWords {
  if (!isKnown(code)) return { title: t.failed, icon: CircleAlert, steps: ['retry', 'back'] };
  return { title: t.failures[code], ...known[code] };
}

/** After these, the password is of no further use and is emptied at once. */
export function keepsPassword(code: ErrorCode): boolean {
  return code === 'WRONG_PASSWORD' || ['retry', 'accept', 'read'].includes(failureWords(code).steps[0]);
}
