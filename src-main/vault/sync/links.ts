import type { Actor, ErrorCode, LinkState, NewLink, Outcome, SyncLink } from '../../../src-preload/contract.ts';
import { record as recordEvent } from '../audit.ts';
import { nowSeconds, person } from '../environment.ts';
import { VaultError } from '../errors.ts';
import { eachOf } from '../place.ts';
import type { Session } from '../session.ts';
import { Book } from './book.ts';

/** What stands sealed in a row of `links`: that a secret may be sent, and what both sides were when they last agreed. */
export type LinkRecord = {
  connection: string;
  secret: string;
  /** What it is to be called there. */
  remoteName: string;
  /** Which one there the person meant, where several have that name. */
  wantedId: string | null;
  /** The one that it is; `null` before the first agreement. */
  remoteId: string | null;
  /** What it was called there when it was seen last. */
  nameThere: string | null;
  changeToken: string | null;
  /** Keyed digests of what both sides had; `null` where that isn't known. */
  valueDigest: string | null;
  detailsDigest: string | null;
  /** The pin of the secret's row and the number of its version then: while they stay, nothing has to be opened. */
  pin: string | null;
  version: number | null;
  state: LinkState;
  /** Code of the error that the last try ended with. */
  problem: ErrorCode | null;
  syncedAt: number | null;
  addedAt: number;
  /** Whether it was us who revoked it there. */
  revokedByUs: boolean;
};
export type Link = LinkRecord & { id: string };

/** The links of one open vault. */
export class Links {
  readonly #session: Session;
  readonly #book: Book<LinkRecord>;

  constructor(session: Session) {
    this.#session = session;
    this.#book = new Book(session, 'links');
  }

  load(): Promise<void> {
    return this.#book.load();
  }

  of(connection: string): Link[] {
    return this.#where((link) => link.connection === connection);
  }

  ofSecret(secret: string): Link[] {
    return this.#where((link) => link.secret === secret);
  }

  get(id: string): Link | null {
    const record = this.#book.get(id);
    return record && { id, ...record };
  }

  count(connection: string): number {
    let count = 0;
    for (const link of this.#book.all().values()) if (link.connection === connection) count++;
    return count;
  }

  /** Notes a new state of a link that is there, inside a transaction. */
  put({ id, ...record }: Link): void {
    this.#book.update(id, record);
  }

  /** Opts one secret in under the connection, inside a transaction. */
  add(connection: string, { secret, remoteName, remoteId }: NewLink, by: Actor): Link {
    const record: LinkRecord = {
      ...{ connection, secret, remoteName, wantedId: remoteId ?? null, ...unknownThere },
      addedAt: nowSeconds(this.#session.context.clock),
    };
    const id = this.#book.insert(record);
    recordEvent(this.#session, 'sync-linked', { subject: secret, by });
    return { id, ...record };
  }

  /** Forgets a link, inside a transaction. */
  drop({ id, secret }: Link, by: Actor): void {
    this.#book.remove(id);
    recordEvent(this.#session, 'sync-unlinked', { subject: secret, by });
  }

  /**
   * Opts secrets in, each for itself; one that is opted in already gets another name there. Refused are SECRET_NOT_FOUND,
   * IN_TRASH, NAME_TAKEN (by another one of this connection).
   */
  set(connection: string, wanted: readonly NewLink[], by: Actor = person): Outcome[] {
    const own = this.of(connection);
    const bySecret = new Map(own.map((link) => [link.secret, link]));
    const takers = new Map(own.map((link) => [nameKey(link), link.secret]));
    const inputs = new Map(wanted.map((one) => [one.secret, one]));
    return eachOf(this.#session, [...inputs.keys()], (secret) => {
      const input = inputs.get(secret);
      const entry = this.#session.pages.get(secret);
      if (!input || !entry) throw new VaultError('SECRET_NOT_FOUND');
      if (entry.trashedAt !== null) throw new VaultError('IN_TRASH');
      const key = nameKey({ remoteName: input.remoteName, wantedId: input.remoteId ?? null });
      if ((takers.get(key) ?? secret) !== secret) throw new VaultError('NAME_TAKEN');
      takers.set(key, secret);
      const known = bySecret.get(secret);
      if (known) this.#rename(known, input);
      else this.add(connection, input, by);
    });
  }

  /** Opts secrets out, each for itself. Refused is NOT_OPTED_IN. */
  unset(connection: string, secrets: readonly string[], by: Actor = person): Outcome[] {
    const bySecret = new Map(this.of(connection).map((link) => [link.secret, link]));
    return eachOf(this.#session, secrets, (secret) => {
      const link = bySecret.get(secret);
      if (!link) throw new VaultError('NOT_OPTED_IN');
      this.drop(link, by);
    });
  }

  #rename(link: Link, { remoteName, remoteId }: NewLink): void {
    const wantedId = remoteId ?? null;
    const isAnother = wantedId !== null && link.remoteId !== null && wantedId !== link.remoteId;
    this.put({ ...link, ...(isAnother ? unknownThere : {}), remoteName, wantedId: wantedId ?? link.wantedId });
  }

  #where(isMeant: (link: LinkRecord) => boolean): Link[] {
    const found: Link[] = [];
    for (const [id, link] of this.#book.all()) if (isMeant(link)) found.push({ id, ...link });
    return found;
  }
}

/** A link of which nothing is known yet at the service. */
export const unknownThere = {
  ...{ remoteId: null, nameThere: null, changeToken: null, valueDigest: null, detailsDigest: null },
  ...{ pin: null, version: null, state: 'pending', problem: null, syncedAt: null, revokedByUs: false },
} as const satisfies Partial<LinkRecord>;

/** A link as the window sees it. */
export function shownLink(link: Link): SyncLink {
  const { id, connection, secret, remoteName, remoteId, state, problem, syncedAt, version, revokedByUs } = link;
  return { id, connection, secret, remoteName, remoteId, state, problem, syncedAt, version, revokedByUs };
}

function nameKey({ remoteName, wantedId }: Pick<Link, 'remoteName' | 'wantedId'>): string {
  return wantedId === null ? `name ${remoteName}` : `id ${wantedId}`;
}
