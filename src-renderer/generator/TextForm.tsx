import type { Recipe } from '../../src-preload/contract.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { Amount } from './Amount.tsx';
import styles from './RecipeForm.module.css';
import { symbolsIn } from './recipes.ts';

type TextRecipe = Extract<Recipe, { kind: 'text' }>;
type Class = 'lower' | 'upper' | 'digits' | 'symbols';

const classes: readonly { name: Class; label: string; short: string; example: string }[] = [
  { name: 'lower', label: 'Small letters', short: 'Small', example: 'a–z' },
  { name: 'upper', label: 'Capital letters', short: 'Capital', example: 'A–Z' },
  { name: 'digits', label: 'Digits', short: 'Digits', example: '0–9' },
  { name: 'symbols', label: 'Symbols', short: 'Symbols', example: '!#%…' },
];

/** Characters by rules: how many, of which kinds, and how many of each at least. */
export function TextForm({ recipe, onChange }: { recipe: TextRecipe; onChange: (recipe: Recipe) => void }) {
  const change = (fields: Partial<TextRecipe>) => onChange({ ...recipe, ...fields });
  return (
    <>
      <Amount
        label="Length"
        value={recipe.length}
        min={1}
        max={256}
        sliderTo={64}
        onChange={(length) => change({ length })}
      />
      <ul className={styles.classes} aria-label="Kinds of characters">
        {classes.map(({ name, label, short, example }) => (
          <ClassRow
            key={name}
            label={label}
            short={short}
            example={example}
            atLeast={recipe[name]}
            onChange={(atLeast) => change({ [name]: atLeast })}
          />
        ))}
      </ul>
      {recipe.symbols === null ? null : (
        <Field label="Only these symbols" hint="The usual ones need no quoting in a shell’s quotes or a .env file.">
          <TextInput
            mono
            size="medium"
            value={recipe.ownSymbols ?? ''}
            placeholder="!#%&()*+,-./:;<=>?@[]^_{|}~"
            onChange={(event) => change({ ownSymbols: symbolsIn(event.target.value) })}
          />
        </Field>
      )}
      <div className={styles.checks}>
        <Checkbox checked={recipe.withoutLookAlikes} onChange={(on) => change({ withoutLookAlikes: on })}>
          Without look-alikes: 0 and O, 1 and l
        </Checkbox>
        <Checkbox checked={recipe.distinct} onChange={(distinct) => change({ distinct })}>
          No character twice
        </Checkbox>
      </div>
    </>
  );
}

type ClassRowProps = {
  label: string;
  short: string;
  example: string;
  atLeast: number | null;
  onChange: (atLeast: number | null) => void;
};

function ClassRow({ label, short, example, atLeast, onChange }: ClassRowProps) {
  return (
    <li className={styles.class}>
      <Checkbox checked={atLeast !== null} onChange={(on) => onChange(on ? 1 : null)}>
        {short} <span className={styles.example}>{example}</span>
      </Checkbox>
      {atLeast === null ? null : (
        <span className={styles.least}>
          <span aria-hidden>at least</span>
          <TextInput
            type="number"
            size="medium"
            className={styles.few}
            aria-label={`At least so many ${label.toLowerCase()}`}
            min={0}
            max={256}
            value={atLeast}
            onChange={(event) => onChange(Math.max(0, Math.min(256, Math.floor(Number(event.target.value)))))}
          />
        </span>
      )}
    </li>
  );
}
