import { wipe } from '../../crypto/bytes.ts';
import { pinOf } from '../../crypto/term.ts';
import * as environments from '../environments.ts';
import { valueBytes } from '../secret-rows.ts';
import type { Session } from '../session.ts';
import { valueFindings } from './findings.ts';
import { findGaps } from './gaps.ts';
import { productionOf } from './report.ts';
import { findReuse, isInUse } from './reuse.ts';

/** Finds what a list holds, and finds it anew only when `stateOf` has become another. */
function keeping<T>(stateOf: (session: Session) => string, find: (session: Session) => T): (session: Session) => T {
  const kept = new WeakMap<Session, { state: string; found: T }>();
  return (session) => {
    const state = `${stateOf(session)}/${session.pages.generation}/${session.manifest.sums.environments.sum}`;
    const before = kept.get(session);
    if (before?.state === state) return before.found;
    const found = find(session);
    kept.set(session, { state, found });
    return found;
  };
}

/** The ids of the secrets whose value is weak or used twice, as far as the values have been looked at. */
export const weakOrReused = keeping(
  ({ health }) => `${health.looks}`,
  (session): ReadonlySet<string> => {
    const { known } = session.health.known();
    const entries = [...session.pages.all()];
    const found = new Set<string>();
    for (const entry of entries) {
      const said = isInUse(entry) ? valueFindings(known.get(entry.id)?.value ?? null) : [];
      if (said.some(({ kind }) => kind !== 'type-mismatch')) found.add(entry.id);
    }
    for (const [id, reuse] of findReuse(entries, known, productionOf(environments.list(session)))) {
      if (reuse.length > 0) found.add(id);
    }
    return found;
  },
);

/** The secrets whose name is missing in an environment, by id, and in which. */
export const missingSomewhere = keeping(
  () => '',
  (session): ReadonlyMap<string, readonly string[]> => findGaps(session.pages.all(), environments.list(session)),
);

/** The ids of the secrets whose current value is this text, to the last byte, as far as the values have been looked at. */
export function holdersOf(session: Session, text: string): ReadonlySet<string> {
  const bytes = valueBytes({ encoding: 'text', data: text });
  const digest = pinOf(session.rows.digest(bytes));
  wipe(bytes);
  const { known } = session.health.known();
  return new Set([...known].flatMap(([id, { value }]) => (value?.digest === digest ? [id] : [])));
}
