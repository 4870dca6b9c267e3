import type { Strength } from '../../src-preload/contract.ts';
import { classes } from '../ui/classes.ts';
import styles from './StrengthMeter.module.css';

const words = ['Far too easy to guess.', 'Too easy to guess.', 'Still too easy to guess.', 'Strong.', 'Very strong.'];
const tones = ['red', 'red', 'amber', 'green', 'green'] as const;

/** Five bars, a word, and what it means; the words alone say all of it. */
export function StrengthMeter({ strength }: { strength: Strength | null }) {
  const tone = strength ? tones[strength.score] : undefined;
  return (
    <div className={styles.meter}>
      <div className={styles.bars} aria-hidden>
        {words.map((word, index) => (
          <span key={word} className={classes(strength && tone && index <= strength.score && styles[tone])} />
        ))}
      </div>
      <p className={styles.words}>
        {strength ? (
          <>
            <strong className={tone ? styles[`${tone}Word`] : undefined}>{words[strength.score]}</strong> Guessing it
            from the file would take {strength.time} on 100 graphics cards.
            {strength.advice ? ` ${strength.advice}` : ''}
          </>
        ) : (
          'Length counts most. Four words picked at random are hard to guess and easy to keep in mind.'
        )}
      </p>
    </div>
  );
}
