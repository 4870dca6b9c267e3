import type { ReactNode } from 'react';
import styles from './Chip.module.css';
import { classes } from './classes.ts';
import tones from './Tone.module.css';

export type ChipTone =
  | 'dev'
  | 'staging'
  | 'prod'
  | 'hue-1'
  | 'hue-2'
  | 'hue-3'
  | 'hue-4'
  | 'hue-5'
  | 'hue-6'
  | 'neutral'
  | 'red'
  | 'amber'
  | 'green';

/** A word on a soft ground; the word always says it too. */
export function Chip({ tone = 'neutral', children }: { tone?: ChipTone; children: ReactNode }) {
  return <span className={classes(styles.chip, tones[tone])}>{children}</span>;
}
