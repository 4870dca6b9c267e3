import type {
  Deletion,
  EnvironmentChanges,
  Fate,
  Id,
  NewEnvironment,
  Project,
  ProjectChanges,
} from '../../src-preload/contract.ts';
import { unwrap } from '../bridge.ts';
import { whenChecked } from '../status/integrity-store.ts';
import { onReset } from '../ui/reset.ts';
import { whenStill } from '../ui/when-still.ts';
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
  const [places, counts] = await Promise.all([askForPlaces(), unwrap(window.coffer.secrets.counts())]);
  if (mine !== asked) return;
  // The number of weak ones as it was stands until all values have been looked at again.
  const before = useProjects.getState().counts?.weak ?? null;
  useProjects.setState({ ...places, counts: { ...counts, weak: counts.weak ?? before } });
  if (counts.weak === null) void countWeakOnes();
}

/** The same without the counts, for which main goes through all secrets: what the first sight of a vault waits for. */
export async function readPlaces(): Promise<void> {
  asked += 1;
  const mine = asked;
  const places = await askForPlaces();
  if (mine === asked) useProjects.setState(places);
}

async function askForPlaces() {
  const [projects, environments] = await Promise.all([
    unwrap(window.coffer.projects.list()),
    unwrap(window.coffer.environments.list()),
  ]);
  return { projects, environments };
}

/** Milliseconds without a hand on the computer, and how many that is waited for. */
const still = 1_000;
const longestWait = 60_000;

let waiting: Promise<void> | null = null;

/** Right after unlocking a person has things to do; whoever asks meanwhile waits for the same moment. */
function whenUnhurried(): Promise<void> {
  waiting ??= whenChecked()
    .then(() => whenStill(still, longestWait))
    .finally(() => {
      waiting = null;
    });
  return waiting;
}

/** Waits until main has looked at every value, which may take a while; nothing else waits for it. */
async function countWeakOnes(): Promise<void> {
  const mine = asked;
  // The first look opens every value and loads dictionaries: nothing of that is in a hurry.
  await whenUnhurried();
  if (mine !== asked) return;
  const looked = await window.coffer.health.look();
  // Where the vault was locked or is busy meanwhile, the next reading asks again.
  if (!looked.ok || mine !== asked) return;
  await readProjects();
}

export async function createProject(name: string): Promise<Project> {
  const project = await unwrap(window.coffer.projects.create({ name }));
  await readProjects();
  return project;
}

export async function updateProject(id: Id, changes: ProjectChanges): Promise<void> {
  await unwrap(window.coffer.projects.update({ id, changes }));
  await readProjects();
}

export async function createEnvironment(environment: NewEnvironment): Promise<void> {
  await unwrap(window.coffer.environments.create(environment));
  await readProjects();
}

export async function updateEnvironment(id: Id, changes: EnvironmentChanges): Promise<void> {
  await unwrap(window.coffer.environments.update({ id, changes }));
  await readProjects();
}

export type Place = { kind: 'project' | 'environment'; id: Id; name: string };

/** What deleting it would mean; nothing is changed. */
export function deletionOf({ kind, id }: Place): Promise<Deletion> {
  return unwrap(
    kind === 'project' ? window.coffer.projects.deletion({ id }) : window.coffer.environments.deletion({ id }),
  );
}

export async function deletePlace({ kind, id }: Place, fate: Fate): Promise<void> {
  const deleting = { id, fate };
  await unwrap(
    kind === 'project' ? window.coffer.projects.delete(deleting) : window.coffer.environments.delete(deleting),
  );
  await readProjects();
}
