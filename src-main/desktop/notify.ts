import { Notification } from 'electron';
import type { Reminder } from './reminders.ts';

/** Shows reminders as notifications of the system; `clicked` gets the secret to open, if it is one alone. */
export function createNotifier(clicked: (secret: string | null) => void): (reminder: Reminder) => void {
  /** The one on the screen: without a reference it could be collected, and its click lost. */
  let shown: Notification | null = null;
  return ({ title, body, opens }) => {
    if (!Notification.isSupported()) return;
    shown?.close();
    shown = new Notification({ title, body });
    shown.on('click', () => clicked(opens));
    shown.show();
  };
}
