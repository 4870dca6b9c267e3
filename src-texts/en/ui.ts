import { counted, number, plural } from '../language.ts';

/** The controls that every screen is made of, and the words for dates and times. */
export const ui = {
  cancel: 'Cancel',
  close: 'Close',
  messages: 'Messages',
  closeMessage: 'Close this message',
  messageAction: (message: string, action: string) => `${message} ${action} is at the end of the window.`,

  add: (word: string) => `Add “${word}”`,
  remove: (word: string) => `Remove ${word}`,
  choose: 'Choose…',
  make: (name: string) => `Make “${name}”`,
  chooseOrType: 'Choose or type a name',
  typeToMake: 'Type a name to make one.',
  showAll: 'Show all',
  showAllOf: (label: string) => `Show all: ${label}`,

  /** The name of the eye, while the password is hidden and while it is shown. */
  eye: { show: 'Show the password', hide: 'Hide the password' },
  capsLock: 'Caps Lock is on.',

  typeToConfirm: (words: string) => `Type “${words}” to confirm`,
  typeToGoOn: (words: string) => `Type ${words} to go on, or cancel: nothing is changed yet.`,

  time: {
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    inDays: (days: number) => `in ${number(days)} days`,
    daysAgo: (days: number) => `${number(days)} days ago`,
    justNow: 'just now',
    minutesAgo: (minutes: number) => `${counted(minutes, { one: 'minute', other: 'minutes' })} ago`,
    /** A day, a date or one of the words above, and the time of the clock. */
    at: (day: string, clock: string) => `${day} at ${clock}`,
    hours: (count: number) => `${count} ${plural(count, { one: 'hour', other: 'hours' })}`,
    minutes: (count: number) => `${count} ${plural(count, { one: 'minute', other: 'minutes' })}`,
    seconds: (count: number) => `${count} ${plural(count, { one: 'second', other: 'seconds' })}`,
  },
};
