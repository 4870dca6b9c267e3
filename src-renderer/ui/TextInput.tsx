import { CalendarDays, type LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classes } from './classes.ts';
import { useControlAttributes } from './control.ts';
import styles from './Input.module.css';

export type TextInputProps = Omit<ComponentPropsWithRef<'input'>, 'size'> & {
  mono?: boolean;
  leadingIcon?: LucideIcon;
  /** At the right inside the frame: a key, a small button, a sign. */
  trailing?: ReactNode;
  /** 28, 32 (as it is) or 40 px. */
  size?: 'medium' | 'dialog' | 'large';
};

export function TextInput({
  mono = false,
  leadingIcon: Icon,
  trailing,
  size = 'dialog',
  id,
  className,
  ...rest
}: TextInputProps) {
  const attributes = useControlAttributes(id);
  return (
    <span className={classes(styles.frame, styles[size], className)} data-disabled={rest.disabled || undefined}>
      {Icon ? <Icon className={styles.lead} size={16} strokeWidth={1.75} aria-hidden /> : null}
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...attributes}
        {...rest}
        className={classes(styles.input, mono && styles.mono)}
      />
      {rest.type === 'date' ? (
        <CalendarDays className={styles.calendar} size={16} strokeWidth={1.75} aria-hidden />
      ) : null}
      {trailing}
    </span>
  );
}
