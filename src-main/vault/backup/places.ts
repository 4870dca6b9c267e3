import { fromHex } from '../../crypto/bytes.ts';
import { record as recordEvent } from '../audit.ts';
import type { FlatTable } from '../manifest.ts';
import { idText } from '../sealed-rows.ts';
import type { Session } from '../session.ts';

type Places = { projects: string[]; environments: string[] };
/** As much of a project or environment as is needed here; the rest comes along unseen. */
type Named = { name: string; slug?: string; order?: number };

/**
 * The projects and environments of a record from a backup as this vault has them: the same one, else the one of the same
 * name or slug, else it is brought along. What the backup doesn't know either is left out. Inside a transaction.
 */
export function bringPlaces(session: Session, copy: Session, { projects, environments }: Places): Places {
  return {
    projects: distinct(projects.flatMap((id) => bringProject(session, copy, id) ?? [])),
    environments: distinct(environments.filter((slug) => bringEnvironment(session, copy, slug))),
  };
}

function bringProject(session: Session, copy: Session, id: string): string | null {
  const here = session.records<Named>('projects');
  if (here.some((one) => one.id === id)) return id;
  const there = copy.records<Named>('projects').find((one) => one.id === id);
  if (!there) return null;
  const named = here.find(({ record }) => sameName(record, there.record));
  return named?.id ?? bring(session, 'projects', there, {});
}

function bringEnvironment(session: Session, copy: Session, slug: string): boolean {
  const here = session.records<Named>('environments').map(({ record }) => record);
  if (here.some((one) => one.slug === slug)) return true;
  const there = copy.records<Named>('environments').find(({ record }) => record.slug === slug);
  if (!there) return false;
  const order = 1 + Math.max(-1, ...here.map((one) => one.order ?? 0));
  bring(session, 'environments', there, { order, name: freeName(there.record.name, slug, here) });
  return true;
}

/** Its own name, else its slug, else that with a number. */
function freeName(own: string, slug: string, others: readonly Named[]): string {
  const isFree = (name: string) => !others.some((other) => sameName(other, { name }));
  const numbered = others.map((_, index) => `${slug.slice(0, 28)} ${index + 2}`);
  return [own, slug, ...numbered].find(isFree) ?? own;
}

function bring(
  session: Session,
  table: Extract<FlatTable, 'projects' | 'environments'>,
  { id, record }: { id: string; record: Named },
  changes: Partial<Named>,
): string {
  const own = session.records(table).some((one) => one.id === id) ? idText(session.rows.newId()) : id;
  session.insert(table, session.rows.seal(table, { id: fromHex(own) }, { ...record, ...changes }));
  recordEvent(session, table === 'projects' ? 'project-created' : 'environment-created', { subject: own });
  return own;
}

const distinct = <T>(items: readonly T[]) => [...new Set(items)];
const sameName = (a: Named, b: Named) => a.name.toLowerCase() === b.name.toLowerCase();
