import { texts } from '../../src-texts/texts.ts';
import { Card } from '../ui/Card.tsx';
import { ages as groups } from './ages.ts';
import styles from './Plot.module.css';

const t = texts.health.ages;

const height = 96;
const top = 8;

/** How old the values are, in bars of four weeks; over a quarter and over a year are told apart. */
export function AgePlot({ ages }: { ages: readonly number[] }) {
  const bars = groups(ages);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = 100 / bars.length;
  const words = bars.flatMap(({ name, count }) => (count > 0 ? [t.bar(name, count)] : [])).join(', ');
  return (
    <Card>
      <h2 className={styles.title}>
        {t.title} <span>{t.unit}</span>
      </h2>
      <svg className={styles.plot} role="img" aria-label={words === '' ? t.none : t.label(words)}>
        {bars.map(({ name, count, tone }, index) => {
          const tall = count === 0 ? 1 : Math.max(3, (count / most) * height);
          return (
            <g key={name}>
              <rect
                className={styles.bar}
                data-tone={tone}
                x={`${(index + 0.15) * step}%`}
                width={`${step * 0.7}%`}
                y={top + height - tall}
                height={tall}
                rx={count === 0 ? 0 : 2.5}
              >
                <title>{t.bar(name, count)}</title>
              </rect>
              {index % 3 === 0 || index === bars.length - 1 ? (
                <text
                  className={styles.tick}
                  x={`${(index + 0.5) * step}%`}
                  y={top + height + 18}
                  textAnchor="middle"
                  aria-hidden
                >
                  {index === bars.length - 1 ? '52+' : index * 4}
                </text>
              ) : null}
            </g>
          );
        })}
        <line className={styles.axis} x1="0" x2="100%" y1={top + height + 0.5} y2={top + height + 0.5} />
      </svg>
    </Card>
  );
}
