import type { Link } from '../vault/sync/links.ts';
import type { Step } from '../vault/sync/queue.ts';
import type { There } from './there.ts';

/** Seconds for which a request that got no answer may still take effect at the service. */
const LATE = 120;

/**
 * What became of a step that was begun and whose answer was never heard: `done`, as `there` shows · `undone` · `wait`, it
 * may be under way still · `ask`, it can't be seen.
 */
export type Settled = { kind: 'done'; there: There | null } | { kind: 'undone' } | { kind: 'wait' } | { kind: 'ask' };

/** Finds it out from what is there now; nothing is repeated before that. `found` is all that the link may mean. */
export function settle(step: Step, link: Link, found: readonly There[], now: number): Settled {
  switch (step.action) {
    case 'delete':
      return found.length === 0 ? { kind: 'done', there: null } : { kind: 'undone' };
    case 'revoke':
      return revoked(found);
    default:
      return link.remoteId === null ? settleFirst(step, found, now) : settleWritten(step, link, found);
  }
}

function revoked([there]: readonly There[]): Settled {
  return there === undefined || there.secret.isRevoked ? { kind: 'done', there: there ?? null } : { kind: 'undone' };
}

/** A create, or a first push to what stood there under that name. */
function settleFirst(step: Step, found: readonly There[], now: number): Settled {
  const ours = found.filter(({ digest }) => digest !== null && digest === step.valueDigest);
  const [only] = ours;
  if (only && ours.length === 1) return { kind: 'done', there: only };
  // It may come into being after we looked: made once more, there would be two.
  if (found.length === 0) return { kind: now - step.since < LATE ? 'wait' : 'undone' };
  return found.some(({ digest }) => digest === null) ? { kind: 'ask' } : { kind: 'undone' };
}

/** A change of one that was known: its token moves with each change, whoever made it. */
function settleWritten(step: Step, link: Link, [there]: readonly There[]): Settled {
  if (!there || there.secret.changeToken === link.changeToken) return { kind: 'undone' };
  if (there.digest === null) return { kind: 'ask' };
  return there.digest === step.valueDigest && step.valueDigest !== link.valueDigest
    ? { kind: 'done', there }
    : { kind: 'undone' };
}
