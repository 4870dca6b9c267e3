import { CircleAlert, RotateCw, ShieldCheck } from 'lucide-react';
import { useEffect } from 'react';
import type { HealthReport } from '../../src-preload/contract.ts';
import { Page } from '../pages/Page.tsx';
import { useNow } from '../secrets/use-now.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { AgePlot } from './AgePlot.tsx';
import { readHealth, showMore } from './actions.ts';
import { Findings } from './Findings.tsx';
import styles from './Health.module.css';
import { NextPlot } from './NextPlot.tsx';
import { useHealth } from './store.ts';
import { summaryWords } from './words.ts';

/** How the secrets of the vault are, the worst first. */
export function Health() {
  const { report, reading, failure, shown } = useHealth();
  const now = useNow();

  useEffect(() => {
    void readHealth();
    return window.coffer.vault.onChanged(() => void readHealth());
  }, []);

  return (
    <Page title="Health" text={<Summary report={report} />} actions={report ? <Share report={report} /> : null}>
      {failure === null ? null : (
        <Banner
          tone="red"
          icon={CircleAlert}
          role="alert"
          title="The values can’t be looked at."
          actions={
            <Button size="small" icon={RotateCw} onClick={() => void readHealth()}>
              Look again
            </Button>
          }
        >
          {failure}
        </Banner>
      )}
      {report === null && reading ? (
        <p className={styles.wait}>
          <Spinner /> Looking at every value. The first time this takes a while.
        </p>
      ) : null}
      {report && report.checked > 0 ? (
        <div className={styles.plots}>
          <AgePlot ages={report.ages} />
          <NextPlot next={report.next} overdue={report.overdue.expiry + report.overdue.rotation} now={now} />
        </div>
      ) : null}
      {report && report.secrets.length > 0 ? <Findings secrets={report.secrets.slice(0, shown)} now={now} /> : null}
      {report && report.secrets.length > shown ? (
        <div className={styles.wait}>
          <Button onClick={() => void showMore()}>Show more</Button>
        </div>
      ) : null}
      {report && report.secrets.length === 0 ? (
        <EmptyState
          icon={ShieldCheck}
          title={report.checked === 0 ? 'Nothing to look at yet' : 'Nothing to say against any of them'}
          text="Weak, reused, expired and forgotten secrets are listed here, the worst first."
        />
      ) : null}
    </Page>
  );
}

function Summary({ report }: { report: HealthReport | null }) {
  if (!report) return 'Weak, reused, expired and forgotten secrets.';
  const { critical, warning } = report.secretsBySeverity;
  return summaryWords(report.checked, critical + warning, critical);
}

/** Which part of the secrets in use is free of anything that wants attention. */
function Share({ report }: { report: HealthReport }) {
  const { critical, warning, note, none } = report.secretsBySeverity;
  const inUse = critical + warning + note + none;
  if (inUse === 0) return null;
  const percent = Math.floor((100 * (note + none)) / inUse);
  const tone = critical > 0 ? 'red' : warning > 0 ? 'amber' : 'green';
  return (
    <svg className={styles.share} viewBox="0 0 64 64" role="img" aria-label={`${percent} of 100 secrets need nothing`}>
      <circle className={styles.track} cx="32" cy="32" r="28" pathLength={100} />
      <circle
        className={styles.part}
        data-tone={tone}
        cx="32"
        cy="32"
        r="28"
        pathLength={100}
        strokeDasharray={`${percent} 100`}
      />
      <text x="32" y="37" textAnchor="middle">
        {percent} %
      </text>
    </svg>
  );
}
