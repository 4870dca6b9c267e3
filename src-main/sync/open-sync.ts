import type { SyncChoice, SyncPlan, SyncRun, SyncState } from '../../src-preload/contract.ts';
import { toHex } from '../crypto/bytes.ts';
import { VaultError } from '../vault/errors.ts';
import type { Session } from '../vault/session.ts';
import * as connections from '../vault/sync/connections.ts';
import { Links } from '../vault/sync/links.ts';
import { Queue, type Step } from '../vault/sync/queue.ts';
import type { Chosen } from './chosen-line.ts';
import { look } from './look.ts';
import { asVaultError } from './marks.ts';
import { mostAreGone, type PlannedLine, shownLine } from './plan.ts';
import { type Remote, RemoteError } from './remote.ts';
import { noteUnreached, run } from './run.ts';
import { termsOf, type Work } from './work.ts';

export type OpenSyncNeeds = {
  session: Session;
  connect: (connection: connections.OpenConnection) => Remote;
  emit: {
    progress(connection: string, running: { done: number; of: number } | null): void;
    changed(connection: string): void;
  };
};

type Planned = { token: string; lines: ReadonlyMap<string, PlannedLine>; at: number };
type Active = { controller: AbortController; running: { done: number; of: number } | null };

/** The actions that a run by itself may do: of what both sides have, and where nobody has to decide. */
const safe: ReadonlySet<string> = new Set(['push', 'pull', 'link']);

/** Sync of one open vault: its links, its queue, its accounts at the services. It ends when the vault is locked. */
export class OpenSync {
  readonly session: Session;
  readonly links: Links;
  readonly queue: Queue;
  readonly #needs: OpenSyncNeeds;
  readonly #remotes = new Map<string, Remote>();
  readonly #plans = new Map<string, Planned>();
  readonly #active = new Map<string, Active>();
  #ended = false;

  constructor(needs: OpenSyncNeeds) {
    this.#needs = needs;
    this.session = needs.session;
    this.links = new Links(needs.session);
    this.queue = new Queue(needs.session);
  }

  /** Reads links and queue, in slices. */
  async load(): Promise<void> {
    await this.links.load();
    await this.queue.load();
  }

  /** Looks at both sides of a connection. Throws BUSY, CONNECTION_NOT_FOUND, REMOTE_…, CANCELLED. */
  plan(id: string): Promise<SyncPlan> {
    return this.#alone(id, async (work) => {
      const planned = await this.#look(work);
      const lines = [...planned.lines.values()];
      const { token } = planned;
      return { token, connection: id, at: this.queue.now, lines: lines.map(shownLine), gone: mostAreGone(lines) };
    });
  }

  /** Carries out what a person chose. Throws PLAN_OUTDATED, ACCOUNT_IN_DOUBT, INVALID_INPUT, BUSY. */
  async run(token: string, choices: readonly SyncChoice[], confirmGone: boolean): Promise<SyncRun> {
    const [id, planned] = [...this.#plans].find(([, plan]) => plan.token === token) ?? [];
    if (!id || !planned) throw new VaultError('PLAN_OUTDATED');
    const chosen = choices.map((choice) => chosenOf(planned, choice));
    if (new Set(chosen.map(({ line }) => line.id)).size < chosen.length) throw new VaultError('INVALID_INPUT');
    const loses = chosen.some(({ decision }) => decision === 'trash');
    if (loses && !confirmGone && mostAreGone([...planned.lines.values()])) throw new VaultError('ACCOUNT_IN_DOUBT');
    return this.#alone(id, async (work) => {
      this.#plans.delete(id);
      return this.#run(work, chosen, 'person', planned.at);
    });
  }

  /** Looks and does what needs nobody: `null` where there was nothing to do. Throws as `plan` and `run` do. */
  runByItself(id: string): Promise<SyncRun | null> {
    return this.#alone(id, async (work) => {
      const planned = await this.#look(work).catch((error: unknown) => {
        const isFailure = error instanceof RemoteError && error.kind !== 'cancelled';
        if (isFailure) noteUnreached(work, error, { by: 'itself', plannedAt: 0 });
        throw error;
      });
      const chosen = chosenByItself(work, [...planned.lines.values()], this.queue.steps(id));
      return chosen.length === 0 ? null : this.#run(work, chosen, 'itself', planned.at);
    });
  }

  /** Does something else at the service. Throws REMOTE_…, BUSY. */
  atService<T>(id: string, use: (work: Work) => Promise<T>): Promise<T> {
    return this.#alone(id, use);
  }

  /** Stops what is under way at a connection. */
  cancel(id: string): void {
    this.#active.get(id)?.controller.abort();
  }

  isActive(id: string): boolean {
    return this.#active.has(id);
  }

  /** How a connection stands; seconds. */
  state(id: string, nextAt: number | null): SyncState {
    const steps = this.queue.steps(id);
    const [last = null] = this.queue.runs(id);
    const unsure = steps.filter(({ state }) => state === 'begun').length;
    return {
      ...{ connection: id, running: this.#active.get(id)?.running ?? null, nextAt },
      ...{ waiting: steps.length - unsure, unsure },
      lastRunAt: last?.endedAt ?? null,
      lastRunFailed: last !== null && (last.failed > 0 || last.problem !== null),
    };
  }

  /** After a connection was changed: its account is opened anew, and plans made before are no longer good. */
  forget(id: string): void {
    this.cancel(id);
    this.#remotes.get(id)?.end();
    this.#remotes.delete(id);
    this.#plans.delete(id);
  }

  /** Stops everything and forgets tokens and keys of the services. */
  end(): void {
    this.#ended = true;
    for (const id of this.#active.keys()) this.cancel(id);
    for (const remote of this.#remotes.values()) remote.end();
    this.#remotes.clear();
    this.#plans.clear();
  }

  async #look(work: Work): Promise<Planned> {
    const at = this.session.context.clock.monotonic();
    const lines = await look(work);
    const token = toHex(this.session.context.random(16));
    const planned = { token, at, lines: new Map(lines.map((line) => [line.id, line])) };
    this.#plans.set(work.connection.id, planned);
    return planned;
  }

  #run(work: Work, chosen: readonly Chosen[], by: SyncRun['by'], plannedAt: number): Promise<SyncRun> {
    return run(work, chosen, { by, plannedAt });
  }

  /** One thing at a time at each connection. */
  async #alone<T>(id: string, use: (work: Work) => Promise<T>): Promise<T> {
    const connection = connections.find(this.session, id);
    if (this.#ended) throw new VaultError('VAULT_LOCKED');
    if (this.#active.has(id)) throw new VaultError('BUSY');
    const active: Active = { controller: new AbortController(), running: null };
    this.#active.set(id, active);
    try {
      await this.load();
      const remote = this.#remoteOf(connection);
      const { signal } = active.controller;
      const progress = (done: number, of: number) => {
        active.running = { done, of };
        this.#needs.emit.progress(id, active.running);
      };
      const { session, links, queue } = this;
      return await use({ session, links, queue, ...termsOf(connection), connection, remote, signal, progress });
    } catch (error) {
      if (this.#ended) throw new VaultError('VAULT_LOCKED');
      throw asVaultError(error);
    } finally {
      this.#active.delete(id);
      if (!this.#ended) {
        this.#needs.emit.progress(id, null);
        this.#needs.emit.changed(id);
      }
    }
  }

  #remoteOf(connection: connections.OpenConnection): Remote {
    const known = this.#remotes.get(connection.id);
    if (known) return known;
    const remote = this.#needs.connect(connection);
    if (remote.service !== connection.service) throw new RemoteError('unsupported');
    this.#remotes.set(connection.id, remote);
    return remote;
  }
}

function chosenOf(
  { lines }: Planned,
  { line: id, decision = null }: { line: string; decision?: Chosen['decision'] | undefined },
): Chosen {
  const line = lines.get(id);
  const isPossible = line && line.action !== 'nothing' && line.why !== 'several-there';
  const isDecided =
    line && (line.choices.length === 0 ? decision === null : decision !== null && line.choices.includes(decision));
  if (!isPossible || !isDecided) throw new VaultError('INVALID_INPUT');
  return { line, decision };
}

/** What is safe and ticked, what may be created, and what a person chose before and could not be done then. */
function chosenByItself({ connection, queue }: Work, lines: readonly PlannedLine[], steps: readonly Step[]): Chosen[] {
  const waiting = new Map(steps.map((step) => [step.link, step]));
  const chosen: Chosen[] = [];
  for (const line of lines) {
    const step = line.pair && waiting.get(line.pair.link.id);
    const isSame = step?.basis === line.basis;
    if (isSame && step && step.notBefore > queue.now) continue;
    const mayCreate = line.action === 'create' && connection.mayCreate;
    if (isSame && step) chosen.push({ line, decision: step.decision });
    else if (line.ticked && (safe.has(line.action) || mayCreate)) chosen.push({ line, decision: null });
  }
  return chosen;
}
