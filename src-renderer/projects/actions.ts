import type { Project } from '../../src-preload/contract.ts';
import { unwrap } from '../bridge.ts';
import { onReset } from '../ui/reset.ts';
import { useProjects } from './store.ts';

let asked = 0;

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  asked += 1;
});

/** Reads projects, environments and counts together, so that the sidebar never shows halves of two states. */
export async function readProjects(): Promise<void> {
  asked += 1;
  const mine = asked;
  const [projects, environments, counts] = await Promise.all([
    unwrap(window.coffer.projects.list()),
    unwrap(window.coffer.environments.list()),
    unwrap(window.coffer.secrets.counts()),
  ]);
  if (mine === asked) useProjects.setState({ projects, environments, counts });
}

export async function createProject(name: string): Promise<Project> {
  const project = await unwrap(window.coffer.projects.create({ name }));
  await readProjects();
  return project;
}
