import { VaultError } from '../vault/errors.ts';
import type { PlannedLine } from './plan.ts';
import type { RemoteSecret } from './remote.ts';
import type { Work } from './work.ts';

/** Milliseconds for which a list counts as what is there. No service can be told "only if it is still so". */
const FRESH = 60_000;

/**
 * What was seen at the service, looked at again right before something is written there: what was changed meanwhile is
 * not written over. Between this look and the writing a moment remains.
 */
export class Sight {
  readonly #work: Work;
  #listed: Map<string, RemoteSecret> | null = null;
  #at: number;

  /** `at` is when the plan was made, by the clock that never jumps. */
  constructor(work: Work, at: number) {
    this.#work = work;
    this.#at = at;
  }

  /** The secret that a line is about, as it is now. Throws PLAN_OUTDATED where it is gone or was changed. */
  async of({ there }: PlannedLine): Promise<RemoteSecret> {
    if (!there) throw new VaultError('PLAN_OUTDATED');
    const now = await this.#look(there.secret);
    if (!now || now.changeToken !== there.secret.changeToken) throw new VaultError('PLAN_OUTDATED');
    return now;
  }

  /** Throws PLAN_OUTDATED where something has that name by now. */
  async isFree(name: string): Promise<void> {
    await this.#refresh();
    for (const secret of this.#listed?.values() ?? []) if (secret.name === name) throw new VaultError('PLAN_OUTDATED');
  }

  /** Remembers what we have just written. */
  note(secret: RemoteSecret): void {
    this.#listed?.set(secret.id, secret);
  }

  async #look(known: RemoteSecret): Promise<RemoteSecret | null> {
    const { remote, signal } = this.#work;
    await this.#refresh();
    const listed = remote.list ? (this.#listed ? this.#listed.get(known.id) : known) : undefined;
    // A list may leave the note out, which writing would then lose.
    if (remote.list && (listed === undefined || listed.note !== null)) return listed ?? null;
    const found = await remote.find(known.id, signal);
    return found.find(({ id }) => id === known.id) ?? null;
  }

  async #refresh(): Promise<void> {
    const { remote, signal, session } = this.#work;
    const now = session.context.clock.monotonic();
    if (!remote.list || now - this.#at <= FRESH) return;
    this.#listed = new Map((await remote.list(signal)).map((secret) => [secret.id, secret]));
    this.#at = session.context.clock.monotonic();
  }
}
