import { useId } from 'react';
import { classes } from './classes.ts';
import styles from './SegmentedChoice.module.css';

export type SegmentedChoiceProps<T extends string | number> = {
  options: readonly { value: T; label: string }[];
  /** `null` where none of them holds. */
  value: T | null;
  onChange: (value: T) => void;
  label: string;
  disabled?: boolean;
};

/** A few answers side by side, one of which holds: radio buttons in the shape of buttons. */
export function SegmentedChoice<T extends string | number>({
  options,
  value,
  onChange,
  label,
  disabled = false,
}: SegmentedChoiceProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.group}>
      {options.map((option) => (
        <label key={option.value} className={classes(styles.option, option.value === value && styles.chosen)}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
