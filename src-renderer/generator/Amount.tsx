import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import styles from './RecipeForm.module.css';

type AmountProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  /** How far the slider goes; more can be typed. */
  sliderTo: number;
  onChange: (value: number) => void;
};

/** A number, drawn or typed; what is typed counts once it is one that may be. */
export function Amount({ label, value, min, max, sliderTo, onChange }: AmountProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function type(text: string): void {
    setTyped(text);
    const number = Number(text);
    if (Number.isInteger(number) && number >= min && number <= max) onChange(number);
  }

  return (
    <Field label={label}>
      <div className={styles.amount}>
        <input
          type="range"
          className={styles.slider}
          aria-label={texts.generator.asSlider(label)}
          min={min}
          max={sliderTo}
          value={Math.min(value, sliderTo)}
          onChange={(event) => {
            setTyped(null);
            onChange(Number(event.target.value));
          }}
        />
        <TextInput
          type="number"
          size="medium"
          className={styles.number}
          min={min}
          max={max}
          value={typed ?? value}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      </div>
    </Field>
  );
}
