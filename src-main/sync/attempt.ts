import { person } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import { bringIn, keepBoth, keepTheirsBelow, takeTheirs } from '../vault/sync/changes.ts';
import { actorOf } from '../vault/sync/connections.ts';
import { trash } from '../vault/trash.ts';
import type { ChosenLine, Theirs } from './chosen-line.ts';
import { fieldsFor } from './fields.ts';
import { agreed, freshStart } from './marks.ts';
import { RemoteError } from './remote.ts';
import type { Sight } from './sight.ts';

/**
 * Carries one chosen line out. What changes something at the service is written down before, and taken out of the queue
 * in the transaction that notes what came of it; what changes this side only is one transaction. Throws RemoteError,
 * PLAN_OUTDATED and what the vault refuses.
 */
export async function attempt(chosen: ChosenLine, sight: Sight): Promise<void> {
  chosen.assertSameHere();
  switch (chosen.decision ?? chosen.line.action) {
    case 'create':
      return create(chosen, sight);
    case 'push':
    case 'rename':
      return push(chosen, sight);
    case 'pull':
    case 'take-theirs':
      return chosen.line.pair === null ? bringTheirsIn(chosen) : pull(chosen);
    case 'keep-mine':
      return keepMine(chosen, sight, below);
    case 'keep-both':
      return keepMine(chosen, sight, beside);
    case 'link':
      return link(chosen);
    case 'leave-theirs':
      return leaveTheirs(chosen);
    case 'revoke':
      return revoke(chosen, sight);
    case 'delete':
      return remove(chosen, sight);
    case 'trash':
    case 'unlink':
      return letGo(chosen);
    default:
      throw new VaultError('INVALID_INPUT');
  }
}

async function create(chosen: ChosenLine, sight: Sight): Promise<void> {
  const { session, remote, links, signal, connection, queue } = chosen.work;
  if (!remote.create) throw new RemoteError('unsupported');
  await sight.isFree(chosen.link.remoteName);
  const sent = chosen.beginSending(true, () => {
    // What was there under another id is gone: this is a new one.
    if (chosen.link.remoteId !== null) links.put(freshStart(chosen.link));
  });
  const made = await remote.create(fieldsFor(connection, chosen.link, null, sent), signal);
  session.transaction(() => {
    links.put(agreed(chosen.link, made, sent.known, queue.now));
    chosen.end();
  });
  sight.note(made);
}

async function push(chosen: ChosenLine, sight: Sight): Promise<void> {
  const { session, remote, links, signal, connection, queue } = chosen.work;
  const { line, link: before } = chosen;
  const there = await sight.of(line);
  const isValueTheSame = line.why === 'details-changed-here' || line.action === 'rename';
  const withoutValue = isValueTheSame ? remote.describe : undefined;
  const sent = chosen.beginSending(withoutValue === undefined);
  const { value, ...fields } = fieldsFor(connection, before, there, sent);
  const written = withoutValue
    ? await withoutValue(there.id, fields, signal)
    : await remote.update(there.id, { ...fields, value }, signal);
  const valueDigest = sent.known.valueDigest ?? before.valueDigest;
  session.transaction(() => {
    links.put(agreed(chosen.link, written, { ...sent.known, valueDigest }, queue.now));
    chosen.end();
  });
  sight.note(written);
}

async function pull(chosen: ChosenLine): Promise<void> {
  const { session, connection } = chosen.work;
  const { here, link: planned } = chosen.pair;
  const theirs = await chosen.readTheirs();
  session.transaction(() => {
    const entry = takeTheirs(session, planned.secret, here.pin, theirs.value, actorOf(connection));
    chosen.noteSame(entry, theirs, chosen.link);
    chosen.end();
  });
}

async function bringTheirsIn(chosen: ChosenLine): Promise<void> {
  const { session, connection, links } = chosen.work;
  const theirs = await chosen.readTheirs();
  const by = actorOf(connection);
  session.transaction(() => {
    const entry = bringIn(session, connection, contentOf(theirs), by);
    const made = links.add(connection.id, { secret: entry.id, remoteName: theirs.secret.name }, by);
    chosen.noteSame(entry, theirs, made);
  });
}

type Keep = (chosen: ChosenLine, theirs: Theirs) => void;

const below: Keep = ({ work: { session, connection }, pair }, { value }) =>
  keepTheirsBelow(session, pair.link.secret, pair.here.pin, value, actorOf(connection));

const beside: Keep = ({ work: { session, connection }, entry }, theirs) =>
  keepBoth(session, connection, entry, contentOf(theirs), actorOf(connection));

/** Theirs is brought to safety first where it can be read; then ours is sent over it. */
async function keepMine(chosen: ChosenLine, sight: Sight, keep: Keep): Promise<void> {
  if (chosen.there.digest !== null) {
    const theirs = await chosen.readTheirs();
    chosen.work.session.transaction(() => keep(chosen, theirs));
  }
  await push(chosen, sight);
}

/** Both are the same; what each had as details stays, until it is changed here. */
function link(chosen: ChosenLine): void {
  const { session, links, queue } = chosen.work;
  const { valueDigest, pin, version, detailsDigest } = chosen.pair.here;
  session.transaction(() => {
    const known = { valueDigest, detailsDigest: chosen.link.detailsDigest ?? detailsDigest, pin, version };
    links.put(agreed(chosen.link, chosen.there.secret, known, queue.now));
    chosen.end();
  });
}

/** What can't be read stays as it is there; it is not known then whether it is ours. */
function leaveTheirs(chosen: ChosenLine): void {
  const { session, links } = chosen.work;
  const { id: remoteId, name: nameThere, changeToken } = chosen.there.secret;
  session.transaction(() => {
    const unknown = { valueDigest: null, state: 'unsure', problem: null } as const;
    links.put({ ...chosen.link, remoteId, nameThere, changeToken, ...unknown });
    chosen.end();
  });
}

async function revoke(chosen: ChosenLine, sight: Sight): Promise<void> {
  const { session, remote, links, signal } = chosen.work;
  if (!remote.revoke) throw new RemoteError('unsupported');
  const { id } = await sight.of(chosen.line);
  chosen.begin();
  const revoked = await remote.revoke(id, signal);
  session.transaction(() => {
    const { changeToken } = revoked;
    links.put({ ...chosen.link, changeToken, revokedByUs: true, state: 'in-step', problem: null });
    chosen.audit('sync-revoked');
    chosen.end();
  });
  sight.note(revoked);
}

async function remove(chosen: ChosenLine, sight: Sight): Promise<void> {
  const { session, remote, links, signal } = chosen.work;
  if (!remote.remove) throw new RemoteError('unsupported');
  const { id } = await sight.of(chosen.line);
  chosen.begin();
  const [result] = await remote.remove([id], signal);
  if (!result || result.error !== null) throw new RemoteError(result?.error ?? 'bad_response');
  session.transaction(() => {
    if (chosen.pair.here.state === 'gone') links.drop(chosen.link, person);
    else links.put(freshStart(chosen.link));
    chosen.audit('sync-deleted');
    chosen.end();
  });
}

/** What is gone there: to the trash here, or only opted out. */
function letGo(chosen: ChosenLine): void {
  const { session, links } = chosen.work;
  const { link: gone } = chosen;
  session.transaction(() => {
    if (chosen.decision === 'trash') trash(session, { id: gone.secret }, person);
    chosen.end();
    links.drop(gone, person);
  });
}

function contentOf({ secret: { name, note, expiresAt }, value }: Theirs) {
  return { name, value, note, expiresAt };
}
