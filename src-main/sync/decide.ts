import type { SyncAction, SyncDecision, SyncDirection, SyncFault, SyncWhy } from '../../src-preload/contract.ts';
import type { Link } from '../vault/sync/links.ts';
import type { Here } from '../vault/sync/sides.ts';
import type { Capability } from './services.ts';
import type { There } from './there.ts';

/** What a service can do and what a connection may. */
export type Rules = { can: (capability: Capability) => boolean; direction: SyncDirection };

/** An answer of ours that never came: `wait`, it may still take effect · `ask`, whether it did can't be seen. */
export type Unheard = 'wait' | 'ask' | null;

/** What a line says: what would be done, why, whether by default, and what a person has to decide first. */
export type Verdict = { action: SyncAction; why: SyncWhy; ticked: boolean; choices: readonly SyncDecision[] };

const bothReadable: readonly SyncDecision[] = ['keep-mine', 'take-theirs', 'keep-both'];
const unseen: readonly SyncDecision[] = ['keep-mine', 'leave-theirs'];
const pushing: ReadonlySet<SyncAction> = new Set(['create', 'push', 'rename']);

/**
 * Decides about one link, `found` being all there that it may mean. Nothing that destroys is ticked, and no conflict is
 * anything but a question.
 */
export function decide(here: Here, link: Link, found: readonly There[], unheard: Unheard, rules: Rules): Verdict {
  if (unheard === 'wait') return nothing('waiting-for-answer');
  const verdict =
    here.state === 'outside'
      ? nothing('outside-place')
      : here.state === 'live' || here.state === 'expired'
        ? decideKept(here, link, found, unheard, rules)
        : decideRemoved(here.state, link, found, rules);
  return withinReach(verdict, here, found, rules);
}

/** Takes out what the direction, the service's rights, or the secret itself forbid. */
function withinReach(verdict: Verdict, here: Here, found: readonly There[], { direction }: Rules): Verdict {
  const why = obstacle(here, found, direction);
  if (why === null) return verdict;
  if (pushing.has(verdict.action)) return nothing(why);
  const choices = verdict.choices.filter(
    (choice) => choice !== 'keep-mine' && choice !== 'keep-both' && choice !== 'create',
  );
  return { ...verdict, choices };
}

function obstacle(here: Here, [there]: readonly There[], direction: SyncDirection): SyncWhy | null {
  if (direction === 'pull') return 'only-pulled';
  if (here.state === 'expired') return 'expired-here';
  if (here.fault) return faults[here.fault.what];
  return there && !there.secret.mayWrite ? 'read-only-there' : null;
}

const faults = {
  name: 'name-refused',
  value: 'value-refused',
  description: 'value-refused',
  bytes: 'not-text',
} as const satisfies Record<SyncFault['what'], SyncWhy>;

function decideKept(here: Here, link: Link, found: readonly There[], unheard: Unheard, rules: Rules): Verdict {
  const [there, ...more] = found;
  if (link.remoteId === null) {
    if (!there) return mayCreate(link, rules) ? verdict('create', 'not-there', true) : nothing('make-it-there');
    if (more.length > 0) return verdict('conflict', 'several-there', false);
    return decideFirst(here, there, unheard);
  }
  if (!there) {
    const again: SyncDecision[] = rules.can('create') ? ['create'] : [];
    return verdict('gone-there', 'gone-there', false, ['trash', ...again, 'unlink']);
  }
  if (there.secret.isRevoked) return verdict('push', 'revoked-there', false);
  return decideLinked(here, link, there, unheard, rules);
}

/** Not where a certain one was meant: then another one would be made beside it. */
function mayCreate({ wantedId }: Link, { can }: Rules): boolean {
  return wantedId === null && can('create');
}

/** One with that name is there already, and nothing was agreed yet. */
function decideFirst(here: Here, there: There, unheard: Unheard): Verdict {
  if (there.secret.isRevoked) return verdict('push', 'revoked-there', false);
  if (there.digest === null) return verdict('push', unheard === 'ask' ? 'answer-lost' : 'overwrites-unseen', false);
  if (there.digest === here.valueDigest) return verdict('link', 'same-there', true);
  return verdict('conflict', 'different-there', false, bothReadable);
}

/** Three ways: here, there, and what both were when they last agreed. */
function decideLinked(here: Here, link: Link, there: There, unheard: Unheard, rules: Rules): Verdict {
  if (unheard === 'ask') return verdict('conflict', 'answer-lost', false, unseen);
  const mine = here.valueDigest !== link.valueDigest;
  const moved = there.secret.changeToken !== link.changeToken;
  if (moved && there.digest === null) return verdict('conflict', 'changed-there-unseen', false, unseen);
  if (moved && there.digest === here.valueDigest) return verdict('link', 'same-there', true);
  if (moved && there.digest !== link.valueDigest) return decideTheirs(mine, there, rules);
  if (mine) {
    return link.valueDigest === null
      ? verdict('push', 'overwrites-unseen', false)
      : verdict('push', 'changed-here', true);
  }
  return decideDetails(here, link, there, moved, rules);
}

/** Theirs was changed and can be read. */
function decideTheirs(mine: boolean, there: There, { direction }: Rules): Verdict {
  if (mine) return verdict('conflict', 'changed-on-both', false, bothReadable);
  if (direction === 'push') return verdict('conflict', 'changed-there', false, bothReadable);
  return there.length === 'empty' ? verdict('pull', 'empty-there', false) : verdict('pull', 'changed-there', true);
}

/** The values agree: names, descriptions and dates are left. */
function decideDetails(here: Here, link: Link, there: There, moved: boolean, rules: Rules): Verdict {
  const renamedHere = link.remoteName !== link.nameThere && link.remoteName !== there.secret.name;
  if (renamedHere) return rules.can('rename') ? verdict('rename', 'renamed-here', true) : nothing('cannot-rename');
  if (here.detailsDigest !== link.detailsDigest) return verdict('push', 'details-changed-here', true);
  if (link.remoteName !== there.secret.name) return verdict('link', 'renamed-there', true);
  return moved || link.state !== 'in-step' ? verdict('link', 'same-there', true) : nothing('in-step');
}

/** Not in use here any more. */
function decideRemoved(
  state: 'revoked' | 'trashed' | 'gone',
  link: Link,
  [there]: readonly There[],
  { can, direction }: Rules,
): Verdict {
  const why = ({ revoked: 'revoked-here', trashed: 'in-trash-here', gone: 'gone-here' } as const)[state];
  if (link.remoteId === null || !there) return nothing(why);
  if (state === 'revoked' && (there.secret.isRevoked || link.revokedByUs)) return nothing('in-step');
  if (direction === 'pull') return nothing('only-pulled');
  if (!there.secret.mayWrite) return nothing('read-only-there');
  if (state === 'revoked' && can('revoke')) return verdict('revoke', why, false);
  if (!can('delete')) return nothing('kept-there');
  // What others wrote there since is not ours to delete, and nobody would have it any more.
  const moved = there.secret.changeToken !== link.changeToken;
  return moved && there.digest !== link.valueDigest ? nothing('changed-there') : verdict('delete', why, false);
}

function verdict(action: SyncAction, why: SyncWhy, ticked: boolean, choices: readonly SyncDecision[] = []): Verdict {
  return { action, why, ticked, choices };
}

export function nothing(why: SyncWhy): Verdict {
  return verdict('nothing', why, false);
}
