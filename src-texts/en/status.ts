import { plural } from '../language.ts';

/** The status bar, and what stands above the window when something is wrong with the vault or the clipboard. */
export const status = {
  clipboard: {
    on: 'on the clipboard',
    clearsIn: (seconds: number) => `clears in ${seconds} s`,
    untilCleared: 'until you clear it',
    clearNow: 'Clear now',
    cleared: 'Clipboard cleared',
    saidCleared: 'Clipboard cleared.',
    failed: (reason: string) => `The clipboard was not cleared. ${reason}`,
    tryAgain: 'Try again',
    notExcluded: 'History not excluded',
    notExcludedReason:
      'This system gave Coffer no way to ask clipboard histories not to keep the value. Clear it there too if you use one.',
    onlyInFront:
      'On GNOME only the window in front may change the clipboard. Install wl-clipboard, so that Coffer can clear it from behind other windows too.',
    understood: 'Understood',
    left: 'A copied value may still be on the clipboard.',
    leftReason: 'Coffer ended before it could clear the clipboard',
    leftText: 'Coffer ended before it could clear it. Unlocking clears it, if it is still there.',
    clear: 'Clear the clipboard',
    leaveIt: 'Leave it',
  },

  integrity: {
    checking: 'Checking…',
    intact: 'Intact',
    intactReason: 'Every record was checked and is as it was written',
    damaged: 'Damaged',
    damagedRecords: (count: number) => `Damaged: ${count} ${plural(count, { one: 'record', other: 'records' })}`,
  },
  readOnly: {
    name: 'Read only',
    file: 'The file or its folder is write-protected',
    damage: 'Part of the vault is damaged',
  },
  lock: {
    never: 'Does not lock by itself',
    afterHours: (hours: number) => `Locks after ${hours} h`,
    afterMinutes: (minutes: number) => `Locks after ${minutes} min`,
  },

  banners: {
    label: 'About this vault',
    damaged: 'Part of this vault is damaged.',
    concerns: (names: string) => `It concerns ${names}.`,
    damagedText: 'The rest can be read and copied, and nothing is written. Repair it or bring back a backup to go on.',
    showDamaged: 'Show what is damaged',
    repair: 'Repair…',
    readOnly: 'This vault can only be read here.',
    readOnlyText:
      'The file or its folder is write-protected. You can look and copy; to change something, allow writing and unlock again.',
    understood: 'Understood',
  },

  damaged: {
    title: 'What is damaged',
    description:
      'These records are not what was written, so they are not shown. The others are not touched. A backup may still have them whole; a repair puts the vault in order without them.',
    repair: 'Repair…',
    close: 'Close',
    listItself: 'The list of records itself is damaged.',
    unlockers: 'what the vault opens with',
    /** By the table of the record, where its name is not known. */
    unnamed: {
      secrets: "a secret whose name can't be read",
      versions: "an older version of a secret whose name can't be read",
      projects: "a project whose name can't be read",
      environments: "an environment whose name can't be read",
      audit: "an entry of the activity log whose name can't be read",
    },
    unnamedRecord: "a record whose name can't be read",
    /** "A, B and C". */
    all: (names: readonly string[]) => names.join(', ').replace(/, ([^,]*)$/, ' and $1'),
    /** "A, B and 2 more". */
    some: (names: readonly string[], more: number) => `${names.join(', ')} and ${more} more`,
  },
};
