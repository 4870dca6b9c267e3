import type { Handlers } from '../../src-preload/contract.ts';
import type { HandlersNeeds } from '../handlers.ts';
import * as reminders from '../vault/reminders.ts';

type Needs = Pick<HandlersNeeds, 'vault' | 'settings' | 'lookAtReminders'>;

/** The calls of the group `reminders`. */
export function reminderHandlers({ vault, settings, lookAtReminders }: Needs): Handlers['reminders'] {
  return {
    list: ({ limit }) => reminders.list(vault.session(), { limit, leadDays: settings.get().expiryLeadDays }),
    snooze: (input) => {
      reminders.snooze(vault.session(), input);
      lookAtReminders();
    },
  };
}
