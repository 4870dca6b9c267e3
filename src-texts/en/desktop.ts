import type { AnomalyRule } from '../../src-preload/contract.ts';
import { counted, plural } from '../language.ts';

const needAttention = (count: number) =>
  `${count} ${plural(count, { one: 'secret needs', other: 'secrets need' })} attention`;

/** What the main process says by itself: menu, tray, dialogs and notifications of the system. */
export const desktop = {
  /** Where it was started from a terminal. */
  start: {
    oldElectron: (oldest: number, version: string) =>
      `Coffer needs Electron ${oldest} or newer; this is Electron ${version}.`,
    oldNode: (oldest: number, version: string) =>
      `Coffer needs Node.js ${oldest} or newer; this is Node.js ${version}.`,
    failed: (error: string) => `Coffer could not start (${error}).`,
  },

  menu: {
    file: 'File',
    newSecret: 'New secret',
    importEnv: 'Import .env…',
    generate: 'Generate a value…',
    lock: 'Lock',
    changePassword: 'Change master password…',
    settings: 'Settings…',
    edit: 'Edit',
    find: 'Find',
    view: 'View',
    help: 'Help',
    shortcuts: 'Keyboard shortcuts',
    protection: 'What Coffer protects against',
  },

  tray: {
    isOpen: 'Coffer is open',
    isLocked: 'Coffer is locked',
    withClipboard: (vault: string, clipboard: string) => `${vault}. ${clipboard}`,
    clipboardFailed: 'The clipboard could not be cleared',
    clipboardHolds: 'A value is on the clipboard',
    clipboardClears: (seconds: number) => `The clipboard clears in ${seconds} s`,
    countdown: (seconds: number) => `${seconds} s`,
    open: 'Open Coffer',
    quickAccess: 'Quick access',
    copyRecent: 'Copy a recent one',
    lock: 'Lock',
    clearClipboard: 'Clear clipboard',
    quit: 'Quit Coffer',
  },
  badge: needAttention,
  /** What is on the clipboard: an earlier version of a secret. */
  copiedVersion: (name: string, version: number) => `${name}, version ${version}`,

  dialogs: {
    vaultFiles: 'Coffer vault',
    allFiles: 'All files',
    newVault: 'Where should the new vault be kept?',
    usePlace: 'Use this place',
    save: 'Save',
    saveAs: { value: 'Save the value to a file', activity: 'Save the activity', env: 'Save the values in plain text' },
    openVault: 'Open a vault',
    openEnv: 'Bring in a .env file',
    backupFolder: { title: 'Where should backups be kept?', yes: 'Keep them here' },
    weaken: {
      title: 'This protects your vault less than before.',
      no: 'Leave it as it is',
      yes: 'Change it',
    },
    restore: {
      title: 'Put this backup in the place of your vault?',
      /** `at` is a day and a time of the clock. */
      holds: (secrets: number, at: string) =>
        `It holds ${counted(secrets, { one: 'secret, as it was', other: 'secrets, as they were' })} ${at}.`,
      damaged: (records: number) =>
        `${counted(records, { one: 'of its records is', other: 'of its records are' })} damaged.`,
      vault: 'Your vault is locked, and what it is now is kept beside it.',
      no: 'Leave it as it is',
      yes: 'Put the backup in place',
    },
    removal: {
      title: (count: number) => `Delete ${count} older ${plural(count, { one: 'backup', other: 'backups' })}?`,
      text: 'They were made before the vault key was rotated. A new backup under the present key is made first. What is deleted can’t be brought back.',
      no: 'Keep them',
      yes: (count: number) => `Delete ${count} ${plural(count, { one: 'backup', other: 'backups' })}`,
    },
    connection: {
      title: (host: string) => `Connect to ${host}?`,
      text: (name: string, service: string, host: string) =>
        `Secrets that you opt in to “${name}” (${service}) will be sent to ${host}, with the credentials that you typed.`,
      no: 'Don’t connect',
      yes: 'Connect',
    },
    projectRemoval: {
      title: (project: string) => `Delete the project “${project}” at the service?`,
      text: 'It is deleted for all who use it there. The secrets in your vault stay as they are.',
      no: 'Keep it',
      yes: 'Delete the project',
    },
    unsafeSwitch: (name: string) => `Coffer does not start with --${name}: it would let others look into the vault.`,
  },

  /** In which ways settings protect less than before. */
  weaker: {
    clipboardNever: 'A copied value stays on the clipboard until you lock or quit.',
    clipboard: (seconds: number) => `A copied value stays on the clipboard for ${seconds} seconds.`,
    lockNever: 'The vault never locks by itself when you are away.',
    lock: (minutes: number) => `The vault locks only after ${minutes} minutes without you.`,
    lockOnSystemLock: 'The vault stays open when the screen is locked.',
    lockOnSleep: 'The vault stays open when the computer sleeps.',
    lockOnUserSwitch: 'The vault stays open when another person logs in.',
    lockOnHide: 'The vault stays open when its window is minimised or hidden.',
    contentProtection: 'Screenshots and screen sharing can show the window.',
    automaticBackups: 'Coffer makes no backups by itself any more.',
  },

  /** That something is no longer looked for in the activity, or told only later. */
  watchesLess: {
    failedUnlocks: {
      off: 'Coffer no longer tells of repeated failed unlocks.',
      later: 'Coffer tells of repeated failed unlocks only later than before.',
    },
    manyReads: {
      off: 'Coffer no longer tells of many values read in a short time.',
      later: 'Coffer tells of many values read in a short time only later than before.',
    },
    revokedUse: {
      off: 'Coffer no longer tells of the use of a revoked secret.',
      later: 'Coffer tells of the use of a revoked secret only later than before.',
    },
    unusualHour: {
      off: 'Coffer no longer tells of reading at an unusual hour.',
      later: 'Coffer tells of reading at an unusual hour only later than before.',
    },
    manyDenied: {
      off: 'Coffer no longer tells of many refusals to programs.',
      later: 'Coffer tells of many refusals to programs only later than before.',
    },
    clockSetBack: {
      off: 'Coffer no longer tells of a clock that was set back.',
      later: 'Coffer tells of a clock that was set back only later than before.',
    },
  } satisfies Record<AnomalyRule, { off: string; later: string }>,

  /** Why a value could not be cleared from the clipboard, and what to do. */
  clearingFailures: {
    kept: 'The clipboard did not let go of the value. Copy something else to replace it, or bring Coffer to the front and clear again.',
    unreadable:
      'It could not be read, so the value may still be there. Copy something else to replace it, or clear again.',
    'put-back':
      'Another program puts the value back, most likely a clipboard manager. Remove it there, or copy something else.',
    'only-in-front':
      'On GNOME only the window in front may change the clipboard. Bring Coffer to the front and clear again, or install wl-clipboard.',
  },

  /** By notification, where the main window is not in front; it can be read over a shoulder. */
  clipboard: {
    notCleared: 'The clipboard was not cleared',
    openToTryAgain: (reason: string) => `${reason} Opening Coffer tries again.`,
    copied: 'Copied',
    clears: (seconds: number) => `The clipboard clears in ${seconds} s.`,
    stays: 'It stays until you lock, quit or clear it.',
  },

  reminders: {
    needAttention,
    thisWeek: (count: number) => `This week: ${needAttention(count)}`,
    expired: (count: number) => `${count} expired`,
    toRotate: (count: number) => `${count} to rotate`,
    dueSoon: (count: number) => `${count} due soon`,
    /** `counts` are the three above. */
    locked: (counts: string) => `${counts}. Unlock Coffer to see which.`,
    named: (counts: string, names: string) => `${counts}: ${names}`,
    namedSome: (counts: string, names: string, more: number) => `${counts}: ${names} and ${more} more`,
    expiresSoon: (name: string) => `${name} expires soon`,
    hasExpired: (name: string) => `${name} has expired`,
    isDue: (name: string) => `${name} is due for rotation`,
    openIt: 'Open it in Coffer.',
    anomaly: 'Out of the ordinary',
    anomalies: (count: number) => `${count} things out of the ordinary`,
    anomalyAndMore: (sentence: string, more: number) => `${sentence} And ${more} more.`,
  },

  /** In the list of programs that start with the computer, on Linux. */
  autostart: 'Starts Coffer, locked, when you log in',
};
