import type { Strength } from '../../src-preload/contract.ts';
import { classes } from '../ui/classes.ts';
import styles from './StrengthMeter.module.css';

const words = ['Far too easy to guess.', 'Too easy to guess.', 'Still too easy to guess.', 'Strong.', 'Very strong.'];
const tones = ['red', 'red', 'amber', 'green', 'green'] as const;

const thousandYears = Math.log10(1_000 * 31_556_952);

/** Which of the five words fits: the green ones are for what is accepted, the last for what lasts. */
function levelOf({ score, acceptable, log10Seconds }: Strength): 0 | 1 | 2 | 3 | 4 {
  if (acceptable) return log10Seconds >= thousandYears ? 4 : 3;
  return score >= 2 ? 2 : score === 1 ? 1 : 0;
}

/** Five bars, a word, and what it means; the words alone say all of it. */
export function StrengthMeter({ strength }: { strength: Strength | null }) {
  const level = strength ? levelOf(strength) : null;
  const tone = level === null ? undefined : tones[level];
  return (
    <div className={styles.meter}>
      <div className={styles.bars} aria-hidden>
        {words.map((word, index) => (
          <span key={word} className={classes(tone && index <= (level ?? -1) && styles[tone])} />
        ))}
      </div>
      <p className={styles.words}>
        {strength ? (
          <>
            <strong className={tone ? styles[`${tone}Word`] : undefined}>{words[level ?? 0]}</strong> Guessing it from
            the file would take {strength.time} on 100 graphics cards.
            {strength.advice ? ` ${strength.advice}` : ''}
          </>
        ) : (
          'Length counts most. Four words picked at random are hard to guess and easy to keep in mind.'
        )}
      </p>
    </div>
  );
}
