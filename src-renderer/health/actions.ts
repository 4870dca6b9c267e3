import { asCofferError, unwrap } from '../bridge.ts';
import { readProjects } from '../projects/actions.ts';
import { onReset } from '../ui/reset.ts';
import { linesAtOnce, useHealth } from './store.ts';

let question = 0;

// An answer that arrives after locking must not fill the store again.
onReset(() => {
  question += 1;
});

/** Asks main to look at all values; what is there stays until the answer is there. */
export async function readHealth(): Promise<void> {
  question += 1;
  const mine = question;
  useHealth.setState({ reading: true, failure: null });
  try {
    const report = await unwrap(window.coffer.health.report());
    if (mine !== question) return;
    useHealth.setState({ report, reading: false });
    // All values have been looked at now: the left pane need not wait for a still moment to count the weak ones.
    await Promise.all([readNames(), readProjects()]);
  } catch (caught) {
    if (mine === question) useHealth.setState({ reading: false, failure: asCofferError(caught).message });
  }
}

export async function showMore(): Promise<void> {
  useHealth.setState(({ shown }) => ({ shown: shown + linesAtOnce }));
  await readNames();
}

/** Names of the secrets in sight; the report has ids alone. */
async function readNames(): Promise<void> {
  const mine = question;
  const { report, shown } = useHealth.getState();
  const inSight = (report?.secrets ?? []).slice(0, shown).map(({ id }) => id);
  const ids = [...new Set([...inSight, ...(report?.next ?? []).slice(0, shown).map(({ id }) => id)])];
  if (ids.length === 0) return;
  const found = await unwrap(window.coffer.secrets.getMany({ ids }));
  if (mine !== question) return;
  useHealth.setState({ named: new Map(found.map(({ id, name, environments }) => [id, { name, environments }])) });
}
