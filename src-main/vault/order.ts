import type { Entry } from './pages.ts';

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By name, then by environments; the id decides what is still alike. */
export const byName = (a: Entry, b: Entry) =>
  compare(a.name, b.name) || compare(a.environments.join(), b.environments.join()) || compare(a.id, b.id);
