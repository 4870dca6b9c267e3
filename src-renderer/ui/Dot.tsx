import type { CSSProperties } from 'react';
import styles from './Dot.module.css';

/** The square of a project's hue (0 to 5), beside its name. */
export function Dot({ hue }: { hue: number }) {
  const style: CSSProperties = { background: `var(--dot-${(hue % 6) + 1})` };
  return <span className={styles.dot} style={style} aria-hidden />;
}
