import type { Id, SecretDetail } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { unwrap } from '../../bridge.ts';
import { tellFailure } from '../../tell-failure.ts';
import { showToast } from '../../ui/toast.ts';
import { purgeSecret, refresh, select, showDetail } from '../detail-actions.ts';
import { focusPane } from '../focus.ts';
import { askToUseRevoked } from './secret-dialog.ts';

const t = texts.secretDetail.done;

/* What the menu and the banners of a secret do; each tells the person how it went. */

/** Runs a step and tells why it failed; gives whether it worked. */
async function tell(step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (caught) {
    tellFailure(caught);
    return false;
  }
}

export function revoke(secret: SecretDetail, reason: string): Promise<boolean> {
  const { id, name } = secret;
  return tell(async () => {
    await showDetail(await unwrap(window.coffer.secrets.revoke({ id, reason })));
    const undo = { label: t.undo, onSelect: () => void reinstate(secret, '') };
    showToast({ text: t.revoked(name), action: undo });
  });
}

export function reinstate({ id, name }: SecretDetail, reason: string): Promise<boolean> {
  return tell(async () => {
    await showDetail(await unwrap(window.coffer.secrets.reinstate({ id, reason })));
    showToast({ text: t.reinstated(name), tone: 'good' });
  });
}

export function markDue({ id, name }: SecretDetail, reason: string): Promise<boolean> {
  return tell(async () => {
    const [outcome] = await unwrap(window.coffer.secrets.markDue({ ids: [id], reason }));
    await refresh();
    if (outcome?.code === null) showToast({ text: t.markedDue(name) });
    else showToast({ text: t.notMarked(name), tone: 'bad' });
  });
}

export function unmarkDue(secret: SecretDetail): Promise<boolean> {
  const { id, name, markedDueReason } = secret;
  return tell(async () => {
    const [outcome] = await unwrap(window.coffer.secrets.unmarkDue({ ids: [id] }));
    await refresh();
    const undo = { label: t.undo, onSelect: () => void markDue(secret, markedDueReason) };
    if (outcome?.code === null) showToast({ text: t.unmarked(name), action: undo });
    else showToast({ text: t.notUnmarked(name), tone: 'bad' });
  });
}

/** Saves a value to a file that only this person can read; main asks where. */
export function saveValue({ id, name, revokedAt }: SecretDetail): Promise<boolean> {
  return tell(async () => {
    const revoked = revokedAt !== null;
    if (revoked && !(await askToUseRevoked(name, texts.secretDetail.dialogs.useRevoked.save))) return;
    const { saved } = await unwrap(
      window.coffer.secrets.saveValue({ id, ...(revoked ? { evenIfRevoked: true } : {}) }),
    );
    if (saved) showToast({ text: t.saved(name), tone: 'good' });
  });
}

/** Sets the date that the value itself says. */
export function setExpiry({ id, revision }: SecretDetail, expiresAt: number): Promise<boolean> {
  return tell(async () => {
    await showDetail(await unwrap(window.coffer.secrets.update({ id, revision, changes: { expiresAt } })));
    showToast({ text: t.expirySet, tone: 'good' });
  });
}

export function purge({ id, name }: SecretDetail): Promise<boolean> {
  return tell(async () => {
    const { removed, erased } = await purgeSecret(id);
    if (removed) showToast({ text: withTraces(t.purged(name), erased) });
    else showToast({ text: t.notPurged(name), tone: 'bad' });
    focusPane('list');
  });
}

export function emptyTrash(): Promise<boolean> {
  return tell(async () => {
    const { purged, erased } = await unwrap(window.coffer.secrets.emptyTrash());
    await select(null);
    await refresh();
    showToast({ text: withTraces(t.emptied(purged), erased) });
    focusPane('list');
  });
}

function withTraces(removed: string, erased: boolean): string {
  return erased ? removed : `${removed} ${t.overwrittenLater}`;
}

/** Makes the copy; throws what main refused, for the dialog to show. */
export async function duplicate(id: Id, copy: { name: string; projects: Id[]; environments: string[] }): Promise<void> {
  const made = await unwrap(window.coffer.secrets.duplicate({ id, ...copy }));
  await showDetail(made);
  showToast({ text: t.duplicated(made.name), tone: 'good' });
  focusPane('detail');
}
