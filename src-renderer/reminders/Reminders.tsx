import { BellOff, Settings, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import type { DueList } from '../../src-preload/contract.ts';
import { number, worded } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import { openPage } from '../pages/actions.ts';
import { Page } from '../pages/Page.tsx';
import { useNow } from '../secrets/use-now.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { openDialog } from '../ui/dialogs.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { readAnomalies, readReminders, showMore } from './actions.ts';
import { ReminderLine } from './ReminderLine.tsx';
import styles from './Reminders.module.css';
import { useReminders } from './store.ts';

const t = texts.reminders;

/** All that is due, what comes due, and what is put off. */
export function Reminders() {
  const { list, anomalies, failure } = useReminders();
  const now = useNow();
  useEffect(() => void readAnomalies(), []);
  const isEmpty = list !== null && list.secrets.length === 0;
  return (
    <Page
      title={t.title}
      text={t.about}
      actions={
        <Button icon={Settings} onClick={() => openDialog('settings')}>
          {t.settings}
        </Button>
      }
    >
      {failure ? (
        <Banner
          tone="red"
          icon={TriangleAlert}
          title={t.failed}
          actions={
            <Button size="small" onClick={() => void readReminders()}>
              {t.tryAgain}
            </Button>
          }
        >
          {failure}
        </Banner>
      ) : null}
      {anomalies.length > 0 ? (
        <Banner
          icon={TriangleAlert}
          title={t.unusual(anomalies.length)}
          actions={
            <Button size="small" onClick={() => void openPage('activity')}>
              {t.showActivity}
            </Button>
          }
        >
          {anomalies[0] ? worded(texts.activity.anomalies, 'rule', anomalies[0]) : null}
        </Banner>
      ) : null}
      {isEmpty ? <EmptyState icon={BellOff} title={t.none.title} text={t.none.text} /> : null}
      {list ? groups.map((kind) => <Group key={kind} kind={kind} list={list} now={now} />) : null}
    </Page>
  );
}

type GroupProps = { kind: keyof DueList['counts']; list: DueList; now: number };

const groups: readonly GroupProps['kind'][] = ['expired', 'soon', 'rotate', 'putOff'];

function Group({ kind, list: { counts, secrets }, now }: GroupProps) {
  const title = t.groups[kind];
  const own = secrets.filter(({ group, snoozedUntil }) => (snoozedUntil === null ? group : 'putOff') === kind);
  if (own.length === 0) return null;
  const rest = counts[kind] - own.length;
  return (
    <section>
      <h2 className={styles.title}>
        {title} <span className={styles.count}>{number(counts[kind])}</span>
      </h2>
      <Card padded={false}>
        <ul aria-label={title}>
          {own.map((secret) => (
            <ReminderLine key={secret.id} secret={secret} now={now} />
          ))}
        </ul>
      </Card>
      {rest > 0 ? (
        <Button size="small" variant="ghost" className={styles.more} onClick={() => void showMore()}>
          {t.showMore(rest)}
        </Button>
      ) : null}
    </section>
  );
}
