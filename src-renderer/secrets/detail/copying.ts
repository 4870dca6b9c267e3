import type { CopyForm, Id } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../../bridge.ts';
import { tellFailure } from '../../tell-failure.ts';
import { announce } from '../../ui/announce.ts';
import { duration } from '../../ui/time.ts';
import { showToast } from '../../ui/toast.ts';
import { clipboardSeconds } from '../preferences.ts';
import { askToUseRevoked } from './secret-dialog.ts';

const t = texts.secretDetail.copying;

/** What of a secret: its value unless a field is named. */
export type CopyWish = { field?: string; as?: CopyForm };

/** Copies in the main process; gives whether it worked. Of a revoked secret the person is asked first. */
export async function copyValue(secret: { id: Id; name: string }, wish: CopyWish = {}): Promise<boolean> {
  const { id, name } = secret;
  try {
    const revoked = await copyUnlessRevoked(id, wish);
    if (revoked) {
      if (!(await askToUseRevoked(name, texts.secretDetail.dialogs.useRevoked.copy))) return false;
      await unwrap(window.coffer.secrets.copy({ id, ...wish, evenIfRevoked: true }));
    }
    const seconds = clipboardSeconds();
    const what = wish.field === undefined ? name : t.fieldOf(wish.field, name);
    announce(seconds === 0 ? t.copied(what) : t.copiedFor(what, duration(seconds)));
    return true;
  } catch (caught) {
    tellFailure(caught);
    return false;
  }
}

/** Whether it was refused because the secret is revoked. */
async function copyUnlessRevoked(id: Id, wish: CopyWish): Promise<boolean> {
  try {
    await unwrap(window.coffer.secrets.copy({ id, ...wish }));
    return false;
  } catch (caught) {
    if (asCofferError(caught).code === 'SECRET_REVOKED') return true;
    throw caught;
  }
}

/** What is no secret the page may copy itself, without a permission, in answer to a press. */
export function copyPlain(what: string, text: string): void {
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', write, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', write);
  if (done) announce(t.done(what));
  else showToast({ text: t.refused, tone: 'bad' });
}
