import type { Id, Wish } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { discard } from '../exchange/actions.ts';
import { openPage } from '../pages/actions.ts';
import { showSecret } from '../secrets/detail-actions.ts';
import { focusPane } from '../secrets/focus.ts';
import { tellFailure } from '../tell-failure.ts';
import { announce } from '../ui/announce.ts';
import { onReset } from '../ui/reset.ts';
import { dateOf } from '../ui/time.ts';
import { showToast } from '../ui/toast.ts';
import { useReminders } from './store.ts';

const t = texts.reminders;

let question = 0;

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  question += 1;
});

export async function readReminders(): Promise<void> {
  question += 1;
  const mine = question;
  try {
    const list = await unwrap(window.coffer.reminders.list({ limit: useReminders.getState().shown }));
    if (mine === question) useReminders.setState({ list, failure: null });
  } catch (caught) {
    if (mine === question) useReminders.setState({ failure: asCofferError(caught).message });
  }
}

export async function showMore(): Promise<void> {
  useReminders.setState(({ shown }) => ({ shown: Math.min(1_000, shown + 100) }));
  await readReminders();
}

/** Main opens the whole audit for this once, so it is asked only where it is shown. */
export async function readAnomalies(): Promise<void> {
  const mine = question;
  const found = await unwrap(window.coffer.audit.anomalies()).catch(() => []);
  if (mine === question) useReminders.setState({ anomalies: found.filter(({ dismissed }) => !dismissed) });
}

async function snooze(id: Id, until: number | null): Promise<boolean> {
  try {
    await unwrap(window.coffer.reminders.snooze({ id, until }));
    await readReminders();
    return true;
  } catch (caught) {
    tellFailure(caught);
    return false;
  }
}

/** Puts what is due of a secret off, with a way back. */
export async function remindLater(secret: { id: Id; name: string }, until: number): Promise<void> {
  const { id, name } = secret;
  if (!(await snooze(id, until))) return;
  const when = dateOf(until, Math.floor(Date.now() / 1000));
  showToast({
    text: t.later.done(name, when),
    action: { label: t.later.undo, onSelect: () => void remindAgain(secret) },
  });
}

export async function remindAgain({ id, name }: { id: Id; name: string }): Promise<void> {
  if (await snooze(id, null)) announce(t.again.done(name));
}

function fulfil(wish: Wish): void {
  discard();
  if (wish.kind === 'page') void openPage(wish.page);
  else void showSecret(wish.id).then(() => focusPane('detail'));
}

/** Shows what a notification or quick access wished for, if there is such a wish. */
export async function takeWish(): Promise<void> {
  const wish = await unwrap(window.coffer.desktop.takeWish()).catch(() => null);
  if (wish) fulfil(wish);
}
