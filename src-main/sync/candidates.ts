import type { RemoteNameFault, SyncCandidate } from '../../src-preload/contract.ts';
import { VaultError } from '../vault/errors.ts';
import * as connections from '../vault/sync/connections.ts';
import { shownLink } from '../vault/sync/links.ts';
import { isInPlace } from '../vault/sync/sides.ts';
import type { OpenSync } from './open-sync.ts';
import { termsOf } from './work.ts';

type Asked = { connection: string; query: string; onlyLinked: boolean; offset: number; limit: number };

/** Secrets that could be opted in or are, by name; what is linked stays listed, but for the trash. */
export async function candidates(
  sync: OpenSync,
  { connection: id, query, onlyLinked, offset, limit }: Asked,
): Promise<{ total: number; linked: number; rows: SyncCandidate[] }> {
  await sync.load();
  const connection = connections.find(sync.session, id);
  const links = new Map(sync.links.of(id).map((link) => [link.secret, link]));
  const { taste } = termsOf(connection);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const meant = sync.session.summaries().filter((entry) => {
    if (!links.has(entry.id) && (onlyLinked || entry.revokedAt !== null || !isInPlace(connection, entry))) return false;
    const text = `${entry.name} ${entry.label}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  meant.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
  const rows = meant.slice(offset, offset + limit).map((entry): SyncCandidate => {
    const link = links.get(entry.id) ?? null;
    const { name, projects, environments } = entry;
    return {
      ...{ secret: entry.id, name, projects, environments, suggestedName: name },
      link: link && shownLink(link),
      problem: taste.name(link?.remoteName ?? name) && 'refused',
    };
  });
  return { total: meant.length, linked: links.size, rows };
}

/** What keeps a name from being used there: the service's rule, or another secret of this connection. */
export async function checkName(
  sync: OpenSync,
  { connection: id, name, secret }: { connection: string; name: string; secret?: string | undefined },
): Promise<{ problem: RemoteNameFault | null }> {
  await sync.load();
  const { taste } = termsOf(connections.find(sync.session, id));
  const isTaken = sync.links.of(id).some((link) => link.remoteName === name && link.secret !== secret);
  return { problem: taste.name(name) ? 'refused' : isTaken ? 'taken' : null };
}

/** Throws NOT_OPTED_IN unless the secret is linked and known at the service. */
export function remoteIdOf(sync: OpenSync, connection: string, secret: string): string {
  const link = sync.links.of(connection).find((one) => one.secret === secret);
  if (!link?.remoteId) throw new VaultError('NOT_OPTED_IN');
  return link.remoteId;
}
