import type { SecretValue } from '../../../src-preload/contract.ts';
import { wipe } from '../../crypto/bytes.ts';
import { pinOf } from '../../crypto/term.ts';
import { StoreError } from '../../store/errors.ts';
import { VaultError } from '../errors.ts';
import type { Entry } from '../pages.ts';
import { readCurrent, readSecret, type SecretRecord, valueBytes } from '../secret-rows.ts';
import type { Session } from '../session.ts';
import { inSlices, weightOf } from '../slices.ts';
import { type Judgement, judge } from './judge.ts';

/** What is known of a secret as long as its row has this pin; no `value` where it is damaged. */
export type Known = { readonly pin: string; readonly value: KnownValue | null };

/** `digest`: 16 bytes as hex, the same for the same value in this vault. */
export type KnownValue = Judgement & { readonly digest: string };

/** How much work two opened rows and their terms are. */
const OPEN = 4;

/**
 * Looks at the current value of every secret in slices of a few milliseconds and remembers what it found until the vault
 * is locked, never a value. A secret is looked at again only when its row has changed. Like the deep check it leaves no
 * trace: nothing is used or audited.
 */
export class HealthCheck {
  readonly #session: Session;
  readonly #known = new Map<string, Known>();
  #running: Promise<void> | null = null;
  #looks = 0;
  #stopped = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** How many secrets something is known of. */
  get size(): number {
    return this.#known.size;
  }

  /** Grows with every value that is looked at; what was derived from fewer is stale. */
  get looks(): number {
    return this.#looks;
  }

  /** What is known now, by id, without looking, and whether that is everything. Throws VAULT_LOCKED, BUSY. */
  known(): { known: ReadonlyMap<string, Known>; isComplete: boolean } {
    this.#session.assertUnlocked();
    const { pages } = this.#session;
    for (const [id, { pin }] of this.#known) if (pages.get(id)?.pin !== pin) this.#known.delete(id);
    return { known: this.#known, isComplete: this.#known.size === pages.size };
  }

  /**
   * What is known of every secret, by id, once those that are new or changed have been looked at. A second call joins the
   * first. Throws CANCELLED if it is stopped meanwhile, VAULT_LOCKED, BUSY; what was found until then stays known.
   */
  async run(): Promise<ReadonlyMap<string, Known>> {
    this.#session.assertUnlocked();
    this.#running ??= this.#lookAtAll().finally(() => {
      this.#running = null;
    });
    await this.#running;
    return this.#known;
  }

  /** Ends what runs. */
  stop(): void {
    this.#stopped = true;
  }

  /** Forgets everything: the vault is locked. */
  clear(): void {
    this.stop();
    this.#known.clear();
    this.#session.context.guesser.end();
  }

  async #lookAtAll(): Promise<void> {
    this.#stopped = false;
    for (let stale = this.#stale(); stale.length > 0; stale = this.#stale()) {
      await inSlices(this.#lookAt(stale), () => this.#assertGoingOn());
      this.#assertGoingOn();
    }
    for (const id of this.#known.keys()) if (!this.#session.pages.get(id)) this.#known.delete(id);
  }

  #assertGoingOn(): void {
    this.#session.assertUnlocked();
    if (this.#stopped) throw new VaultError('CANCELLED');
  }

  /** Secrets that are new or have changed. */
  #stale(): string[] {
    return [...this.#session.pages.all()].filter(({ id, pin }) => this.#known.get(id)?.pin !== pin).map(({ id }) => id);
  }

  async *#lookAt(ids: readonly string[]): AsyncGenerator<number> {
    for (const id of ids) {
      // It may have been changed or purged since.
      const entry = this.#session.pages.get(id);
      if (entry) yield await this.#remember(entry);
    }
  }

  /** Answers how much work it was. */
  async #remember({ id, pin }: Entry): Promise<number> {
    this.#looks++;
    const read = this.#read(id);
    if (read === null) {
      this.#known.set(id, { pin, value: null });
      return OPEN;
    }
    const { record, value, digest, size } = read;
    const judgement = await judge(value, record, this.#session.context.guesser.guess);
    // The vault may have been locked while the guesser thought.
    this.#assertGoingOn();
    this.#known.set(id, { pin, value: { ...judgement, digest } });
    return OPEN + weightOf(size);
  }

  /** The value of a secret, its digest and its size in bytes; `null` where it is damaged. */
  #read(id: string): { record: SecretRecord; value: SecretValue; digest: string; size: number } | null {
    try {
      const { record } = readSecret(this.#session, id);
      const { value } = readCurrent(this.#session, record);
      const bytes = valueBytes(value);
      const digest = pinOf(this.#session.rows.digest(bytes));
      const size = bytes.length;
      wipe(bytes);
      return { record, value, digest, size };
    } catch (error) {
      const unreadable =
        error instanceof StoreError || (error instanceof VaultError && error.code === 'RECORD_DAMAGED');
      if (!unreadable) throw error;
      return null;
    }
  }
}
