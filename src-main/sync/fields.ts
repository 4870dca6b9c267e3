import type { OpenConnection } from '../vault/sync/connections.ts';
import type { Link } from '../vault/sync/links.ts';
import type { Sent } from '../vault/sync/sides.ts';
import type { PlannedLine } from './plan.ts';
import type { RemoteFields, RemoteSecret } from './remote.ts';

/**
 * What is written to a service. Descriptions, dates and the like that were not changed here are sent as they are there:
 * somebody may have written them there, and most services take all fields or none.
 */
export function fieldsFor(
  { remoteProject }: Pick<OpenConnection, 'remoteProject'>,
  link: Link,
  there: RemoteSecret | null,
  { value, details, known }: Sent,
): RemoteFields {
  const { note, tokenType, environments, scope, tags, expiresAt } = details;
  const ours: RemoteFields = {
    ...{ name: link.remoteName, value: value ?? '', note, tokenType, environments, scope, tags, expiresAt },
    project: remoteProject,
  };
  if (there === null) return ours;
  const name = link.remoteId !== null && link.remoteName === link.nameThere ? there.name : ours.name;
  const kept = { ...ours, name, project: there.project?.id ?? remoteProject };
  const isFirst = link.detailsDigest === null;
  if (there.isRevoked || (!isFirst && known.detailsDigest !== link.detailsDigest)) return kept;
  if (isFirst) return { ...kept, note: note || (there.note ?? '') };
  return {
    ...kept,
    note: there.note ?? note,
    environments: there.environments,
    scope: there.scope,
    expiresAt: there.expiresAt,
  };
}

/** What a line is about, for the queue and the history. */
export function nameFor({ pair, there }: PlannedLine): string {
  return pair?.here.name || pair?.link.remoteName || there?.secret.name || '';
}
