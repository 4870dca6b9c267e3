import type { LucideIcon } from 'lucide-react';
import { classes } from './classes.ts';
import styles from './IconTile.module.css';
import tones from './Tone.module.css';

/** An icon on a square: `neutral` in rows (28 px), `accent` at heads (44 px with `large`). */
export function IconTile({
  icon: Icon,
  tone = 'neutral',
  size = 'medium',
}: {
  icon: LucideIcon;
  tone?: 'neutral' | 'accent' | 'red' | 'amber' | 'green';
  size?: 'medium' | 'large';
}) {
  return (
    <span className={classes(styles.tile, tones[tone], styles[size])} aria-hidden>
      <Icon size={size === 'large' ? 22 : 16} strokeWidth={1.75} />
    </span>
  );
}
