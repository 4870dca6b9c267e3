import { Dices } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { Generated, Recipe, SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { onTake } from '../generator/taker.ts';
import { CopyText } from '../secrets/detail/CopyText.tsx';
import { useDetail } from '../secrets/detail-store.ts';
import { limits } from '../secrets/limits.ts';
import { exactValue, nothingTyped, type TypedValue } from '../secrets/typed-value.ts';
import { ValueField } from '../secrets/ValueField.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { generate, setNewValue } from './actions.ts';
import styles from './Rotation.module.css';
import { recipeFor, recipeWords, sourceWords } from './recipes.ts';
import { useRotation } from './store.ts';

const t = texts.rotation.value;

type NewValueStepProps = {
  secret: SecretDetail;
  /** There is a new value already; the person wants another one. */
  again: boolean;
  onDone: () => void;
};

/** The new value: typed, pasted or generated. It lives here until it is kept. */
export function NewValueStep({ secret, again, onDone }: NewValueStepProps) {
  const busy = useRotation((state) => state.busy);
  const [typed, setTyped] = useState<TypedValue>(nothingTyped);
  const [made, setMade] = useState<Generated | null>(null);
  const [why, setWhy] = useState('');
  const [error, setError] = useState('');
  const recipe = recipeFor(secret);
  const isEmpty = typed.shown === '';

  // Leaving the page asks first, as leaving the editor does.
  useEffect(() => {
    useDetail.setState({ unsaved: !isEmpty });
    return () => useDetail.setState({ unsaved: false });
  }, [isEmpty]);

  const take = (next: Generated) => {
    setMade(next);
    setTyped({ shown: next.value, exact: null });
    setError('');
  };
  // What is made in the generator, by rules of one's own, goes in here too.
  useEffect(() => onTake(take));

  const change = (next: TypedValue) => {
    setTyped(next);
    setError('');
    if (next.shown !== made?.value) setMade(null);
  };
  const make = async (by: Recipe) => {
    try {
      take(await generate(by));
    } catch (caught) {
      setError(asCofferError(caught).message);
    }
  };
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty) return setError(t.none);
    try {
      await setNewValue({ encoding: 'text', data: exactValue(typed) }, why.trim());
      onDone();
    } catch (caught) {
      const { code, message } = asCofferError(caught);
      setError(code === 'ROTATION_STEP' ? t.same : message);
    }
  };
  return (
    <form className={styles.form} onSubmit={(event) => void keep(event)} noValidate>
      <ValueField existing={null} typed={typed} onChange={change} error={error} replaceAtOnce={false} />
      <div className={styles.source}>
        {recipe === null ? null : (
          <Button size="small" icon={Dices} onClick={() => void make(recipe)}>
            {recipeWords(recipe)}
          </Button>
        )}
        <span>{made ? t.generated(Math.floor(made.bits)) : recipe === null ? sourceWords(secret) : null}</span>
      </div>
      {made?.publicKey ? (
        <div className={styles.publicKey}>
          <span>{t.publicKey}</span>
          <CopyText what={t.publicKeyName} text={made.publicKey} mono />
        </div>
      ) : null}
      <Field label={t.why} className={styles.why}>
        <TextInput
          value={why}
          maxLength={limits.reason}
          placeholder={t.whyExample}
          onChange={(event) => setWhy(event.target.value)}
        />
      </Field>
      <div className={styles.buttons}>
        {again ? <Button onClick={onDone}>{t.keepPresent}</Button> : null}
        <Button variant="primary" type="submit" busy={busy}>
          {t.keep}
        </Button>
      </div>
    </form>
  );
}
