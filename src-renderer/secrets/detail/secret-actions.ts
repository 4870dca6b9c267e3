import type { Id, SecretDetail } from '../../../src-preload/contract.ts';
import { asCofferError, unwrap } from '../../bridge.ts';
import { showToast } from '../../ui/toast.ts';
import { purgeSecret, refresh, select, showDetail } from '../detail-actions.ts';
import { focusPane } from '../focus.ts';
import { askToUseRevoked } from './secret-dialog.ts';

/* What the menu and the banners of a secret do; each tells the person how it went. */

/** Runs a step and tells why it failed; gives whether it worked. */
async function tell(step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (caught) {
    showToast({ text: asCofferError(caught).message, tone: 'bad' });
    return false;
  }
}

export function revoke(secret: SecretDetail, reason: string): Promise<boolean> {
  const { id, name } = secret;
  return tell(async () => {
    await showDetail(await unwrap(window.coffer.secrets.revoke({ id, reason })));
    const undo = { label: 'Undo', onSelect: () => void reinstate(secret, '') };
    showToast({ text: `${name} is revoked.`, action: undo });
  });
}

export function reinstate({ id, name }: SecretDetail, reason: string): Promise<boolean> {
  return tell(async () => {
    await showDetail(await unwrap(window.coffer.secrets.reinstate({ id, reason })));
    showToast({ text: `${name} can be used again.`, tone: 'good' });
  });
}

export function markDue({ id, name }: SecretDetail, reason: string): Promise<boolean> {
  return tell(async () => {
    const [outcome] = await unwrap(window.coffer.secrets.markDue({ ids: [id], reason }));
    await refresh();
    if (outcome?.code === null) showToast({ text: `${name} is due to be replaced.` });
    else showToast({ text: `${name} could not be marked. Nothing was changed.`, tone: 'bad' });
  });
}

export function unmarkDue(secret: SecretDetail): Promise<boolean> {
  const { id, name, markedDueReason } = secret;
  return tell(async () => {
    const [outcome] = await unwrap(window.coffer.secrets.unmarkDue({ ids: [id] }));
    await refresh();
    const undo = { label: 'Undo', onSelect: () => void markDue(secret, markedDueReason) };
    if (outcome?.code === null) showToast({ text: `${name} need not be replaced now.`, action: undo });
    else showToast({ text: `The mark of ${name} could not be taken off. Nothing was changed.`, tone: 'bad' });
  });
}

/** Saves a value to a file that only this person can read; main asks where. */
export function saveValue({ id, name, revokedAt }: SecretDetail): Promise<boolean> {
  return tell(async () => {
    const revoked = revokedAt !== null;
    if (revoked && !(await askToUseRevoked(name, 'Save it anyway'))) return;
    const { saved } = await unwrap(
      window.coffer.secrets.saveValue({ id, ...(revoked ? { evenIfRevoked: true } : {}) }),
    );
    if (saved) showToast({ text: `The value of ${name} is saved. Only you can read that file.`, tone: 'good' });
  });
}

/** Sets the date that the value itself says. */
export function setExpiry({ id, revision }: SecretDetail, expiresAt: number): Promise<boolean> {
  return tell(async () => {
    await showDetail(await unwrap(window.coffer.secrets.update({ id, revision, changes: { expiresAt } })));
    showToast({ text: 'The date of expiry is set.', tone: 'good' });
  });
}

export function purge({ id, name }: SecretDetail): Promise<boolean> {
  return tell(async () => {
    const { removed, erased } = await purgeSecret(id);
    if (removed) showToast({ text: `${name} is removed for good.${whenErased(erased)}` });
    else showToast({ text: `${name} could not be removed. It is still in the trash.`, tone: 'bad' });
    focusPane('list');
  });
}

export function emptyTrash(): Promise<boolean> {
  return tell(async () => {
    const { purged, erased } = await unwrap(window.coffer.secrets.emptyTrash());
    await select(null);
    await refresh();
    const what = purged === 1 ? '1 secret is' : `${purged.toLocaleString('en')} secrets are`;
    showToast({ text: `${what} removed for good.${whenErased(erased)}` });
    focusPane('list');
  });
}

function whenErased(erased: boolean): string {
  return erased ? '' : ' Another program had the file open, so the traces in it are overwritten later.';
}

/** Makes the copy; throws what main refused, for the dialog to show. */
export async function duplicate(id: Id, copy: { name: string; projects: Id[]; environments: string[] }): Promise<void> {
  const made = await unwrap(window.coffer.secrets.duplicate({ id, ...copy }));
  await showDetail(made);
  showToast({ text: `${made.name} is a copy of its own now.`, tone: 'good' });
  focusPane('detail');
}
