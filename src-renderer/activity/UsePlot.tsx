import { useState } from 'react';
import type { Anomaly } from '../../src-preload/contract.ts';
import { number } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { dateOf } from '../ui/time.ts';
import type { Bar } from './plot.ts';
import styles from './UsePlot.module.css';

const t = texts.activity.plot;

const heightOfBars = 64;
const top = 18;

/** How often values left the vault, over time; also as a table. */
export function UsePlot({
  bars,
  anomalies,
  now,
}: {
  bars: readonly Bar[];
  anomalies: readonly Anomaly[];
  now: number;
}) {
  const [asTable, setAsTable] = useState(false);
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card>
      <div className={styles.head}>
        <h2>{t.title}</h2>
        <span className={styles.total}>{t.total(total)}</span>
        <Button variant="ghost" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t.asPlot : t.asTable}
        </Button>
      </div>
      {asTable ? <Table bars={bars} now={now} /> : <Plot bars={bars} anomalies={anomalies} now={now} total={total} />}
    </Card>
  );
}

type PlotProps = { bars: readonly Bar[]; anomalies: readonly Anomaly[]; now: number; total: number };

function Plot({ bars, anomalies, now, total }: PlotProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = 100 / bars.length;
  return (
    <svg className={styles.plot} role="img" aria-label={total === 0 ? t.none : t.summary(total, most)}>
      {bars.map((bar, index) => {
        const height = bar.count === 0 ? 1 : Math.max(3, (bar.count / most) * heightOfBars);
        const odd = oddIn(bar, anomalies);
        return (
          <rect
            key={bar.from}
            className={odd ? styles.odd : styles.bar}
            x={`${(index + 0.16) * step}%`}
            width={`${step * 0.68}%`}
            y={top + heightOfBars - height}
            height={height}
            rx={bar.count === 0 ? 0 : 2.5}
          >
            <title>{t.bar(stretchWords(bar, now), bar.count)}</title>
          </rect>
        );
      })}
      <line className={styles.axis} x1="0" x2="100%" y1={top + heightOfBars + 0.5} y2={top + heightOfBars + 0.5} />
      <BusiestOdd bars={bars} anomalies={anomalies} most={most} />
      <Ticks bars={bars} now={now} />
    </svg>
  );
}

/** Words beside the highest bar that is out of the ordinary. */
function BusiestOdd({ bars, anomalies, most }: { bars: readonly Bar[]; anomalies: readonly Anomaly[]; most: number }) {
  const odd = bars.flatMap((bar, index) => (oddIn(bar, anomalies) ? [{ bar, index }] : []));
  const [first] = odd.toSorted((a, b) => b.bar.count - a.bar.count);
  if (!first) return null;
  const { bar, index } = first;
  const after = index < bars.length / 2;
  const burst = anomalies.find((one) => one.rule === 'manyReads' && isIn(one, bar));
  return (
    <text
      className={styles.note}
      x={`${((index + (after ? 0.84 : 0.16)) * 100) / bars.length}%`}
      dx={after ? 6 : -6}
      y={Math.max(11, top + heightOfBars - (bar.count / most) * heightOfBars + 8)}
      textAnchor={after ? 'start' : 'end'}
      aria-hidden
    >
      {burst ? t.burst(bar.count, burst.count) : t.uses(bar.count)}
    </text>
  );
}

function Ticks({ bars, now }: { bars: readonly Bar[]; now: number }) {
  const at = [0, Math.round(bars.length / 3), Math.round((bars.length * 2) / 3)];
  return (
    <g className={styles.ticks} aria-hidden>
      {at.map((index, place) => {
        const bar = bars[index];
        if (!bar) return null;
        return (
          <text
            key={bar.from}
            x={`${((index + (place === 0 ? 0 : 0.5)) * 100) / bars.length}%`}
            y={top + heightOfBars + 18}
            textAnchor={place === 0 ? 'start' : 'middle'}
          >
            {dateOf(bar.from, now)}
          </text>
        );
      })}
      <text x="100%" y={top + heightOfBars + 18} textAnchor="end">
        {t.today}
      </text>
    </g>
  );
}

function Table({ bars, now }: { bars: readonly Bar[]; now: number }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too.
    <section className={styles.scroll} tabIndex={0} aria-label={t.label}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.when}</th>
            <th scope="col">{t.usesHead}</th>
          </tr>
        </thead>
        <tbody>
          {bars.toReversed().map((bar) => (
            <tr key={bar.from}>
              <th scope="row">{stretchWords(bar, now)}</th>
              <td>{number(bar.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isIn = ({ at }: Anomaly, { from, to }: Bar) => at >= from && at < to;

function oddIn(bar: Bar, anomalies: readonly Anomaly[]): boolean {
  return anomalies.some((one) => ['manyReads', 'unusualHour', 'revokedUse'].includes(one.rule) && isIn(one, bar));
}

/** "21 November", or "from 15 November to 21 November" for more than a day. */
function stretchWords({ from, to }: Bar, now: number): string {
  const last = dateOf(to - 1, now);
  const first = dateOf(from, now);
  return first === last ? first : t.stretch(first, last);
}
