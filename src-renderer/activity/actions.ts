import type { AuditFilter, AuditFormat, Id } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { openPage } from '../pages/actions.ts';
import { tellFailure } from '../tell-failure.ts';
import { announce } from '../ui/announce.ts';
import { onReset } from '../ui/reset.ts';
import { showToast } from '../ui/toast.ts';
import { kindGroups, useKinds } from './kinds.ts';
import { barsOf, fill, startOf } from './plot.ts';
import { type ActivityFilter, everything, useActivity } from './store.ts';
import type { Line } from './words.ts';

const t = texts.activity;

const pageSize = 100;
const mostAtOnce = 200;
let question = 0;

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  question += 1;
});

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The filter as main is asked by it. */
function askedBy({ group, who, range, secret }: ActivityFilter): AuditFilter {
  const { kinds } = kindGroups[group];
  const from = startOf(range, nowSeconds());
  return {
    ...(kinds === null ? {} : { kinds: [...kinds] }),
    ...(who === null ? {} : { by: { kind: who } }),
    ...(from === null ? {} : { from }),
    ...(secret === null ? {} : { subject: secret.id }),
  };
}

/** Reads on until so many are there or nothing follows; a page may come short although more does. */
async function readLines(asked: AuditFilter, before: number | null, most: number, isWanted: () => boolean) {
  const lines: Line[] = [];
  let next: number | null = before;
  do {
    const limit = Math.min(mostAtOnce, most - lines.length);
    const page = await unwrap(
      window.coffer.audit.query({ ...asked, limit, ...(next === null ? {} : { before: next }) }),
    );
    lines.push(...page.events);
    next = page.next;
  } while (next !== null && lines.length < most && isWanted());
  return { lines, next };
}

/** Reads all that the page shows, from the newest on; what is there stays until the answer is there. */
export async function readActivity(): Promise<void> {
  question += 1;
  const mine = question;
  const isWanted = () => mine === question;
  const { filter, lines: before } = useActivity.getState();
  useActivity.setState({ reading: true, failure: null });
  try {
    const most = Math.max(pageSize, Math.min(before.length, 1_000));
    const page = await readLines(askedBy(filter), null, most, isWanted);
    if (!isWanted()) return;
    useActivity.setState({ ...page, reading: false });
    await readEnvironments(page.lines);
    // After them all events are open in main, and counting costs next to nothing.
    const anomalies = await unwrap(window.coffer.audit.anomalies());
    if (isWanted()) useActivity.setState({ anomalies });
    await readUses(filter, isWanted);
  } catch (caught) {
    if (isWanted()) useActivity.setState({ reading: false, failure: asCofferError(caught).message });
  }
}

async function readUses(filter: ActivityFilter, isWanted: () => boolean): Promise<void> {
  const bars = barsOf(filter.range, nowSeconds());
  const asked = { ...askedBy({ ...filter, group: 'all' }), kinds: useKinds, from: bars[0]?.from ?? 0 };
  const { lines } = await readLines(asked, null, Number.POSITIVE_INFINITY, isWanted);
  const times = lines.map(({ at }) => at);
  if (isWanted()) useActivity.setState({ bars: fill(bars, times) });
}

/** The page after the last one; says how many came. */
export async function readOlder(): Promise<void> {
  const { filter, next, reading } = useActivity.getState();
  if (next === null || reading) return;
  const mine = question;
  const isWanted = () => mine === question;
  useActivity.setState({ reading: true });
  try {
    const page = await readLines(askedBy(filter), next, pageSize, isWanted);
    if (!isWanted()) return;
    useActivity.setState(({ lines }) => ({ lines: [...lines, ...page.lines], next: page.next, reading: false }));
    announce(t.older(page.lines.length));
    await readEnvironments(page.lines);
  } catch (caught) {
    if (isWanted()) useActivity.setState({ reading: false, failure: asCofferError(caught).message });
  }
}

/** Names are alike across environments: which one was meant is looked up. */
async function readEnvironments(lines: readonly Line[]): Promise<void> {
  const mine = question;
  const { environments } = useActivity.getState();
  const isOfSecret = ({ kind }: Line) => !/^(project|environment|connection|grant|sync)-/.test(kind);
  const ids = [...new Set(lines.filter(isOfSecret).flatMap(({ subject }) => subject ?? []))];
  const unknown = ids.filter((id) => !environments.has(id));
  if (unknown.length === 0) return;
  const found = await unwrap(window.coffer.secrets.getMany({ ids: unknown }));
  if (mine !== question) return;
  useActivity.setState((state) => {
    const known = new Map(state.environments);
    for (const secret of found) known.set(secret.id, secret.environments);
    return { environments: known };
  });
}

export function narrow(changes: Partial<ActivityFilter>): void {
  useActivity.setState(({ filter }) => ({ filter: { ...filter, ...changes }, lines: [], next: null, bars: null }));
  void readActivity();
}

/** Opens the page with all that ever happened to one secret. */
export async function openActivityOf(id: Id, name: string): Promise<void> {
  useActivity.setState({
    filter: { ...everything, range: 0, secret: { id, name } },
    lines: [],
    next: null,
    bars: null,
  });
  await openPage('activity');
}

/** Takes a notice away, with a way back. */
export async function dismiss(id: string): Promise<void> {
  try {
    await unwrap(window.coffer.audit.dismiss({ id }));
    showToast({ text: t.notices.dismissed, action: { label: t.notices.undo, onSelect: () => void recall(id) } });
    await readActivity();
  } catch (caught) {
    tellFailure(caught);
  }
}

async function recall(id: string): Promise<void> {
  try {
    await unwrap(window.coffer.audit.recall({ id }));
    announce(t.notices.back);
    await readActivity();
  } catch (caught) {
    tellFailure(caught);
  }
}

/** Saves what the filter shows, all of it, to a file that the person chooses. */
export async function saveActivity(format: AuditFormat): Promise<void> {
  try {
    const saved = await unwrap(window.coffer.audit.export({ ...askedBy(useActivity.getState().filter), format }));
    if (saved === null) return;
    const { count, damaged } = saved;
    showToast({ text: damaged === 0 ? t.save.done(count) : t.save.doneInParts(count, damaged), tone: 'good' });
  } catch (caught) {
    tellFailure(caught);
  }
}
