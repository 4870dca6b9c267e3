import { Notification } from 'electron';
import type { Wish } from '../../src-preload/contract.ts';

export type Notice = {
  /** What it is about: a newer one takes the place of an older one of its kind. */
  kind: 'due' | 'digest' | 'anomalies' | 'clipboard';
  title: string;
  body: string;
  /** What a click shows; `null` for the window as it stands. */
  wish: Wish | null;
};

export type Notifier = {
  show(notice: Notice): void;
  /** Takes the one of this kind off the screen: what it said is no longer so. */
  close(kind: Notice['kind']): void;
};

/** Shows notifications of the system; `clicked` gets what the one that was clicked speaks of. */
export function createNotifier(clicked: (wish: Wish | null) => void): Notifier {
  /** Those on the screen: without a reference one could be collected, and its click lost. */
  const shown = new Map<Notice['kind'], Notification>();
  function close(kind: Notice['kind']): void {
    shown.get(kind)?.close();
    shown.delete(kind);
  }
  return {
    close,
    show({ kind, title, body, wish }) {
      if (!Notification.isSupported()) return;
      close(kind);
      const notification = new Notification({ title, body });
      notification.on('click', () => clicked(wish));
      notification.show();
      shown.set(kind, notification);
    },
  };
}
