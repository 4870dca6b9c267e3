import type { SyncDecision } from '../../src-preload/contract.ts';
import { record as recordEvent } from '../vault/audit.ts';
import { nowSeconds } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import type { Entry } from '../vault/pages.ts';
import { actorOf } from '../vault/sync/connections.ts';
import type { Link } from '../vault/sync/links.ts';
import type { Step } from '../vault/sync/queue.ts';
import { detailsDigestOf, readToSend, type Sent } from '../vault/sync/sides.ts';
import { nameFor } from './fields.ts';
import { agreed } from './marks.ts';
import type { Pair, PlannedLine } from './plan.ts';
import { RemoteError, type RemoteSecret } from './remote.ts';
import type { There } from './there.ts';
import type { Work } from './work.ts';

/** A line that was chosen, and what was decided of it. */
export type Chosen = { line: PlannedLine; decision: SyncDecision | null };

/** Their side with its value, for as long as it takes to put it into the vault. */
export type Theirs = { secret: RemoteSecret; value: string };

/** A chosen line while it is carried out: its link as it is by now, and its step in the queue. */
export class ChosenLine {
  readonly work: Work;
  readonly line: PlannedLine;
  readonly decision: SyncDecision | null;
  /** The step of this line, once it is begun; before that, one that waited from an earlier run. */
  step: Step | null;
  isBegun = false;

  constructor(work: Work, { line, decision }: Chosen, waiting: Step | null) {
    this.work = work;
    this.line = line;
    this.decision = decision;
    this.step = waiting;
  }

  get pair(): Pair {
    return present(this.line.pair);
  }

  get there(): There {
    return present(this.line.there);
  }

  /** The link as it is now: carrying the line out changes it. */
  get link(): Link {
    return present(this.work.links.get(this.pair.link.id));
  }

  get entry(): Entry {
    return present(this.work.session.pages.get(this.pair.link.secret) ?? null);
  }

  /** Throws PLAN_OUTDATED where this side is not as it was when the plan was made. */
  assertSameHere(): void {
    const { pair } = this.line;
    if (!pair) return;
    const link = this.work.links.get(pair.link.id);
    const pin = this.work.session.pages.get(pair.link.secret)?.pin ?? null;
    const isSame = link?.remoteName === pair.link.remoteName && link.remoteId === pair.link.remoteId;
    if (!isSame || pin !== pair.here.pin) throw new VaultError('PLAN_OUTDATED');
  }

  /** Writes the step down with what is about to be sent, in one transaction with `also`. */
  beginSending(withValue: boolean, also: () => void = () => {}): Sent {
    const { session, connection, digests } = this.work;
    return session.transaction(() => {
      const sent = readToSend(session, connection, this.pair.link.secret, { digests, withValue });
      also();
      this.begin(sent.known.valueDigest);
      return sent;
    });
  }

  /** Writes the step down, in a transaction. */
  begin(valueDigest: string | null = null): void {
    const { session, queue } = this.work;
    session.transaction(() => {
      this.step = queue.put({ ...this.record('begun'), valueDigest }, this.step);
    });
    this.isBegun = true;
  }

  /** Takes the step out, inside the transaction that notes what came of it. */
  end(): void {
    if (this.step) this.work.queue.remove(this.step);
    this.step = null;
  }

  /** The step as the queue keeps it. */
  record(state: Step['state']): Omit<Step, 'id'> {
    const { connection, session } = this.work;
    const { link } = this.pair;
    return {
      ...{ kind: 'step', connection: connection.id, link: link.id, secret: link.secret, name: nameFor(this.line) },
      ...{ action: this.decision === 'create' ? 'create' : this.line.action, decision: this.decision },
      ...{ basis: this.line.basis, state, valueDigest: null },
      since: nowSeconds(session.context.clock),
      tries: this.step?.tries ?? 0,
      notBefore: 0,
    };
  }

  /** Their value, still the one of the plan. Throws PLAN_OUTDATED. */
  async readTheirs(): Promise<Theirs> {
    const { remote, signal, digests } = this.work;
    const { secret, digest } = this.there;
    if (!remote.read) throw new RemoteError('unsupported');
    const theirs = present((await remote.read([secret.id], signal))[0] ?? null);
    if (theirs.secret.id !== secret.id || theirs.secret.changeToken !== secret.changeToken)
      throw new VaultError('PLAN_OUTDATED');
    if (!theirs.value.isWellFormed()) throw new RemoteError('bad_response');
    if (digest !== null && digests.value(theirs.value) !== digest) throw new VaultError('PLAN_OUTDATED');
    return theirs;
  }

  /** Notes that the secret here is theirs now, inside a transaction. */
  noteSame({ id, pin, version }: Entry, { secret, value }: Theirs, link: Link): void {
    const { session, connection, links, digests, queue } = this.work;
    const detailsDigest = link.detailsDigest ?? detailsDigestOf(session, connection, id, digests);
    links.put(agreed(link, secret, { valueDigest: digests.value(value), detailsDigest, pin, version }, queue.now));
  }

  /** Audits what was done at the service, inside a transaction. */
  audit(kind: 'sync-revoked' | 'sync-deleted'): void {
    const { session, connection } = this.work;
    const { link, here } = this.pair;
    recordEvent(session, kind, { subject: link.secret, name: here.name, by: actorOf(connection) });
  }
}

function present<T>(found: T | null): T {
  if (found === null) throw new VaultError('PLAN_OUTDATED');
  return found;
}
