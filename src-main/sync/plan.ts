import type { SyncLine, SyncPlan } from '../../src-preload/contract.ts';
import type { Link } from '../vault/sync/links.ts';
import type { Here } from '../vault/sync/sides.ts';
import { decide, nothing, type Rules, type Unheard, type Verdict } from './decide.ts';
import type { There } from './there.ts';

/** A link and how its secret stands here. */
export type Pair = { link: Link; here: Here; unheard: Unheard };

/** All that a plan is made of. */
export type Sides = {
  pairs: readonly Pair[];
  /** What is at the service, as far as it lists it or a link named it. */
  there: readonly There[];
  /** Names of the secrets here, for what is only there. */
  namesHere: ReadonlySet<string>;
};

/** A line of a plan, with what it was decided on. */
export type PlannedLine = Verdict & {
  id: string;
  pair: Pair | null;
  there: There | null;
  /** Where several have the name: all of them. */
  several: readonly There[];
  /** The same again only while both sides are as they were. */
  basis: string;
};

/**
 * What would make both sides one, a line for each link and for each secret that is only there. It decides and does
 * nothing; its time is in proportion to what it is given.
 */
export function plan(sides: Sides, rules: Rules): PlannedLine[] {
  const byId = new Map(sides.there.map((there) => [there.secret.id, there]));
  const byName = groupByName(sides.there);
  const linked = new Set(sides.pairs.flatMap(({ link }) => link.remoteId ?? []));
  const met = new Set(linked);
  const lines = sides.pairs.map((pair) => {
    const found = findThere(pair.link, byId, byName, linked);
    for (const there of found) met.add(there.secret.id);
    const isNameTaken = found.length === 0 && byName.has(pair.link.remoteName);
    const verdict = decide(pair.here, pair.link, found, pair.unheard, rules);
    return lineOf(pair, found, isNameTaken ? withoutCreating(verdict) : verdict);
  });
  if (!rules.can('readValue') || rules.direction === 'push') return lines;
  const others = sides.there.filter(({ secret }) => !met.has(secret.id));
  return [...lines, ...others.map((there) => lineOnlyThere(there, sides.namesHere))];
}

/** How many of what is linked and in use here are gone there; `null` where that is nothing out of the ordinary. */
export function mostAreGone(lines: readonly PlannedLine[]): SyncPlan['gone'] {
  const linked = lines.filter(({ pair, action }) => pair?.link.remoteId && action !== 'delete' && action !== 'revoke');
  const gone = linked.filter(({ action }) => action === 'gone-there').length;
  const of = linked.length;
  return gone > 1 && gone * 2 > of ? { gone, of } : null;
}

/** Another one has the name by now: made anew, there would be two. */
function withoutCreating(verdict: Verdict): Verdict {
  return { ...verdict, choices: verdict.choices.filter((choice) => choice !== 'create') };
}

function findThere(
  { remoteId, wantedId, remoteName }: Link,
  byId: ReadonlyMap<string, There>,
  byName: ReadonlyMap<string, There[]>,
  linked: ReadonlySet<string>,
): There[] {
  const id = remoteId ?? wantedId;
  if (id !== null) return [byId.get(id)].filter((there) => there !== undefined);
  return (byName.get(remoteName) ?? []).filter(({ secret }) => !linked.has(secret.id));
}

function groupByName(all: readonly There[]): Map<string, There[]> {
  const groups = new Map<string, There[]>();
  for (const there of all) {
    const group = groups.get(there.secret.name);
    if (group) group.push(there);
    else groups.set(there.secret.name, [there]);
  }
  return groups;
}

function lineOf(pair: Pair, found: readonly There[], verdict: Verdict): PlannedLine {
  const [first = null, ...more] = found;
  const several = more.length > 0 ? found : [];
  return { ...verdict, id: pair.link.id, pair, there: first, several, basis: basisOf(verdict, pair, first) };
}

/** Somebody else's, perhaps: offered, never taken by itself. */
function lineOnlyThere(there: There, namesHere: ReadonlySet<string>): PlannedLine {
  const { id, name, isRevoked, mayRead } = there.secret;
  const verdict: Verdict =
    isRevoked || !mayRead
      ? nothing('revoked-there')
      : namesHere.has(name)
        ? nothing('same-name-here')
        : { action: 'pull', why: 'only-there', ticked: false, choices: [] };
  return { ...verdict, id: `there ${id}`, pair: null, there, several: [], basis: basisOf(verdict, null, there) };
}

function basisOf({ action, why }: Verdict, pair: Pair | null, there: There | null): string {
  const here = pair && [pair.here.state, pair.here.pin, pair.here.valueDigest, pair.link.remoteName];
  return JSON.stringify([action, why, here, there && [there.secret.id, there.secret.changeToken, there.digest]]);
}

/** A line as the window sees it: masked, without digests. */
export function shownLine({ id, action, why, ticked, choices, pair, there, several }: PlannedLine): SyncLine {
  const here = pair && pair.here.state !== 'gone' ? pair.here : null;
  return {
    ...{ id, action, why, ticked, choices: [...choices] },
    secret: here && pair ? pair.link.secret : null,
    name: here?.name ?? null,
    environments: [...(here?.environments ?? there?.secret.environments ?? [])],
    remoteName: pair?.link.remoteName ?? there?.secret.name ?? '',
    remoteId: there?.secret.id ?? null,
    problem: pair?.here.fault ?? null,
    here: here && { length: here.length, version: here.version, changedAt: here.changedAt },
    there: there && { length: there.length, project: there.secret.project?.name ?? null },
    candidates: several.map(({ secret }) => ({ id: secret.id, project: secret.project?.name ?? null })),
  };
}
