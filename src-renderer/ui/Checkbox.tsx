import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Checkbox.module.css';
import { classes } from './classes.ts';

export type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Words beside it; without them give `ariaLabel`. */
  children?: ReactNode;
  ariaLabel?: string;
  indeterminate?: boolean;
  disabled?: boolean;
  className?: string;
};

export function Checkbox({
  checked,
  onChange,
  children,
  ariaLabel,
  indeterminate = false,
  disabled = false,
  className,
}: CheckboxProps) {
  const box = (
    <Base.Root
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      indeterminate={indeterminate}
      disabled={disabled}
      aria-label={ariaLabel}
      className={styles.box}
    >
      <Base.Indicator className={styles.sign}>
        {indeterminate ? (
          <Minus size={12} strokeWidth={2.5} aria-hidden />
        ) : (
          <Check size={12} strokeWidth={2.5} aria-hidden />
        )}
      </Base.Indicator>
    </Base.Root>
  );
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is Base UI's box inside.
    <label className={classes(styles.label, className)} data-disabled={disabled || undefined}>
      {box}
      {children}
    </label>
  );
}
