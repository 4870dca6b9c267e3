import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Anomaly } from '../../src-preload/contract.ts';
import { countOf } from '../exchange/choice.ts';
import { showSecret } from '../secrets/detail-actions.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { moment } from '../ui/time.ts';
import { dismiss } from './actions.ts';
import styles from './Notices.module.css';
import { ruleNames } from './words.ts';

const mostNamed = 3;
const mostShown = 3;

/** What is out of the ordinary and was not dismissed, newest first. */
export function Notices({ anomalies, now }: { anomalies: readonly Anomaly[]; now: number }) {
  const [all, setAll] = useState(false);
  if (anomalies.length === 0) return null;
  const rest = anomalies.length - mostShown;
  return (
    <section className={styles.notices} aria-label="Out of the ordinary">
      <ul className={styles.list}>
        {anomalies.slice(0, all ? undefined : mostShown).map((anomaly) => (
          <li key={anomaly.id}>
            <Notice anomaly={anomaly} now={now} />
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <Button size="small" variant="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show the newest only' : `Show ${countOf(rest, 'more notice', 'more notices')}`}
        </Button>
      ) : null}
    </section>
  );
}

function Notice({ anomaly, now }: { anomaly: Anomaly; now: number }) {
  const { id, rule, names, subjects, at, sentence } = anomaly;
  const [only] = subjects;
  const rest = names.length - mostNamed;
  return (
    <Banner
      icon={TriangleAlert}
      title={`${ruleNames[rule]}, ${moment(at, now)}.`}
      actions={
        <>
          {subjects.length === 1 && names.length === 1 && only ? (
            <Button size="small" onClick={() => void showSecret(only)}>
              Show it
            </Button>
          ) : null}
          <Button size="small" onClick={() => void dismiss(id)}>
            Dismiss
          </Button>
        </>
      }
    >
      {sentence}
      {names.length > 0 ? (
        <>
          {' '}
          <span className={styles.names}>{names.slice(0, mostNamed).join(', ')}</span>
          {rest > 0 ? ` and ${rest} more` : ''}.
        </>
      ) : null}
    </Banner>
  );
}
