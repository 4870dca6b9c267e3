import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Field } from '../ui/Field.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { fullDate } from '../ui/time.ts';
import { unfinishedDay } from './draft.ts';
import styles from './ExpiryField.module.css';
import { endOfDayIn, fromDateField, toDateField } from './expiry.ts';

const t = texts.secretEditor.expiry;

type Choice = 'never' | '30' | '60' | '90' | '365' | 'day';

const choices: { value: Choice; label: string }[] = [
  { value: 'never', label: t.choices.never },
  { value: '30', label: t.choices[30] },
  { value: '60', label: t.choices[60] },
  { value: '90', label: t.choices[90] },
  { value: '365', label: t.choices[365] },
  { value: 'day', label: t.choices.day },
];

type ExpiryFieldProps = { value: number | null; onChange: (expiresAt: number | null) => void; error?: string };

export function ExpiryField({ value, onChange, error }: ExpiryFieldProps) {
  const [choice, setChoice] = useState<Choice>(value === null ? 'never' : 'day');
  const [day, setDay] = useState(value === null ? '' : toDateField(value));
  const now = Math.floor(Date.now() / 1000);
  const real = value !== null && value !== unfinishedDay;

  function choose(next: Choice): void {
    setChoice(next);
    if (next === 'never') onChange(null);
    else if (next === 'day') {
      const start = real ? value : endOfDayIn(90, now);
      setDay(toDateField(start));
      onChange(start);
    } else onChange(endOfDayIn(Number(next), now));
  }

  return (
    <Field label={t.label} error={error} hint={real && value <= now ? t.past : null} htmlFor="expiry-day">
      <div className={styles.row} data-expiry>
        <SegmentedChoice label={t.label} options={choices} value={choice} onChange={choose} />
        {choice === 'day' ? (
          <TextInput
            type="date"
            size="medium"
            className={styles.day}
            aria-label={t.day}
            min="1970-01-01"
            max="9999-12-30"
            value={day}
            onChange={(event) => {
              setDay(event.target.value);
              onChange(fromDateField(event.target.value) ?? unfinishedDay);
            }}
          />
        ) : real ? (
          <span className={styles.date}>{fullDate(value)}</span>
        ) : null}
      </div>
    </Field>
  );
}
