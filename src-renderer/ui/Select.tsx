import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { classes } from './classes.ts';
import { useField } from './Field.tsx';
import styles from './Input.module.css';
import { OptionLabel } from './OptionLabel.tsx';
import type { Option } from './options.ts';
import popup from './Popup.module.css';

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
      <Base.Portal>
        <Base.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={popup.popup} aria-label={name}>
            {options.map((option) => (
              <Base.Item key={option.label} value={option.value} label={option.label} className={popup.item}>
                <Base.ItemText className={styles.value}>
                  <OptionLabel option={option} />
                </Base.ItemText>
                <Base.ItemIndicator className={popup.check}>
                  <Check size={16} strokeWidth={2} aria-hidden />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
