import type { Id } from '../../src-preload/contract.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { openPage } from '../pages/actions.ts';
import { useProjects } from '../projects/store.ts';
import { projectOfView } from '../secrets/list-store.ts';
import { onReset } from '../ui/reset.ts';
import type { Shown } from './rows.ts';
import { useMatrix } from './store.ts';

let question = 0;

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  question += 1;
});

/** Opens the page for a project, else for the one in the list, else for the one that was compared last. */
export async function openMatrix(project: Id | null = projectOfView(), shown: Shown = 'all'): Promise<void> {
  const wanted = project ?? useMatrix.getState().project ?? firstProject();
  if (await openPage('matrix')) compare(wanted, shown);
}

function firstProject(): Id | null {
  return useProjects.getState().projects.find(({ archivedAt }) => archivedAt === null)?.id ?? null;
}

/** Shows a project; `null` for the secrets of none. */
export function compare(project: Id | null, shown: Shown = 'all'): void {
  const isSame = useMatrix.getState().project === project;
  useMatrix.setState({ project, words: '', shown, ...(isSame ? {} : { matrix: null }) });
  void readMatrix();
}

/** Reads what is known by now, then once more when every value has been looked at. */
export async function readMatrix(): Promise<void> {
  question += 1;
  const mine = question;
  try {
    if (await read(mine)) return;
    await unwrap(window.coffer.health.look());
    await read(mine);
  } catch (caught) {
    if (mine === question) useMatrix.setState({ failure: asCofferError(caught).message });
  }
}

/** Answers whether nothing is left to look at, or nobody asks any more. */
async function read(mine: number): Promise<boolean> {
  const { project } = useMatrix.getState();
  const isGone = project !== null && !useProjects.getState().projects.some(({ id }) => id === project);
  const matrix = await unwrap(window.coffer.health.matrix({ project: isGone ? null : project }));
  if (mine !== question) return true;
  useMatrix.setState({ matrix, failure: null, ...(isGone ? { project: null } : {}) });
  return matrix.complete;
}
