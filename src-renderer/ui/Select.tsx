import { Select as Base } from '@base-ui/react/select';
import { ChevronDown } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { classes } from './classes.ts';
import { useField } from './Field.tsx';
import styles from './Input.module.css';
import { OptionLabel } from './OptionLabel.tsx';
import { OptionPopup } from './OptionPopup.tsx';
import type { Option } from './options.ts';

export type SelectProps<T> = {
  value: T;
  onChange: (value: T) => void;
  options: readonly Option<T>[];
  /** Its name for a screen reader, where no `Field` names it. */
  label?: string;
  placeholder?: string;
  /** Words at the left inside: "Project". They are its name too. */
  prefix?: string;
  size?: 'medium' | 'dialog' | 'large';
  disabled?: boolean;
  className?: string;
};

export function Select<T>({
  value,
  onChange,
  options,
  label,
  placeholder = texts.ui.choose,
  prefix,
  size = 'dialog',
  disabled = false,
  className,
}: SelectProps<T>) {
  const field = useField();
  const chosen = options.find((option) => Object.is(option.value, value));
  const name = label ?? prefix;
  return (
    <Base.Root<T>
      value={value}
      onValueChange={(next) => onChange(next as T)}
      items={options}
      disabled={disabled}
      modal={false}
    >
      <Base.Trigger
        className={classes(styles.frame, styles.trigger, styles[size], className)}
        id={field?.control}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid || undefined}
        {...(name === undefined ? {} : { 'aria-label': chosen ? `${name}: ${chosen.label}` : name })}
      >
        {prefix ? <span className={styles.prefix}>{prefix}</span> : null}
        <span className={styles.value} data-placeholder={chosen ? undefined : ''}>
          {chosen ? <OptionLabel option={chosen} /> : placeholder}
        </span>
        <Base.Icon className={styles.arrow}>
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <OptionPopup label={name} options={options} sideOffset={4} />
    </Base.Root>
  );
}
