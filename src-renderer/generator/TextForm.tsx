import type { Recipe } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { Amount } from './Amount.tsx';
import styles from './RecipeForm.module.css';
import { symbolsIn } from './recipes.ts';

const t = texts.generator.text;

type TextRecipe = Extract<Recipe, { kind: 'text' }>;
type Class = 'lower' | 'upper' | 'digits' | 'symbols';

const classes: readonly { name: Class; example: string }[] = [
  { name: 'lower', example: 'a–z' },
  { name: 'upper', example: 'A–Z' },
  { name: 'digits', example: '0–9' },
  { name: 'symbols', example: '!#%…' },
];

/** Characters by rules: how many, of which kinds, and how many of each at least. */
export function TextForm({ recipe, onChange }: { recipe: TextRecipe; onChange: (recipe: Recipe) => void }) {
  const change = (fields: Partial<TextRecipe>) => onChange({ ...recipe, ...fields });
  return (
    <>
      <Amount
        label={t.length}
        value={recipe.length}
        min={1}
        max={256}
        sliderTo={64}
        onChange={(length) => change({ length })}
      />
      <ul className={styles.classes} aria-label={t.kinds}>
        {classes.map(({ name, example }) => (
          <ClassRow
            key={name}
            words={t[name]}
            example={example}
            atLeast={recipe[name]}
            onChange={(atLeast) => change({ [name]: atLeast })}
          />
        ))}
      </ul>
      {recipe.symbols === null ? null : (
        <Field label={t.ownSymbols} hint={t.ownSymbolsHint}>
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
          {t.withoutLookAlikes}
        </Checkbox>
        <Checkbox checked={recipe.distinct} onChange={(distinct) => change({ distinct })}>
          {t.distinct}
        </Checkbox>
      </div>
    </>
  );
}

type ClassRowProps = {
  words: { name: string; atLeast: string };
  example: string;
  atLeast: number | null;
  onChange: (atLeast: number | null) => void;
};

function ClassRow({ words, example, atLeast, onChange }: ClassRowProps) {
  return (
    <li className={styles.class}>
      <Checkbox checked={atLeast !== null} onChange={(on) => onChange(on ? 1 : null)}>
        {words.name} <span className={styles.example}>{example}</span>
      </Checkbox>
      {atLeast === null ? null : (
        <span className={styles.least}>
          <span aria-hidden>{t.atLeast}</span>
          <TextInput
            type="number"
            size="medium"
            className={styles.few}
            aria-label={words.atLeast}
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
