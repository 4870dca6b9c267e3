import { Select as Base } from '@base-ui/react/select';
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { texts } from '../../src-texts/texts.ts';
import chip from './Chip.module.css';
import { classes } from './classes.ts';
import { useField } from './Field.tsx';
import input from './Input.module.css';
import styles from './MultiSelect.module.css';
import { OptionPopup } from './OptionPopup.tsx';
import type { Option } from './options.ts';
import tones from './Tone.module.css';

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
          <span key={option.value} className={classes(chip.chip, tones[option.chip ?? 'neutral'], styles.chip)}>
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
      <OptionPopup label={chooseLabel} options={options} sideOffset={8} align="end" />
    </Base.Root>
  );
}
