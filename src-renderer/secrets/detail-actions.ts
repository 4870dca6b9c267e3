import type { Id, NewSecretInput, SecretChanges, SecretDetail, View } from '../../src-preload/contract.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { closePage } from '../pages/store.ts';
import { readProjects } from '../projects/actions.ts';
import { onReset } from '../ui/reset.ts';
import { indexOfId } from './chunk-cache.ts';
import { type Pane, useDetail } from './detail-store.ts';
import { neighbourOf, reloadList, showView } from './list-actions.ts';
import { useList } from './list-store.ts';

let asked = 0;
let answerLeave: ((leave: boolean) => void) | undefined;

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  asked += 1;
  answerLeave = undefined;
});

/** `after`: what is drawn before it, though it is asked for at once. */
async function readDetail(id: Id, after?: Promise<void>): Promise<void> {
  asked += 1;
  const mine = asked;
  try {
    const detail = await unwrap(window.coffer.secrets.get({ id }));
    if (after) await after;
    if (mine === asked) useDetail.setState({ detail, problem: null });
  } catch (error) {
    if (mine !== asked) return;
    const { code, message } = asCofferError(error);
    useDetail.setState({ detail: null, problem: { code, message } });
  }
}

function point(id: Id | null): void {
  const found = indexOfId(useList.getState().rows, id);
  if (found >= 0 || id === null) useList.setState({ selectedIndex: found });
}

/** Selects without asking: for the moments when nothing unsaved can be there. */
async function take(id: Id | null, after?: Promise<void>): Promise<void> {
  const same = useDetail.getState().selected === id;
  useDetail.setState({ selected: id, pane: { kind: 'detail' }, unsaved: false });
  point(id);
  if (id === null) {
    asked += 1;
    useDetail.setState({ detail: null, problem: null });
  } else if (!same || useDetail.getState().detail === null) {
    await readDetail(id, after);
  }
}

/** Whether the editor may be left: at once if it holds nothing, else as the person answers. */
export function mayLeaveEditor(): Promise<boolean> {
  if (!useDetail.getState().unsaved) return Promise.resolve(true);
  answerLeave?.(false);
  // After this event: the Escape that leads here would close the question as well.
  setTimeout(() => useDetail.setState({ askingToLeave: true }));
  return new Promise((resolve) => {
    answerLeave = resolve;
  });
}

export function answerToLeave(leave: boolean): void {
  useDetail.setState(leave ? { askingToLeave: false, unsaved: false } : { askingToLeave: false });
  answerLeave?.(leave);
  answerLeave = undefined;
}

export async function select(id: Id | null): Promise<boolean> {
  const { selected, pane } = useDetail.getState();
  if (selected === id && pane.kind === 'detail') return true;
  if (!(await mayLeaveEditor())) return false;
  await take(id);
  return true;
}

/** Selects the best hit of a search: Enter or Ctrl+C right after typing means it. */
export async function selectFirst(): Promise<void> {
  if (useDetail.getState().pane.kind === 'detail') await take(useList.getState().rows.get(0)?.id ?? null);
}

/** Selects the first row if the selected secret is not among the answers; shows it once `after` has come. */
export async function selectFirstIfGone(after?: Promise<void>): Promise<void> {
  const { rows } = useList.getState();
  const { selected, pane } = useDetail.getState();
  if (pane.kind !== 'detail' || indexOfId(rows, selected) >= 0) return;
  await take(rows.get(0)?.id ?? null, after);
}

export async function openView(view: View): Promise<void> {
  if (!(await mayLeaveEditor())) return;
  closePage();
  useDetail.setState({ pane: { kind: 'detail' }, narrowShows: 'list' });
  await showView(view);
  await selectFirstIfGone();
}

export async function openPane(pane: Pane): Promise<void> {
  if (!(await mayLeaveEditor())) return;
  closePage();
  useDetail.setState({ pane, unsaved: false, narrowShows: 'detail' });
}

/** Back from the editor to what was selected. */
export async function closeEditor(): Promise<boolean> {
  if (!(await mayLeaveEditor())) return false;
  const { selected } = useDetail.getState();
  useDetail.setState({ pane: { kind: 'detail' }, unsaved: false, narrowShows: selected === null ? 'list' : 'detail' });
  return true;
}

/** Something in the vault changed: everything on the screen is read again. */
export async function refresh(): Promise<void> {
  const { selected } = useDetail.getState();
  await Promise.all([reloadList(), readProjects(), selected === null ? undefined : readDetail(selected)]);
}

/** Shows a secret as main just gave it, after something was done to it. */
export async function showDetail(detail: SecretDetail): Promise<void> {
  // A reading of the one selected before, still on its way, must not take the place of this one.
  asked += 1;
  useDetail.setState({ selected: detail.id, detail, problem: null, pane: { kind: 'detail' }, unsaved: false });
  await Promise.all([readProjects(), reloadList()]);
  point(detail.id);
}

/** Selects one that may stand anywhere, or have just been made. */
export async function showSecret(id: Id): Promise<void> {
  if (!(await mayLeaveEditor())) return;
  closePage();
  await take(id);
  useDetail.setState({ narrowShows: 'detail' });
  await refresh();
  point(id);
}

export async function createSecret(secret: NewSecretInput): Promise<SecretDetail> {
  const detail = await unwrap(window.coffer.secrets.create(secret));
  await showDetail(detail);
  return detail;
}

export async function updateSecret(id: Id, revision: number, changes: SecretChanges): Promise<SecretDetail> {
  const detail = await unwrap(window.coffer.secrets.update({ id, revision, changes }));
  await showDetail(detail);
  return detail;
}

/** Moves to the trash and selects the neighbour. */
export async function trashSecret(id: Id): Promise<SecretDetail> {
  const next = neighbourOf(id);
  const detail = await unwrap(window.coffer.secrets.trash({ id }));
  await take(next);
  if (next === null) useDetail.setState({ narrowShows: 'list' });
  await Promise.all([readProjects(), reloadList()]);
  point(next);
  return detail;
}

/** Removes one that is in the trash for good, and selects the neighbour. */
export async function purgeSecret(id: Id): Promise<{ removed: boolean; erased: boolean }> {
  const next = neighbourOf(id);
  const { outcomes, erased } = await unwrap(window.coffer.secrets.purge({ ids: [id] }));
  const removed = outcomes[0]?.code === null;
  if (removed) {
    await take(next);
    if (next === null) useDetail.setState({ narrowShows: 'list' });
  }
  await Promise.all([readProjects(), reloadList()]);
  point(useDetail.getState().selected);
  return { removed, erased };
}

export async function restoreSecret(id: Id): Promise<SecretDetail> {
  const next = useList.getState().view.kind === 'trash' ? neighbourOf(id) : id;
  const detail = await unwrap(window.coffer.secrets.restore({ id }));
  await take(next);
  await refresh();
  return detail;
}
