import { inSlices } from '../vault/slices.ts';
import { actorOf } from '../vault/sync/connections.ts';
import type { Link } from '../vault/sync/links.ts';
import type { Here } from '../vault/sync/sides.ts';
import { lengthClassOf, lookHere } from '../vault/sync/sides.ts';
import { type Pair, type PlannedLine, plan, type Sides } from './plan.ts';
import { RemoteError, type RemoteSecret } from './remote.ts';
import { settleSteps } from './settling.ts';
import type { There } from './there.ts';
import type { Work } from './work.ts';

/** Values read at once: they are in memory together until their digests are made. */
const BATCH = 50;
/** Of those that a project's list doesn't have, how many are looked for one by one before they count as gone. */
const SOUGHT = 20;
/** How much work it is to look at a link whose secret was not changed, and at one whose value must be opened. */
const weights = { known: 0.05, opened: 3 } as const;

/**
 * Looks at both sides and settles what was left unheard. Nothing is sent but questions, of no secret that isn't opted in
 * but for the service's own list. Throws RemoteError, VAULT_LOCKED, …
 */
export async function look(work: Work): Promise<PlannedLine[]> {
  const { session, links, queue, connection, rules } = work;
  await links.load();
  await queue.load();
  const own = links.of(connection.id);
  const secrets = await listThere(work, own);
  const there = await readThere(work, own, secrets);
  const unheard = settleSteps(work, there);
  const pairs = await lookAtAll(work, unheard);
  dropOrphans(work, pairs, there);
  const namesHere = new Set(session.summaries().map(({ name }) => name));
  const sides: Sides = { pairs, there, namesHere };
  return plan(sides, rules);
}

/** Forgets the links of secrets that are gone for good here and not known there. */
function dropOrphans({ session, links, connection }: Work, pairs: readonly Pair[], there: readonly There[]): void {
  const known = new Set(there.map(({ secret }) => secret.id));
  const orphans = pairs.filter(({ here, link }) => here.state === 'gone' && !known.has(link.remoteId ?? ''));
  if (orphans.length === 0 || session.readOnly) return;
  session.transaction(() => {
    for (const { link } of orphans) if (links.get(link.id)) links.drop(link, actorOf(connection));
  });
}

/** What the service lists; where it can't list, what the links name. Throws 'bad_response' where one is there twice. */
async function listThere(
  { remote, connection, signal, progress }: Work,
  own: readonly Link[],
): Promise<RemoteSecret[]> {
  const found = new Map<string, RemoteSecret>();
  const take = (secrets: readonly RemoteSecret[]) => {
    for (const secret of secrets) found.set(secret.id, secret);
  };
  if (!remote.list) {
    for (const [done, link] of own.entries()) {
      take(await remote.find(soughtBy(link), signal));
      progress(done + 1, own.length);
    }
    return [...found.values()];
  }
  const listed = await remote.list(signal);
  take(listed);
  if (found.size < listed.length) throw new RemoteError('bad_response');
  if (connection.remoteProject === null) return listed;
  const missing = own.flatMap(({ remoteId }) => (remoteId === null || found.has(remoteId) ? [] : [remoteId]));
  for (const id of missing.slice(0, SOUGHT)) take(await remote.find(id, signal));
  return [...found.values()];
}

function soughtBy({ remoteId, wantedId, remoteName }: Link): string {
  return remoteId ?? wantedId ?? remoteName;
}

/** Reads the values that may differ from what was agreed, for their digests only. */
async function readThere(
  { remote, digests, signal }: Work,
  own: readonly Link[],
  secrets: readonly RemoteSecret[],
): Promise<There[]> {
  const known = new Map<string, There>();
  const ids = remote.read ? idsToRead(own, secrets) : [];
  for (let from = 0; from < ids.length; from += BATCH) {
    for (const { secret, value } of (await remote.read?.(ids.slice(from, from + BATCH), signal)) ?? []) {
      if (!value.isWellFormed()) throw new RemoteError('bad_response');
      known.set(secret.id, { secret, digest: digests.value(value), length: lengthClassOf(value) });
    }
  }
  return secrets.map((secret) => known.get(secret.id) ?? { secret, digest: null, length: null });
}

function idsToRead(own: readonly Link[], secrets: readonly RemoteSecret[]): string[] {
  const tokens = new Map(
    own.flatMap(({ remoteId, changeToken }) => (remoteId ? [[remoteId, changeToken] as const] : [])),
  );
  const pending = own.filter(({ remoteId }) => remoteId === null);
  const names = new Set(pending.map(({ remoteName }) => remoteName));
  const wanted = new Set(pending.flatMap(({ wantedId }) => wantedId ?? []));
  const differs = ({ id, name, changeToken }: RemoteSecret) =>
    tokens.has(id) ? tokens.get(id) !== changeToken : names.has(name) || wanted.has(id);
  return secrets.filter((one) => one.mayRead && !one.isRevoked && differs(one)).map(({ id }) => id);
}

/** Looks at all linked secrets here, in slices. */
function lookAtAll(work: Work, unheard: ReadonlyMap<string, Pair['unheard']>): Promise<Pair[]> {
  const { session, links, connection } = work;
  const own = links.of(connection.id);
  function* each(): Generator<number, Pair[]> {
    const pairs: Pair[] = [];
    for (const link of own) {
      const here: Here = lookHere(session, connection, link, work);
      pairs.push({ link, here, unheard: unheard.get(link.id) ?? null });
      yield here.pin === link.pin ? weights.known : weights.opened;
    }
    return pairs;
  }
  return inSlices(each(), () => session.assertUnlocked());
}
