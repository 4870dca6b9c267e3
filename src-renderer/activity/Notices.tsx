import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Anomaly } from '../../src-preload/contract.ts';
import { worded } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import { showSecret } from '../secrets/detail-actions.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Rich } from '../ui/Rich.tsx';
import { moment } from '../ui/time.ts';
import { dismiss } from './actions.ts';
import styles from './Notices.module.css';

const t = texts.activity.notices;

const mostNamed = 3;
const mostShown = 3;

/** What is out of the ordinary and was not dismissed, newest first. */
export function Notices({ anomalies, now }: { anomalies: readonly Anomaly[]; now: number }) {
  const [all, setAll] = useState(false);
  if (anomalies.length === 0) return null;
  const rest = anomalies.length - mostShown;
  return (
    <section className={styles.notices} aria-label={t.label}>
      <ul className={styles.list}>
        {anomalies.slice(0, all ? undefined : mostShown).map((anomaly) => (
          <li key={anomaly.id}>
            <Notice anomaly={anomaly} now={now} />
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <Button size="small" variant="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.showNewest : t.showMore(rest)}
        </Button>
      ) : null}
    </section>
  );
}

function Notice({ anomaly, now }: { anomaly: Anomaly; now: number }) {
  const { id, rule, names, subjects, at } = anomaly;
  const sentence = worded(texts.activity.anomalies, 'rule', anomaly);
  const [only] = subjects;
  const rest = names.length - mostNamed;
  return (
    <Banner
      icon={TriangleAlert}
      title={t.title(texts.activity.rules.names[rule], moment(at, now))}
      actions={
        <>
          {subjects.length === 1 && names.length === 1 && only ? (
            <Button size="small" onClick={() => void showSecret(only)}>
              {t.show}
            </Button>
          ) : null}
          <Button size="small" onClick={() => void dismiss(id)}>
            {t.dismiss}
          </Button>
        </>
      }
    >
      {names.length > 0 ? (
        <Rich
          text={rest > 0 ? t.namedMore(rest) : t.named}
          parts={{ sentence, names: <span className={styles.names}>{names.slice(0, mostNamed).join(', ')}</span> }}
        />
      ) : (
        sentence
      )}
    </Banner>
  );
}
