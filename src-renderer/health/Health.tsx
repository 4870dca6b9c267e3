import { ShieldCheck } from 'lucide-react';
import { useEffect } from 'react';
import type { HealthReport } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Page } from '../pages/Page.tsx';
import { ReadFailure } from '../pages/ReadFailure.tsx';
import { useNow } from '../secrets/use-now.ts';
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

const t = texts.health;

/** How the secrets of the vault are, the worst first. */
export function Health() {
  const { report, reading, failure, shown } = useHealth();
  const now = useNow();

  useEffect(() => {
    void readHealth();
    return window.coffer.vault.onChanged(() => void readHealth());
  }, []);

  return (
    <Page title={t.title} text={<Summary report={report} />} actions={report ? <Share report={report} /> : null}>
      <ReadFailure title={t.failed} failure={failure} again={t.lookAgain} onAgain={() => void readHealth()} />
      {report === null && reading ? (
        <p className={styles.wait}>
          <Spinner /> {t.looking}
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
          <Button onClick={() => void showMore()}>{t.showMore}</Button>
        </div>
      ) : null}
      {report && report.secrets.length === 0 ? (
        <EmptyState icon={ShieldCheck} title={report.checked === 0 ? t.nothingYet : t.allWell} text={t.emptyText} />
      ) : null}
    </Page>
  );
}

function Summary({ report }: { report: HealthReport | null }) {
  if (!report) return t.text;
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
    <svg className={styles.share} viewBox="0 0 64 64" role="img" aria-label={t.needNothing(percent)}>
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
        {t.percent(percent)}
      </text>
    </svg>
  );
}
