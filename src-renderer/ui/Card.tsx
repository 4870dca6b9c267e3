import type { ComponentPropsWithRef } from 'react';
import styles from './Card.module.css';
import { classes } from './classes.ts';

/** A white pane with a hairline. Without padding where rows go to its edges. */
export function Card({ padded = true, className, ...rest }: ComponentPropsWithRef<'div'> & { padded?: boolean }) {
  return <div {...rest} className={classes(styles.card, padded && styles.padded, className)} />;
}
