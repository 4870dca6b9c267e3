import { plural } from '../language.ts';

/** The settings, and the dialog that changes the master password. */
export const settings = {
  title: 'Settings',
  description: 'Changes apply at once. Coffer asks you first if one makes the vault less safe.',
  backups: 'Backups',
  never: 'Never',
  after: (time: string) => `After ${time}`,
  daysBefore: (days: number) => `${days} ${plural(days, { one: 'day', other: 'days' })} before`,

  locking: {
    title: 'Locking and clipboard',
    clipboard: {
      title: 'Clear the clipboard',
      text: 'After a value was copied. Only if it is still there: what you copied since then stays.',
    },
    idle: { title: 'Lock when idle', text: 'When you touch neither keyboard nor mouse for this long.' },
    screen: { title: 'Lock with the screen', text: 'When you lock the screen of this computer.' },
    sleep: { title: 'Lock before sleep', text: 'When the computer is put to sleep or its lid is closed.' },
    userSwitch: {
      title: 'Lock when another person logs in',
      text: 'On macOS. Windows and Linux lock the screen then, so there the switch for the screen decides.',
    },
    hidden: { title: 'Lock when hidden', text: 'When you minimise or hide the window. Closing it always locks.' },
  },

  protection: {
    title: 'Protection',
    capture: {
      title: 'Hide from screen capture',
      text: 'Screenshots and shared screens leave the window out. On Windows, and on macOS but for its newer recorders; Linux can’t.',
    },
    password: {
      title: 'Master password',
      text: 'Change what opens this vault.',
      locked: 'Unlock the vault first to change its password.',
      action: 'Change master password…',
    },
    recoveryCode: {
      title: 'Recovery code',
      text: 'For one that is lost or was seen: a new one takes its place.',
      action: 'Make a new code…',
    },
    vaultKey: {
      title: 'Vault key',
      text: 'Seals everything anew, so that older copies of the file lead to nothing in this one.',
      action: 'Rotate the vault key…',
    },
    about: {
      title: 'What it protects against',
      text: 'What Coffer keeps you safe from, and what it can’t.',
      action: 'Read it',
    },
  },

  history: {
    title: 'History',
    keep: {
      title: 'Earlier versions to keep',
      text: 'Of each secret in this vault. What is too much goes for good when a secret gets its next value.',
    },
  },

  reminders: {
    title: 'Reminders',
    lead: {
      title: 'Expiring soon',
      text: 'From when on a secret counts as expiring soon. A secret can have a time of its own.',
    },
    notifications: {
      title: 'Notifications',
      text: 'Tells once when a secret comes near its date, is due, or something is out of the ordinary. While the vault is locked only how many, from what Coffer saw when it was open; that is forgotten when you quit.',
    },
    weekly: {
      title: 'Weekly summary',
      text: 'At nine on that day, or when the computer is next on: all that is due.',
    },
    /** By the number of the day. */
    onDay: {
      0: 'On Sunday',
      1: 'On Monday',
      2: 'On Tuesday',
      3: 'On Wednesday',
      4: 'On Thursday',
      5: 'On Friday',
      6: 'On Saturday',
    },
  },

  desktop: {
    title: 'Quick access and start',
    quickAccess: {
      title: 'Quick access',
      text: 'A small window over everything else: find a secret, Enter copies it. It is in the tray’s menu too.',
      action: 'Open it now',
    },
    shortcut: {
      title: 'Shortcut for it',
      text: 'Heard in every program while Coffer runs. Off until you choose one.',
      refused: 'Refused: another program has these keys, or the system gives none. Choose others.',
    },
    tray: {
      title: 'Stay in the tray',
      text: 'Closing the window locks the vault but does not quit: quick access and reminders go on. Starting Coffer again shows its window.',
    },
    login: {
      title: 'Start with the computer',
      text: 'Coffer starts, locked, when you log in.',
      failed: 'The system did not take it, so Coffer may not start by itself.',
    },
    startHidden: {
      title: 'Start hidden',
      text: 'Then no window opens, only the sign in the tray. Started by hand, it shows its window.',
    },
  },

  look: {
    title: 'Look',
    theme: { title: 'Theme', text: 'As the system is set, or always the same.' },
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    density: { title: 'Density', text: 'Compact shows more secrets at once, one line each.' },
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
  },

  changePassword: {
    title: 'Change the master password',
    description:
      'The new one opens this vault from now on. Copies and backups made before still open with the old one; delete those that you do not want opened with it. The recovery code stays the same.',
    current: 'Current master password',
    eyeOfCurrent: { show: 'Show the current password', hide: 'Hide the current password' },
    next: 'New master password',
    currentMissing: 'Type the master password that holds now.',
    currentWrong: 'That is not the master password of this vault. Nothing was changed.',
    rotateToo: 'Rotate the vault key afterwards',
    rotateReason:
      'Where somebody may know the old password: with an older copy of the file it still leads into today’s vault, until the vault key is rotated.',
    checking: 'Checking the password…',
    progress: 'Changing the master password',
    cancel: 'Cancel',
    withoutBackup: 'Go on without a backup',
    change: 'Change password',
    changed: 'The master password is changed.',
  },
};
