import type { Link } from '../vault/sync/links.ts';
import type { Step } from '../vault/sync/queue.ts';
import type { Unheard } from './decide.ts';
import { agreed, freshStart } from './marks.ts';
import { type Settled, settle } from './settle.ts';
import type { There } from './there.ts';
import type { Work } from './work.ts';

/**
 * Finds out what became of the steps whose answers were never heard, and notes it in the vault; answers by the ids of
 * their links which of them are still open. A vault that can only be read is left as it is.
 */
export function settleSteps(work: Work, there: readonly There[]): Map<string, Unheard> {
  const { queue, links, connection, session } = work;
  const unheard = new Map<string, Unheard>();
  const begun = queue.steps(connection.id).filter(({ state }) => state === 'begun');
  if (begun.length === 0) return unheard;
  const taken = new Set(links.of(connection.id).flatMap(({ remoteId }) => remoteId ?? []));
  for (const step of begun) {
    const link = links.get(step.link);
    if (link === null) {
      if (!session.readOnly) session.transaction(() => queue.remove(step));
      continue;
    }
    const settled = settle(step, link, candidates(link, there, taken), queue.now);
    if (settled.kind === 'wait' || settled.kind === 'ask') unheard.set(link.id, settled.kind);
    else if (!session.readOnly) note(work, step, link, settled);
  }
  return unheard;
}

function candidates(
  { remoteId, wantedId, remoteName }: Link,
  all: readonly There[],
  taken: ReadonlySet<string>,
): There[] {
  const id = remoteId ?? wantedId;
  if (id !== null) return all.filter(({ secret }) => secret.id === id);
  return all.filter(({ secret }) => secret.name === remoteName && !taken.has(secret.id));
}

/** What did not happen waits to be done: it was asked for. */
function note(work: Work, step: Step, link: Link, settled: Exclude<Settled, { kind: 'wait' } | { kind: 'ask' }>): void {
  const { session, queue, links } = work;
  session.transaction(() => {
    if (settled.kind === 'undone') {
      queue.put({ ...stepRecord(step), state: 'waiting' }, step);
      links.put({ ...link, state: link.remoteId === null ? 'pending' : 'failed', problem: 'REMOTE_TIMEOUT' });
      return;
    }
    queue.remove(step);
    if (step.action === 'delete') links.put(freshStart(link));
    else if (step.action === 'revoke') links.put({ ...link, revokedByUs: true, ...changeToken(settled.there) });
    else if (settled.there) {
      const { valueDigest } = step;
      const known = { valueDigest: valueDigest ?? link.valueDigest, detailsDigest: null, pin: null, version: null };
      links.put(agreed(link, settled.there.secret, known, queue.now));
    }
  });
}

function stepRecord({ id: _, ...record }: Step) {
  return record;
}

function changeToken(there: There | null): Partial<Link> {
  return there === null ? {} : { changeToken: there.secret.changeToken };
}
