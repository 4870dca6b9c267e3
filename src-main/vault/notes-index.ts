import { StoreError } from '../store/errors.ts';
import { VaultError } from './errors.ts';
import type { Entry } from './pages.ts';
import { fold } from './search.ts';
import { readSecret } from './secret-rows.ts';
import type { Session } from './session.ts';
import { inSlices, weightOf } from './slices.ts';

/** The notes of a secret as they were written, and folded. */
type Notes = { readonly text: string; readonly folded: string };

/**
 * The notes of all secrets, which stand in their rows and not in the list: read after unlocking in slices of a few
 * milliseconds, followed when something changes, and kept until the vault is locked. A search finds what is read by then.
 */
export class NotesIndex {
  readonly #session: Session;
  /** By which pin each secret's row was read. */
  readonly #pins = new Map<string, string>();
  /** Of those that have notes. */
  readonly #notes = new Map<string, Notes>();
  #running: Promise<void> | null = null;
  #generation = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Reads all notes, and from now on those that change. */
  start(): void {
    this.#session.subscribe(({ kind }) => {
      if (kind === 'changed') void this.catchUp();
    });
    void this.catchUp();
  }

  /** Reads the notes of secrets that are new or have changed. Ends early, without an error, where the vault is locked or busy. */
  catchUp(): Promise<void> {
    this.#running ??= this.#readAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Another number whenever other notes are found. */
  get generation(): number {
    return this.#generation;
  }

  /** The folded notes of a secret, as far as they are read. */
  foldedOf(id: string): string | undefined {
    return this.#notes.get(id)?.folded;
  }

  /** The notes as they were written. */
  notesOf(id: string): string {
    return this.#notes.get(id)?.text ?? '';
  }

  /** The vault is locked. */
  clear(): void {
    this.#pins.clear();
    this.#notes.clear();
  }

  async #readAll(): Promise<void> {
    try {
      for (let stale = this.#stale(); stale.length > 0; stale = this.#stale()) {
        await inSlices(this.#read(stale), () => this.#session.assertUnlocked());
        this.#session.assertUnlocked();
      }
      for (const id of this.#pins.keys()) if (!this.#session.pages.get(id)) this.#remember(id, null, '');
    } catch (error) {
      if (!(error instanceof VaultError || error instanceof StoreError)) throw error;
    }
  }

  #stale(): string[] {
    const stale = ({ id, pin }: Entry) => this.#pins.get(id) !== pin;
    return [...this.#session.pages.all()].filter(stale).map(({ id }) => id);
  }

  *#read(ids: readonly string[]): Generator<number> {
    for (const id of ids) {
      const entry = this.#session.pages.get(id);
      if (!entry) continue;
      const notes = this.#notesIn(id);
      this.#remember(id, entry.pin, notes);
      yield weightOf(notes.length);
    }
  }

  #remember(id: string, pin: string | null, text: string): void {
    if (pin === null) this.#pins.delete(id);
    else this.#pins.set(id, pin);
    if (text === '' && !this.#notes.delete(id)) return;
    if (text !== '') this.#notes.set(id, { text, folded: fold(text) });
    this.#generation += 1;
  }

  #notesIn(id: string): string {
    try {
      return readSecret(this.#session, id).record.notes;
    } catch (error) {
      if (error instanceof VaultError && error.code === 'RECORD_DAMAGED') return '';
      throw error;
    }
  }
}
