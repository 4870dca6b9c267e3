import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classes } from './classes.ts';
import { useControlAttributes } from './control.ts';
import styles from './Input.module.css';

export type TextAreaProps = ComponentPropsWithRef<'textarea'> & {
  mono?: boolean;
  /** At the top right inside the frame. */
  trailing?: ReactNode;
};

/** Grows with its text up to ten lines. */
export function TextArea({ mono = false, trailing, id, className, rows = 2, ...rest }: TextAreaProps) {
  const attributes = useControlAttributes(id);
  return (
    <span className={classes(styles.frame, styles.area, className)} data-disabled={rest.disabled || undefined}>
      <textarea
        autoComplete="off"
        spellCheck={false}
        rows={rows}
        {...attributes}
        {...rest}
        className={classes(styles.input, mono && styles.mono)}
      />
      {trailing}
    </span>
  );
}
