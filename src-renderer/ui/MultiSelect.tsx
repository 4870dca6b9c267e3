import { Select as Base } from '@base-ui/react/select';
import { Check, Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { texts } from '../../src-texts/texts.ts';
import chip from './Chip.module.css';
import { classes } from './classes.ts';
import { useField } from './Field.tsx';
import input from './Input.module.css';
import styles from './MultiSelect.module.css';
import { OptionLabel } from './OptionLabel.tsx';
import type { Option } from './options.ts';
import popup from './Popup.module.css';

const t = texts.ui;

export type MultiSelectProps = {
  value: readonly string[];
  onChange: (value: string[]) => void;
  options: readonly Option<string>[];
  /** Name of the list: "Choose environments". */
  chooseLabel: string;
  /** Stands where nothing is chosen: "All environments". */
  placeholder?: string;
  disabled?: boolean;
};

/** Chips, each with its ×, and a + that lists the rest. */
export function MultiSelect({
  value,
  onChange,
  options,
  chooseLabel,
  placeholder,
  disabled = false,
}: MultiSelectProps) {
  const field = useField();
  const trigger = useRef<HTMLButtonElement>(null);
  const chosen = options.filter((option) => value.includes(option.value));
  return (
    <Base.Root<string, true>
      multiple
      value={[...value]}
      onValueChange={(next) => onChange(next)}
      items={options}
      disabled={disabled}
      modal={false}
    >
      <fieldset className={classes(input.frame, input.dialog, styles.frame)} aria-labelledby={field?.label}>
        {chosen.length === 0 && placeholder ? <span className={styles.placeholder}>{placeholder}</span> : null}
        {chosen.map((option) => (
          <span key={option.value} className={classes(chip.chip, chip[option.chip ?? 'neutral'], styles.chip)}>
            {option.label}
            <button
              type="button"
              className={styles.remove}
              aria-label={t.remove(option.label)}
              disabled={disabled}
              onClick={() => {
                onChange(value.filter((one) => one !== option.value));
                trigger.current?.focus();
              }}
            >
              <X size={12} strokeWidth={2} aria-hidden />
            </button>
          </span>
        ))}
        <Base.Trigger
          ref={trigger}
          className={styles.add}
          id={field?.control}
          aria-label={chooseLabel}
          aria-describedby={field?.describedBy}
        >
          <Plus size={16} strokeWidth={1.75} aria-hidden />
        </Base.Trigger>
      </fieldset>
      <Base.Portal>
        <Base.Positioner className={popup.positioner} sideOffset={8} align="end" alignItemWithTrigger={false}>
          <Base.Popup className={popup.popup} aria-label={chooseLabel}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} label={option.label} className={popup.item}>
                <Base.ItemText className={input.value}>
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
