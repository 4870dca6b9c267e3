import { ScrollText } from 'lucide-react';
import { useEffect } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Page } from '../pages/Page.tsx';
import { ReadFailure } from '../pages/ReadFailure.tsx';
import { useNow } from '../secrets/use-now.ts';
import { useIntegrity } from '../status/integrity-store.ts';
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

const t = texts.activity;

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
    <Page title={t.title} text={<About />} actions={<Filters />}>
      <OnlySecret />
      <ReadFailure title={t.failed} failure={failure} again={t.readAgain} onAgain={() => void readActivity()} />
      {filter.secret === null ? <Notices anomalies={told} now={now} /> : null}
      {bars ? <UsePlot bars={bars} anomalies={told} now={now} /> : null}
      <EventList lines={lines} now={now} />
      {lines.length === 0 && !reading && failure === null ? (
        <EmptyState
          icon={ScrollText}
          title={t.none.title}
          text={t.none.text}
          actions={
            isNarrowed ? <Button onClick={() => narrow({ ...everything, range: 0 })}>{t.showEverything}</Button> : null
          }
        />
      ) : null}
      {next !== null && lines.length > 0 ? (
        <div className={styles.more}>
          <Button busy={reading} onClick={() => void readOlder()}>
            {t.showOlder}
          </Button>
        </div>
      ) : null}
      {reading && lines.length === 0 ? (
        <p className={styles.more}>
          <Spinner /> {t.reading}
        </p>
      ) : null}
    </Page>
  );
}

/** What the record is; that it is complete is said only once it was checked. */
function About() {
  const integrity = useIntegrity((state) => state.integrity);
  if (integrity?.state === 'intact') return t.aboutIntact;
  const damaged = integrity?.damaged.filter(({ table }) => table === 'audit').length ?? 0;
  return damaged > 0 ? t.aboutDamaged : t.about;
}
