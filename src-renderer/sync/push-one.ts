import type { Connection, Id, SyncItem, SyncLine, SyncRun } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { unwrap } from '../bridge.ts';
import { type NamedService, whyOf } from './words.ts';

const t = texts.syncPlan.pushOne;

/** What is to be done with a secret's line of a plan: nothing more, that line, or nothing before somebody has looked. */
type Next = { kind: 'in-step' } | { kind: 'run'; line: string } | { kind: 'look'; why: string };

const sending: ReadonlySet<SyncLine['action']> = new Set(['create', 'push', 'link']);

/** As in the preview: only what stands there ticked is sent unseen. `now` in seconds. */
export function nextOf(line: SyncLine | undefined, service: NamedService, now: number): Next {
  if (line === undefined) return { kind: 'look', why: t.noPart };
  if (line.action === 'nothing' && line.why === 'in-step') return { kind: 'in-step' };
  if (line.ticked && line.choices.length === 0 && sending.has(line.action)) return { kind: 'run', line: line.id };
  return { kind: 'look', why: t.look(whyOf(line, service, now)) };
}

/** What kept a line of a run from being done; `null` where it was. */
export function failureOf(item: SyncItem | undefined, { problem }: Pick<SyncRun, 'problem'>): string | null {
  if (item?.outcome === 'done') return null;
  const code = item?.problem ?? problem;
  return code === null ? t.outcomes[item?.outcome ?? 'failed'] : texts.errors[code];
}

/**
 * Sends the present value of one secret to a connection, as the line of its preview would; nothing else is sent. Gives
 * `null` once it is there, else why it is not. Throws what main refused.
 */
export async function pushOne(
  { id: connection, service }: Pick<Connection, 'id' | 'service'>,
  secret: Id,
): Promise<string | null> {
  const services = await unwrap(window.coffer.sync.services());
  const { token, lines } = await unwrap(window.coffer.sync.plan({ connection }));
  const next = nextOf(
    lines.find((line) => line.secret === secret),
    services.find((one) => one.service === service) ?? { service, name: service },
    Math.floor(Date.now() / 1_000),
  );
  if (next.kind === 'in-step') return null;
  if (next.kind === 'look') return next.why;
  const run = await unwrap(window.coffer.sync.run({ token, lines: [{ line: next.line }] }));
  return failureOf(
    run.items.find((item) => item.secret === secret),
    run,
  );
}
