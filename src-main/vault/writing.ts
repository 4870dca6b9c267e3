import { nowSeconds } from './environment.ts';
import { asVaultError, VaultError } from './errors.ts';
import { type Manifest, sealManifest } from './manifest.ts';
import { openTransaction } from './open-transaction.ts';
import { loadPages } from './orphans.ts';
import type { Root } from './root.ts';
import type { Session } from './session.ts';
import { atOnce, inSlices } from './slices.ts';

/** What a piece of work needs to take back what it did to the list and the manifest in memory. */
type Before = { manifest: Manifest; generation: number };

/** How an open vault is written: one action in one transaction, by one at a time, all of it or nothing. */
export class Writing {
  readonly #session: Session;
  readonly #root: Root;
  readonly #written: (sealed: Uint8Array) => void;
  #depth = 0;
  #alone: AbortController | null = null;

  /** `written` hears of each new state, with the manifest's sealed blob. */
  constructor(session: Session, root: Root, written: (sealed: Uint8Array) => void) {
    this.#session = session;
    this.#root = root;
    this.#written = written;
  }

  /** Whether a long piece of work has the vault to itself and is not just now at it. */
  get isBusy(): boolean {
    return this.#alone !== null && this.#depth === 0;
  }

  /** See `Session.alone`. */
  async alone<T>(work: (locked: AbortSignal) => Promise<T>): Promise<T> {
    this.#alone = new AbortController();
    try {
      return await work(this.#alone.signal);
    } finally {
      this.#alone = null;
    }
  }

  /** Tells the long piece of work that the vault is being locked. */
  end(): void {
    this.#alone?.abort();
  }

  /** See `Session.transaction`. */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    const before = this.#begin();
    this.#depth++;
    let sealed: Uint8Array;
    let result: T;
    try {
      [result, sealed] = this.#session.store.transaction(() => [work(), atOnce(this.#finish())] as const);
    } catch (error) {
      this.#takeBack(before);
      throw asVaultError(error);
    } finally {
      this.#depth--;
    }
    this.#written(sealed);
    return result;
  }

  /** See `Session.longTransaction`. */
  async inSlices<T>(work: () => Generator<number, T>, locked: AbortSignal, goOn: (done: number) => void): Promise<T> {
    const before = this.#begin();
    try {
      return await openTransaction(this.#session.store, locked, async (commit) => {
        const [result, sealed] = await inSlices(this.#inside(work), (weight) => {
          if (locked.aborted) throw new VaultError('VAULT_LOCKED');
          goOn(weight);
        });
        this.#session.assertInPlace();
        commit();
        this.#written(sealed);
        return result;
      });
    } catch (error) {
      if (locked.aborted) throw new VaultError('VAULT_LOCKED');
      this.#takeBack(before);
      throw asVaultError(error);
    }
  }

  /** Each step of the work and of the manifest above it, as inner calls of the transaction. */
  *#inside<T>(work: () => Generator<number, T>): Generator<number, readonly [T, Uint8Array]> {
    const steps = this.#held(work());
    const result = yield* steps;
    return [result, yield* this.#held(this.#finish())] as const;
  }

  *#held<T>(steps: Generator<number, T>): Generator<number, T> {
    for (;;) {
      this.#depth++;
      let step: IteratorResult<number, T>;
      try {
        step = steps.next();
      } finally {
        this.#depth--;
      }
      if (step.done) return step.value;
      yield step.value;
    }
  }

  #begin(): Before {
    const { readOnly, pages } = this.#session;
    if (readOnly) throw new VaultError(readOnly === 'file' ? 'READ_ONLY' : 'READ_ONLY_DAMAGED');
    this.#session.assertInPlace();
    return { manifest: this.#root.manifest, generation: pages.generation };
  }

  #takeBack({ manifest, generation }: Before): void {
    this.#root.take(manifest);
    if (this.#session.pages.generation === generation) return;
    try {
      loadPages(this.#session);
    } catch {
      this.#session.noteDamage({ table: 'pages', id: null, name: null });
    }
  }

  *#finish(): Generator<number, Uint8Array> {
    const { readOnly, pages, rows, context, store } = this.#session;
    // Damage that the work came upon without having to stop for it.
    if (readOnly) throw new VaultError('READ_ONLY_DAMAGED');
    const sum = yield* pages.flushing(this.#root.manifest.sums.pages);
    const row = sealManifest(rows, this.#root.finish(sum, nowSeconds(context.clock)));
    store.tables.manifest.update(row);
    return row.sealed as Uint8Array;
  }
}
