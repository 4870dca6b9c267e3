import { Notification } from 'electron';
import type { Wish } from '../../src-preload/contract.ts';
import type { Reminder } from './reminder-words.ts';

/** Shows reminders as notifications of the system; `clicked` gets what the one that was clicked speaks of. */
export function createNotifier(clicked: (wish: Wish) => void): (reminder: Reminder) => void {
  /** Those on the screen: without a reference one could be collected, and its click lost. */
  const shown = new Map<Reminder['kind'], Notification>();
  return ({ kind, title, body, wish }) => {
    if (!Notification.isSupported()) return;
    shown.get(kind)?.close();
    const notification = new Notification({ title, body });
    notification.on('click', () => clicked(wish));
    notification.show();
    shown.set(kind, notification);
  };
}
