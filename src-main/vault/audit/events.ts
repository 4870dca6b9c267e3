import { setImmediate as nextSlice } from 'node:timers/promises';
import type { AuditEvent } from '../../../src-preload/contract/audit.ts';
import type { Actor } from '../../../src-preload/contract/domain.ts';
import { idText } from '../sealed-rows.ts';
import type { Session } from '../session.ts';

/** How many events are opened at once: about 2 ms. */
const SLICE = 64;

/** An event with its place in the audit, from 1. */
export type NumberedEvent = AuditEvent & { readonly number: number };

/** As sealed: the first vaults named who did it in one word. */
type StoredEvent = Omit<AuditEvent, 'by'> & { by: Actor | Actor['kind'] };

/**
 * The events of an open vault, each opened in its place when it is first asked for and kept until the vault is locked:
 * what filters them or compares them with each other needs them all, and opening them again would take seconds.
 */
export class AuditEvents {
  readonly #session: Session;
  readonly #known = new Map<number, NumberedEvent | null>();
  /** By subject, the newest event that names it. */
  readonly #naming = new Map<string, NumberedEvent>();
  /** Each subject and each actor once, however many events name it. */
  readonly #subjects = new Map<string, string>();
  readonly #actors = new Map<string, Actor>();
  #damaged = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** How many there are: the number of the newest. */
  get count(): number {
    return this.#session.manifest.sums.audit.count;
  }

  /** How many have been opened by now. */
  get opened(): number {
    return this.#known.size;
  }

  /** How many of them could not be read. */
  get damaged(): number {
    return this.#damaged;
  }

  /** The event of that number; `null` where its row is missing or not genuine there, which is noted as damage. */
  at(number: number): NumberedEvent | null {
    if (!this.#known.has(number)) this.#openUpTo(number);
    return this.#known.get(number) ?? null;
  }

  /** Every event, oldest first. Those not opened yet are, in slices of a few milliseconds. Throws VAULT_LOCKED, BUSY. */
  async all(): Promise<NumberedEvent[]> {
    for (let number = this.count; number > 0; number--) {
      if (this.#known.has(number)) continue;
      await nextSlice();
      this.at(number);
    }
    const events: NumberedEvent[] = [];
    for (let number = 1; number <= this.count; number++) {
      const event = this.at(number);
      if (event) events.push(event);
    }
    return events;
  }

  /** What a subject that is gone was called, as far as the events opened by now tell. */
  lastNameOf(subject: string): string | null {
    return this.#naming.get(subject)?.name ?? null;
  }

  /** Forgets them: the vault is locked, or its events got other numbers. */
  clear(): void {
    this.#known.clear();
    this.#naming.clear();
    this.#subjects.clear();
    this.#actors.clear();
    this.#damaged = 0;
  }

  #openUpTo(last: number): void {
    this.#session.assertUnlocked();
    const first = Math.max(1, last - SLICE + 1);
    const rows = this.#session.store.auditFrom(first - 1, last - first + 1);
    for (const row of rows) {
      const number = row.number as number;
      if (this.#known.has(number)) continue;
      const event = this.#session.rows.open<StoredEvent>('audit', row.id, row);
      if (!event) this.#session.noteDamage({ table: 'audit', id: idText(row.id), name: null });
      this.#keep(number, event);
    }
    for (let number = first; number <= last; number++) {
      if (this.#known.has(number)) continue;
      this.#session.noteDamage({ table: 'audit', id: null, name: null });
      this.#keep(number, null);
    }
  }

  #keep(number: number, event: StoredEvent | null): void {
    if (!event) {
      this.#known.set(number, null);
      this.#damaged++;
      return;
    }
    const { by: actor, subject: id, ...rest } = event;
    const by = shared(this.#actors, JSON.stringify(actor), typeof actor === 'string' ? { kind: actor } : actor);
    const subject = id === undefined ? {} : { subject: shared(this.#subjects, id, id) };
    const known = { ...rest, ...subject, by, number };
    this.#known.set(number, known);
    if (id === undefined || known.name === undefined) return;
    if (number > (this.#naming.get(id)?.number ?? 0)) this.#naming.set(id, known);
  }
}

/** What is kept under a key, or the given one from now on. */
function shared<T>(kept: Map<string, T>, key: string, given: T): T {
  const found = kept.get(key);
  if (found === undefined) kept.set(key, given);
  return found ?? given;
}
