import { counted, number } from '../language.ts';

/** The page of the reminders, its entry in the left pane, and the dialog that puts one off. */
export const reminders = {
  title: 'Reminders',
  about: 'What is due and what comes due soon. Coffer tells you of each once; put off what you can’t do now.',
  settings: 'When to remind',
  failed: 'The reminders could not be read.',
  tryAgain: 'Try again',
  unusual: (count: number) => `${counted(count, { one: 'thing is', other: 'things are' })} out of the ordinary.`,
  showActivity: 'Look at the activity',
  none: {
    title: 'Nothing is due',
    text: 'Secrets stand here when their date comes near, when they are to be rotated, and when you marked them.',
  },

  groups: { expired: 'Expired', soon: 'Expiring soon', rotate: 'To rotate', putOff: 'Put off' },
  showMore: (rest: number) => `Show more of ${number(rest)}`,

  due: {
    expired: (when: string) => `Expired ${when}`,
    expires: (when: string) => `Expires ${when}`,
    rotation: (date: string) => `Due for rotation since ${date}`,
    marked: (date: string) => `Marked as due on ${date}`,
  },
  show: 'Show',
  showSecret: (name: string) => `Show ${name}`,

  later: {
    button: 'Remind me later',
    label: (name: string) => `Remind me later of ${name}`,
    tomorrow: 'Tomorrow',
    week: 'In a week',
    day: 'On a day…',
    done: (name: string, date: string) => `Coffer reminds you of ${name} again on ${date}.`,
    undo: 'Undo',
  },
  again: {
    until: (date: string) => `Put off until ${date}`,
    button: 'Remind me now',
    label: (name: string) => `Remind me now of ${name}`,
    done: (name: string) => `${name} is among the reminders again.`,
  },
  onDay: {
    title: (name: string) => `When to remind you of ${name}`,
    text: 'Until then it counts nowhere among the reminders. Its date stays what it is.',
    field: 'Day',
    notAhead: 'Choose a day that is still ahead.',
    cancel: 'Cancel',
    action: 'Remind me then',
  },
};
