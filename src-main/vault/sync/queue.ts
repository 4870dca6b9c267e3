import type { SyncAction, SyncDecision, SyncItem, SyncRun, SyncStep } from '../../../src-preload/contract.ts';
import { nowSeconds } from '../environment.ts';
import type { Session } from '../session.ts';
import { Book } from './book.ts';

/** Runs kept of each connection, and items of each run. */
const RUNS = 50;
const ITEMS = 500;

/** Something that is to be done at a service, written down before it is begun and taken out in the step that ends it. */
export type StepRecord = {
  kind: 'step';
  connection: string;
  link: string;
  secret: string;
  name: string;
  action: SyncAction;
  decision: SyncDecision | null;
  /** What the line was decided on; it is done later only while that is the same. */
  basis: string;
  /** `begun`: it may have happened, the answer was not heard · `waiting`: it did not happen. */
  state: 'begun' | 'waiting';
  /** Keyed digest of the value that was sent; `null` where none was. */
  valueDigest: string | null;
  since: number;
  tries: number;
  /** Seconds; not tried again before. */
  notBefore: number;
};
export type Step = StepRecord & { id: string };

type RunRecord = { kind: 'run' } & Omit<SyncRun, 'id'>;

/** Sealed in the table `queue`: what is still to be done at the services, and the history of what was. */
export class Queue {
  readonly #session: Session;
  readonly #book: Book<StepRecord | RunRecord>;

  constructor(session: Session) {
    this.#session = session;
    this.#book = new Book(session, 'queue');
  }

  load(): Promise<void> {
    return this.#book.load();
  }

  /** The steps of a connection, oldest first. */
  steps(connection: string): Step[] {
    const found: Step[] = [];
    for (const [id, record] of this.#book.all()) {
      if (record.kind === 'step' && record.connection === connection) found.push({ id, ...record });
    }
    return found.toSorted((a, b) => a.since - b.since);
  }

  /** Writes a step down, inside a transaction; one that waits for the same link is replaced. */
  put(step: StepRecord, before: Step | null): Step {
    if (before) {
      this.#book.update(before.id, step);
      return { id: before.id, ...step };
    }
    return { id: this.#book.insert(step), ...step };
  }

  /** Takes a step out, inside a transaction. */
  remove({ id }: Step): void {
    this.#book.remove(id);
  }

  /** The runs of a connection, newest first. */
  runs(connection: string): SyncRun[] {
    return this.#runsOf(connection).map(([id, { kind: _, ...run }]) => ({ id, ...run }));
  }

  /** Keeps a run, and of each connection the last 50, inside a transaction. Failures are kept before what went well. */
  addRun(run: Omit<SyncRun, 'id'>): SyncRun {
    const record = { kind: 'run' as const, ...run, items: mostTelling(run.items) };
    const id = this.#book.insert(record);
    for (const [old] of this.#runsOf(run.connection).slice(RUNS)) this.#book.remove(old);
    return { id, ...run };
  }

  /** Forgets all of a connection, inside a transaction. */
  clear(connection: string): void {
    for (const [id, record] of [...this.#book.all()]) if (record.connection === connection) this.#book.remove(id);
  }

  /** Seconds since 1970. */
  get now(): number {
    return nowSeconds(this.#session.context.clock);
  }

  #runsOf(connection: string): [string, RunRecord][] {
    const found: [string, RunRecord][] = [];
    for (const [id, record] of this.#book.all()) {
      if (record.kind === 'run' && record.connection === connection) found.push([id, record]);
    }
    // Of two that ended in one second the one that was added last is the newer one.
    return found.toReversed().toSorted(([, a], [, b]) => b.endedAt - a.endedAt);
  }
}

/** A step as the window sees it. */
export function shownStep({ id, connection, action, secret, name, since, state, tries, notBefore }: Step): SyncStep {
  return {
    ...{ id, connection, action, secret, name, since, tries, notBefore },
    state: state === 'begun' ? 'unsure' : 'waiting',
  };
}

function mostTelling(items: readonly SyncItem[]): SyncItem[] {
  if (items.length <= ITEMS) return [...items];
  return items.toSorted((a, b) => Number(a.outcome === 'done') - Number(b.outcome === 'done')).slice(0, ITEMS);
}
