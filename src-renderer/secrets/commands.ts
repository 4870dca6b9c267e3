import type { Id, SecretSummary } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { isOffered } from '../drafts/store.ts';
import { discard } from '../exchange/actions.ts';
import { tellFailure } from '../tell-failure.ts';
import { announce } from '../ui/announce.ts';
import { showToast } from '../ui/toast.ts';
import { useVault } from '../unlock/vault-store.ts';
import { openPane, refresh, restoreSecret, showSecret, trashSecret } from './detail-actions.ts';
import { type EditorFocus, useDetail } from './detail-store.ts';
import { focusAfterwards } from './focus.ts';

export { copyValue } from './detail/copying.ts';

const t = texts.mainWindow;

/* What keys, menus and buttons do: each tells the person how it went. */

/** Says so where the vault can only be read: before somebody types what could not be saved. */
export function isOnlyRead(): boolean {
  const onlyRead = (useVault.getState().vault?.readOnly ?? null) !== null;
  if (onlyRead) showToast({ text: t.onlyRead, tone: 'bad' });
  return onlyRead;
}

export async function newSecret(name: string): Promise<void> {
  if (isOnlyRead()) return;
  discard();
  await openPane({ kind: 'new', name, kept: name === '' && isOffered(null) });
}

export async function editSelected(focus: EditorFocus = 'name'): Promise<void> {
  if (isOnlyRead()) return;
  const { detail, pane } = useDetail.getState();
  if (detail && detail.trashedAt === null && pane.kind === 'detail')
    await openPane({ kind: 'edit', focus, kept: isOffered(detail.id) });
}

export async function moveToTrash(secret: Pick<SecretSummary, 'id' | 'name'>): Promise<void> {
  const focus = focusAfterwards();
  try {
    await trashSecret(secret.id);
    showToast({
      text: t.inTrash(secret.name),
      action: { label: t.undo, onSelect: () => void undoTrash(secret.id) },
    });
    focus('list');
  } catch (caught) {
    tellFailure(caught);
  }
}

async function undoTrash(id: Id): Promise<void> {
  const focus = focusAfterwards();
  try {
    const detail = await restoreSecret(id);
    await showSecret(id);
    announce(t.backAgain(detail.name));
    focus('list');
  } catch (caught) {
    tellFailure(caught);
  }
}

export async function putBack(secret: Pick<SecretSummary, 'id' | 'name'>): Promise<void> {
  const focus = focusAfterwards();
  try {
    await restoreSecret(secret.id);
    showToast({ text: t.putBack(secret.name), tone: 'good' });
    focus('list');
  } catch (caught) {
    tellFailure(caught);
  }
}

export async function setFavourite(secret: Pick<SecretSummary, 'id' | 'name'>, favourite: boolean): Promise<void> {
  const { id, name } = secret;
  try {
    const { revision } = await unwrap(window.coffer.secrets.get({ id }));
    await unwrap(window.coffer.secrets.update({ id, revision, changes: { favourite } }));
    await refresh();
    announce(favourite ? t.favourite(name) : t.noFavourite(name));
  } catch (caught) {
    tellFailure(caught);
  }
}
