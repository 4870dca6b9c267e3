import { BellOff, Settings, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import type { DueList } from '../../src-preload/contract.ts';
import { countOf } from '../exchange/choice.ts';
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

/** All that is due, what comes due, and what is put off. */
export function Reminders() {
  const { list, anomalies, failure } = useReminders();
  const now = useNow();
  useEffect(() => void readAnomalies(), []);
  const isEmpty = list !== null && list.secrets.length === 0;
  return (
    <Page
      title="Reminders"
      text="What is due and what comes due soon. Coffer tells of each once; what you can’t do now you put off."
      actions={
        <Button icon={Settings} onClick={() => openDialog('settings')}>
          When to remind
        </Button>
      }
    >
      {failure ? (
        <Banner
          tone="red"
          icon={TriangleAlert}
          title="The reminders could not be read."
          actions={
            <Button size="small" onClick={() => void readReminders()}>
              Try again
            </Button>
          }
        >
          {failure}
        </Banner>
      ) : null}
      {anomalies.length > 0 ? (
        <Banner
          icon={TriangleAlert}
          title={`${countOf(anomalies.length, 'thing is', 'things are')} out of the ordinary.`}
          actions={
            <Button size="small" onClick={() => void openPage('activity')}>
              Look at the activity
            </Button>
          }
        >
          {anomalies[0]?.sentence}
        </Banner>
      ) : null}
      {isEmpty ? (
        <EmptyState
          icon={BellOff}
          title="Nothing is due"
          text="Secrets stand here when their date comes near, when they are to be rotated, and when you marked them."
        />
      ) : null}
      {list ? groups.map((group) => <Group key={group.title} {...group} list={list} now={now} />) : null}
    </Page>
  );
}

type GroupProps = { title: string; kind: keyof DueList['counts']; list: DueList; now: number };

const groups: readonly Pick<GroupProps, 'title' | 'kind'>[] = [
  { title: 'Expired', kind: 'expired' },
  { title: 'Expiring soon', kind: 'soon' },
  { title: 'To rotate', kind: 'rotate' },
  { title: 'Put off', kind: 'putOff' },
];

function Group({ title, kind, list: { counts, secrets }, now }: GroupProps) {
  const own = secrets.filter(({ group, snoozedUntil }) => (snoozedUntil === null ? group : 'putOff') === kind);
  if (own.length === 0) return null;
  const rest = counts[kind] - own.length;
  return (
    <section>
      <h2 className={styles.title}>
        {title} <span className={styles.count}>{counts[kind].toLocaleString('en')}</span>
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
          Show more of {rest.toLocaleString('en')}
        </Button>
      ) : null}
    </section>
  );
}
