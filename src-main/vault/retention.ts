import type { Actor, Retention } from '../../src-preload/contract.ts';
import { readSum, storeSum, subtractTerm } from '../crypto/term.ts';
import { record as recordEvent } from './audit.ts';
import { nowSeconds, person } from './environment.ts';
import { readable } from './rotation-state.ts';
import { readSecret, readVersions, replaceSecret } from './secret-rows.ts';
import type { Session } from './session.ts';
import * as vaultSettings from './vault-settings.ts';

const DAY = 86_400;

/**
 * Removes earlier versions for good: those of one secret, or of all, that the rule does not keep. The current one stays,
 * and both of a rotation under way. Answers how many, and whether they are erased from the file already.
 */
export function purge(
  session: Session,
  { id, rule }: { id: string | null; rule: Retention },
  by: Actor = person,
): { purged: number; erased: boolean } {
  const ids = id === null ? [...session.pages.all()].filter(({ versions }) => versions > 1).map((one) => one.id) : [id];
  const purged = session.transaction(() => ids.reduce((sum, one) => sum + purgeFrom(session, one, rule, by), 0));
  return { purged, erased: purged === 0 || session.store.checkpoint() };
}

/** Keeps to the vault's own rule after a new version was made, inside the caller's transaction; answers how many went. */
export function keepToRule(session: Session, id: string, by: Actor): number {
  const { retention } = vaultSettings.get(session);
  return retention.keep === 'all' ? 0 : purgeFrom(session, id, retention, by);
}

/** Removes the versions of one secret that the rule does not keep, inside the caller's transaction; answers how many. */
export function purgeFrom(session: Session, id: string, rule: Retention, by: Actor): number {
  const { record } = readSecret(session, id);
  const versions = readVersions(session, record, id);
  const kept = keptNumbers(
    versions.map(({ number, version }) => ({ number, at: version.at })),
    rule,
    nowSeconds(session.context.clock),
  );
  const needed = readable(record);
  const gone = versions.filter(({ number }) => !kept.has(number) && !needed.includes(number));
  if (gone.length === 0) return 0;
  let sum = readSum(record.versions);
  for (const { row } of gone) {
    sum = subtractTerm(sum, session.rows.term('versions', row));
    session.store.tables.versions.remove(row.id);
  }
  replaceSecret(session, id, { ...record, versions: storeSum(sum) }, by);
  recordEvent(session, 'versions-purged', { subject: id, by, count: gone.length });
  return gone.length;
}

/**
 * Numbers of the versions that a rule keeps, of those given oldest first. "Younger" keeps what was current at any time
 * within those days: also the one that the oldest of them replaced.
 */
export function keptNumbers(
  versions: readonly { number: number; at: number }[],
  rule: Retention,
  now: number,
): Set<number> {
  const keeps = (index: number): boolean => {
    if (rule.keep === 'all') return true;
    if (rule.keep === 'last') return index >= versions.length - rule.versions;
    const replacedAt = versions[index + 1]?.at ?? Infinity;
    return replacedAt >= now - rule.days * DAY;
  };
  return new Set(versions.filter((_, index) => keeps(index)).map(({ number }) => number));
}
