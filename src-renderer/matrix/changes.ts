import type { Id, SecretDetail, SecretValue } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { refresh } from '../secrets/detail-actions.ts';
import { tellFailure } from '../tell-failure.ts';
import { showToast } from '../ui/toast.ts';
import { readMatrix } from './actions.ts';
import { useMatrix } from './store.ts';

const t = texts.matrix.changes;

/* What is changed from a cell; each can be taken back. */

/** Where a cell is: the name of its row, its column's environment, and what that one is called. */
export type Spot = { name: string; slug: string; environment: string };

/** Both the matrix and what the list shows are read again. */
async function readAgain(): Promise<void> {
  await Promise.all([readMatrix(), refresh()]);
}

function undoing(step: () => Promise<unknown>): { label: string; onSelect: () => void } {
  const undo = async () => {
    try {
      await step();
      await readAgain();
    } catch (caught) {
      tellFailure(caught);
    }
  };
  return { label: t.undo, onSelect: () => void undo() };
}

/** Makes the secret of that name for one environment; throws `CofferError` for its form to show. */
export async function addFor({ name, slug, environment }: Spot, value: SecretValue): Promise<void> {
  const { project } = useMatrix.getState();
  const projects = project === null ? [] : [project];
  const place = { projects, environments: [slug] };
  const made = await unwrap(
    window.coffer.secrets.create({ name, value, ...place, label: '', description: '', expiresAt: null }),
  );
  await readAgain();
  const undo = undoing(() => unwrap(window.coffer.secrets.trash({ id: made.id })));
  showToast({ text: t.added(name, environment), tone: 'good', action: undo });
}

/** Gives a secret another value; throws `CofferError` for its form to show. */
export async function replaceValue({ id, name, revision, version }: SecretDetail, value: SecretValue): Promise<void> {
  const after = await unwrap(window.coffer.secrets.update({ id, revision, changes: { value } }));
  await readAgain();
  if (after.version === version) return void showToast({ text: t.same(name) });
  const back = { id, revision: after.revision, number: version, why: '' };
  const undo = undoing(() => unwrap(window.coffer.versions.restore(back)));
  showToast({ text: t.replaced(name, after.version), tone: 'good', action: undo });
}

/** Uses a secret of another environment here as well. */
export async function shareWith(id: Id, { name, slug, environment }: Spot): Promise<void> {
  try {
    const { revision, environments } = await unwrap(window.coffer.secrets.get({ id }));
    const changes = { environments: [...environments, slug] };
    const after = await unwrap(window.coffer.secrets.update({ id, revision, changes }));
    await readAgain();
    const undo = undoing(() =>
      unwrap(window.coffer.secrets.update({ id, revision: after.revision, changes: { environments } })),
    );
    showToast({ text: t.shared(name, environment), tone: 'good', action: undo });
  } catch (caught) {
    tellFailure(caught);
  }
}
