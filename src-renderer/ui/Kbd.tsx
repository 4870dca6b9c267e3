import { classes } from './classes.ts';
import styles from './Kbd.module.css';

/** A key or combination, for the eye only: what it belongs to has its own name. */
export function Kbd({ children, on = 'surface' }: { children: string; on?: 'surface' | 'accent' }) {
  return (
    <kbd className={classes(styles.kbd, on === 'accent' && styles.accent)} aria-hidden>
      {children}
    </kbd>
  );
}
