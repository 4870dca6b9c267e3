import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Connection, SyncRun, SyncStep } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { useNow } from '../secrets/use-now.ts';
import { tellUnlessWished } from '../tell-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { moment } from '../ui/time.ts';
import runsStyles from './Runs.module.css';
import styles from './Sync.module.css';
import { actionWord, outcomeTones } from './words.ts';

const t = texts.syncPlan.runs;

type History = { runs: readonly SyncRun[]; queue: readonly SyncStep[] };

/** What waits, and the last runs with what became of each secret. */
export function RunsDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { id, name } = connection;
  const [history, setHistory] = useState<History | null>(null);
  const [failure, setFailure] = useState('');
  const now = useNow();

  useEffect(() => {
    let gone = false;
    const read = async () => {
      try {
        const [runs, queue] = await Promise.all([
          unwrap(window.coffer.sync.runs({ connection: id })),
          unwrap(window.coffer.sync.queue({ connection: id })),
        ]);
        if (!gone) setHistory({ runs, queue });
      } catch (caught) {
        if (!gone) setFailure(asCofferError(caught).message);
      }
    };
    void read();
    const stop = window.coffer.sync.onChanged(() => void read());
    return () => {
      gone = true;
      stop();
    };
  }, [id]);

  return (
    <Dialog open onClose={onClose} size="wide" title={t.title(name)} description={t.text}>
      {failure ? (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      ) : null}
      {history && history.queue.length > 0 ? <Queue connection={id} steps={history.queue} now={now} /> : null}
      {history?.runs.length === 0 ? <p className={styles.meaning}>{t.none}</p> : null}
      <ul className={runsStyles.runs} aria-label={t.list}>
        {history?.runs.map((run) => (
          <li key={run.id}>
            <Run run={run} now={now} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** What is kept to be done, and what was sent without an answer. */
function Queue({ connection, steps, now }: { connection: string; steps: readonly SyncStep[]; now: number }) {
  const waiting = steps.filter(({ state }) => state === 'waiting').map(({ id }) => id);
  const forget = () => window.coffer.sync.forget({ connection, steps: waiting });
  return (
    <section className={runsStyles.queue} aria-label={t.queue}>
      <div className={runsStyles.runHead}>
        <strong>{t.wait(steps.length)}</strong>
        {waiting.length > 0 ? (
          <Button size="small" onClick={() => void unwrap(forget()).catch(tellUnlessWished)}>
            {t.giveUp}
          </Button>
        ) : null}
      </div>
      <ul>
        {steps.map(({ id, action, name, state, tries, since }) => (
          <li key={id} className={runsStyles.item}>
            <span className={styles.secret}>{name}</span>
            <span>{actionWord(action, null)}</span>
            <span className={styles.meaning}>{state === 'unsure' ? t.unsure : t.tried(moment(since, now), tries)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Run({ run, now }: { run: SyncRun; now: number }) {
  const { startedAt, by, done, failed, waiting, problem, items } = run;
  return (
    <details className={runsStyles.run}>
      <summary className={runsStyles.runHead}>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
        <strong>{moment(startedAt, now)}</strong>
        <span className={styles.meaning}>{by === 'itself' ? t.byItself : t.byYou}</span>
        <span className={styles.gap} />
        {done > 0 ? <Chip tone="green">{t.done(done)}</Chip> : null}
        {failed > 0 ? <Chip tone="red">{t.failed(failed)}</Chip> : null}
        {waiting > 0 ? <Chip tone="amber">{t.waiting(waiting)}</Chip> : null}
      </summary>
      {problem === null ? null : <p className={styles.meaning}>{texts.errors[problem]}</p>}
      <ul>
        {items.map(({ action, decision, name, outcome, problem: why }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a run that has ended does not change.
          <li key={index} className={runsStyles.item}>
            <span className={styles.secret}>{name}</span>
            <span>{actionWord(action, decision)}</span>
            <Chip tone={outcomeTones[outcome]}>{texts.syncPlan.outcomes[outcome]}</Chip>
            {why === null ? null : <span className={styles.meaning}>{texts.errors[why]}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
