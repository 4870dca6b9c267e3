import type { HealthReport } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Card } from '../ui/Card.tsx';
import { dateOf, daysBetween } from '../ui/time.ts';
import styles from './Plot.module.css';
import { useHealth } from './store.ts';

const t = texts.health.next;

const days = 90;
const weeks = 13;
const dot = 12;
const height = 96;
const top = 8;
/** More would not fit above one another. */
const most = Math.floor(height / dot);

type Next = HealthReport['next'];

/** A dot for each thing that comes due in the next 90 days, by week. */
export function NextPlot({ next, overdue, now }: { next: Next; overdue: number; now: number }) {
  const named = useHealth((state) => state.named);
  const inWeek = (week: number) => next.filter(({ at }) => Math.floor(Math.max(0, daysBetween(now, at)) / 7) === week);
  const step = 100 / weeks;
  return (
    <Card>
      <h2 className={styles.title}>
        {t.title(days)} <span>{overdue > 0 ? t.comesDueOverdue(overdue) : t.comesDue}</span>
      </h2>
      <svg className={styles.plot} role="img" aria-label={t.label(days, next.length)}>
        {Array.from({ length: weeks }, (_, week) =>
          inWeek(week)
            .slice(0, most)
            .map(({ id, at, why }, place) => (
              <circle
                key={`${id}${why}`}
                className={styles.dot}
                data-tone={why}
                cx={`${(week + 0.5) * step}%`}
                cy={top + height - 8 - place * dot}
                r={4.5}
              >
                <title>{(why === 'expiry' ? t.expires : t.isDue)(named.get(id)?.name ?? '', dateOf(at, now))}</title>
              </circle>
            )),
        )}
        <line className={styles.axis} x1="0" x2="100%" y1={top + height + 0.5} y2={top + height + 0.5} />
        {[0, 30, 60].map((day) => (
          <text
            key={day}
            className={styles.tick}
            x={`${(day / (weeks * 7)) * 100}%`}
            y={top + height + 18}
            textAnchor={day === 0 ? 'start' : 'middle'}
            aria-hidden
          >
            {day === 0 ? t.today : dateOf(now + day * 86_400, now)}
          </text>
        ))}
      </svg>
    </Card>
  );
}
