import { CircleAlert, RotateCw, ScrollText } from 'lucide-react';
import { useEffect } from 'react';
import { Page } from '../pages/Page.tsx';
import { useNow } from '../secrets/use-now.ts';
import { useIntegrity } from '../status/integrity-store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import styles from './Activity.module.css';
import { narrow, readActivity, readOlder } from './actions.ts';
import { EventList } from './EventList.tsx';
import { Filters, OnlySecret } from './Filters.tsx';
import { Notices } from './Notices.tsx';
import { everything, useActivity } from './store.ts';
import { UsePlot } from './UsePlot.tsx';

/** All that was done with the vault, and what of it is out of the ordinary. */
export function Activity() {
  const { lines, next, reading, failure, bars, anomalies, filter } = useActivity();
  const now = useNow();
  const told = anomalies.filter(({ dismissed }) => !dismissed);

  useEffect(() => {
    void readActivity();
    return window.coffer.vault.onChanged(() => void readActivity());
  }, []);

  const isNarrowed = filter.group !== 'all' || filter.who !== null || filter.secret !== null || filter.range !== 0;
  return (
    <Page title="Activity" text={<About />} actions={<Filters />}>
      <OnlySecret />
      {failure === null ? null : (
        <Banner
          tone="red"
          icon={CircleAlert}
          role="alert"
          title="The activity can’t be read."
          actions={
            <Button size="small" icon={RotateCw} onClick={() => void readActivity()}>
              Read it again
            </Button>
          }
        >
          {failure}
        </Banner>
      )}
      {filter.secret === null ? <Notices anomalies={told} now={now} /> : null}
      {bars ? <UsePlot bars={bars} anomalies={told} now={now} /> : null}
      <EventList lines={lines} now={now} />
      {lines.length === 0 && !reading && failure === null ? (
        <EmptyState
          icon={ScrollText}
          title="Nothing in this time"
          text="What is read, copied or changed stands here, with who did it."
          actions={
            isNarrowed ? <Button onClick={() => narrow({ ...everything, range: 0 })}>Show everything</Button> : null
          }
        />
      ) : null}
      {next !== null && lines.length > 0 ? (
        <div className={styles.more}>
          <Button busy={reading} onClick={() => void readOlder()}>
            Show older
          </Button>
        </div>
      ) : null}
      {reading && lines.length === 0 ? (
        <p className={styles.more}>
          <Spinner /> Reading…
        </p>
      ) : null}
    </Page>
  );
}

/** What the record is; that it is complete is said only once it was checked. */
function About() {
  const integrity = useIntegrity((state) => state.integrity);
  const what = 'Everything that read or changed a secret.';
  if (integrity?.state === 'intact') return `${what} The record is complete.`;
  const damaged = integrity?.damaged.filter(({ table }) => table === 'audit').length ?? 0;
  return damaged > 0 ? `${what} The record is damaged in parts: some events are missing.` : what;
}
