import type {
  Connection,
  ConnectionChanges,
  Id,
  NewConnection,
  SyncDecision,
  SyncLine,
  SyncRun,
} from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { onReset } from '../ui/reset.ts';
import { showToast } from '../ui/toast.ts';
import { choicesOf } from './preview.ts';
import { nothingLooked, usePreview, useSync } from './store.ts';

const t = texts.syncPlan.result;

let asked = 0;

// An answer that arrives after locking must not fill the stores again.
onReset(() => {
  asked += 1;
});

/** Reads the connections and how they stand. */
export async function readConnections(): Promise<void> {
  const mine = asked;
  try {
    const [services, connections, states] = await Promise.all([
      unwrap(window.coffer.sync.services()),
      unwrap(window.coffer.sync.connections()),
      unwrap(window.coffer.sync.state()),
    ]);
    if (mine === asked) useSync.setState({ services, connections, states, failure: null });
  } catch (caught) {
    if (mine === asked) useSync.setState({ failure: asCofferError(caught).message });
  }
}

export function openConnection(open: Id | null): void {
  useSync.setState({ open });
  usePreview.setState(nothingLooked, true);
}

/** Looks at both sides; what was decided for a line that is still there stays. */
export async function look(connection: Id): Promise<void> {
  if (usePreview.getState().busy) return;
  const mine = asked;
  usePreview.setState({ busy: 'looking', failure: null });
  try {
    const plan = await unwrap(window.coffer.sync.plan({ connection }));
    if (mine !== asked || useSync.getState().open !== connection) return;
    usePreview.setState({ ...nothingLooked, plan });
  } catch (caught) {
    if (mine !== asked || useSync.getState().open !== connection) return;
    const { code, message } = asCofferError(caught);
    usePreview.setState({ busy: null, failure: code === 'CANCELLED' ? null : message });
  }
}

export function tick(lines: readonly SyncLine[], ticked: boolean): void {
  usePreview.setState(({ ticks }) => {
    const next = new Map(ticks);
    for (const { id } of lines) next.set(id, ticked);
    return { ticks: next };
  });
}

export function decide({ id }: SyncLine, decision: SyncDecision): void {
  usePreview.setState(({ ticks, decisions }) => ({
    ticks: new Map(ticks).set(id, true),
    decisions: new Map(decisions).set(id, decision),
  }));
}

/** Does what is ticked, says how it went, and looks again. */
export async function runChosen(): Promise<void> {
  const { plan, busy, confirmGone, ...chosen } = usePreview.getState();
  if (!plan || busy) return;
  const mine = asked;
  usePreview.setState({ busy: 'running', failure: null });
  try {
    const run = await unwrap(
      window.coffer.sync.run({ token: plan.token, lines: choicesOf(plan, chosen), confirmGone }),
    );
    if (mine !== asked) return;
    showToast(resultOf(run));
    usePreview.setState({ busy: null });
    await Promise.all([readConnections(), look(plan.connection)]);
  } catch (caught) {
    if (mine !== asked) return;
    usePreview.setState({ busy: null, failure: asCofferError(caught).message });
  }
}

export function stop(connection: Id): void {
  void window.coffer.sync.cancel({ connection });
}

/** How a run went, in a message. */
function resultOf({ done, failed, waiting, problem }: SyncRun): Parameters<typeof showToast>[0] {
  const parts = [t.done(done), ...(failed > 0 ? [t.failed(failed)] : []), ...(waiting > 0 ? [t.waiting(waiting)] : [])];
  const said = t.said(parts.join(', '));
  return {
    text: problem === null ? said : t.saidWhy(said, texts.errors[problem]),
    tone: failed > 0 || problem !== null ? 'bad' : 'good',
  };
}

/** Main asks in a dialog of its own first; throws what it refused. */
export async function connect(input: NewConnection): Promise<Connection> {
  const made = await unwrap(window.coffer.sync.create(input));
  await readConnections();
  return made;
}

export async function changeConnection(id: Id, changes: ConnectionChanges): Promise<void> {
  await unwrap(window.coffer.sync.update({ id, changes }));
  await readConnections();
}

export async function removeConnection({ id, name }: Connection): Promise<void> {
  await unwrap(window.coffer.sync.remove({ id }));
  openConnection(null);
  await readConnections();
  showToast({ text: texts.sync.settings.disconnected(name) });
}
