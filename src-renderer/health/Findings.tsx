import type { HealthReport } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { showSecret } from '../secrets/detail-actions.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import styles from './Findings.module.css';
import { useHealth } from './store.ts';
import { findingWords, icons } from './words.ts';

const t = texts.health;

type Line = HealthReport['secrets'][number];

const tones = { critical: 'red', warning: 'amber', note: 'muted' } as const;

/** A line for each secret: the worst that is said of it, and what else is. */
export function Findings({ secrets, now }: { secrets: readonly Line[]; now: number }) {
  return (
    <Card padded={false}>
      <ul aria-label={t.findings}>
        {secrets.map((line) => (
          <Secret key={line.id} line={line} now={now} />
        ))}
      </ul>
    </Card>
  );
}

function Secret({ line: { id, severity, findings }, now }: { line: Line; now: number }) {
  const named = useHealth((state) => state.named.get(id));
  const [worst, ...more] = findings;
  if (!worst || !named) return null;
  const Icon = icons[worst.kind];
  return (
    <li className={styles.line}>
      <span className={styles.sign} data-tone={tones[severity]}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </span>
      <span className={styles.what}>
        <span className={styles.worst}>{findingWords(worst, now)}</span>
        {more.length > 0 ? (
          <span className={styles.more}>{more.map((one) => findingWords(one, now)).join(' · ')}</span>
        ) : null}
      </span>
      <span className={styles.about}>
        <span className={styles.name}>{named.name}</span>
        <EnvironmentChips slugs={named.environments} most={3} />
      </span>
      <Button size="small" aria-label={t.showSecret(named.name)} onClick={() => void showSecret(id)}>
        {t.show}
      </Button>
    </li>
  );
}
