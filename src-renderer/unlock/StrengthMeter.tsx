import type { Strength } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { classes } from '../ui/classes.ts';
import { Rich } from '../ui/Rich.tsx';
import styles from './StrengthMeter.module.css';
import { strengthAdvice, timeToGuess } from './strength-words.ts';

const t = texts.strength;

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
  const advice = strength ? strengthAdvice(strength) : '';
  const tone = level === null ? undefined : tones[level];
  return (
    <div className={styles.meter}>
      <div className={styles.bars} aria-hidden>
        {t.levels.map((word, index) => (
          <span key={word} className={classes(tone && index <= (level ?? -1) && styles[tone])} />
        ))}
      </div>
      <p className={styles.words}>
        {strength ? (
          <>
            <Rich
              text={t.meaning}
              parts={{
                level: <strong className={tone ? styles[`${tone}Word`] : undefined}>{t.levels[level ?? 0]}</strong>,
                time: timeToGuess(strength.log10Seconds),
              }}
            />
            {advice && ` ${advice}`}
          </>
        ) : (
          t.nothing
        )}
      </p>
    </div>
  );
}
