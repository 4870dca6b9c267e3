import { Plus, X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import type { PlaceOfUse, RotationState, SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { copyValue } from '../secrets/detail/copying.ts';
import { limits } from '../secrets/limits.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { addPlace, copyOld, removePlace, tick } from './actions.ts';
import { CopyButton } from './CopyButton.tsx';
import { linkOf } from './links.ts';
import { PushButton } from './PushButton.tsx';
import styles from './Rotation.module.css';
import { useRotation } from './store.ts';

const t = texts.rotation.places;

/** Every place that uses the value, each ticked when it runs with the new one. */
export function PlacesStep({ secret, rotation }: { secret: SecretDetail; rotation: RotationState }) {
  const { places } = rotation;
  return (
    <>
      {places.length > 0 ? (
        <ul className={styles.places} aria-label={t.label}>
          {places.map((place) => (
            <Place key={place.id} place={place} secret={secret} rotation={rotation} />
          ))}
        </ul>
      ) : null}
      <AddPlace />
    </>
  );
}

function Place({ place, secret, rotation }: { place: PlaceOfUse; secret: SecretDetail; rotation: RotationState }) {
  const { id, kind, text, doneAt } = place;
  const hasValue = rotation.next !== null;
  const links = useRotation((state) => state.links);
  const link = linkOf(place, links);
  // A reference is read anew each time: there is nothing to put there.
  const isByHand = kind !== 'reference';
  return (
    <li className={styles.place}>
      <Checkbox
        className={styles.tick ?? ''}
        checked={doneAt !== null}
        disabled={!hasValue}
        onChange={(done) => void tick(id, done)}
      >
        <span className={styles.placeName}>
          {text} <span className={styles.kind}>{t.kinds[kind]}</span>
        </span>
      </Checkbox>
      <span className={styles.acts}>
        {link && hasValue && doneAt === null ? <PushButton place={place} secret={secret} link={link} /> : null}
        {isByHand && hasValue ? (
          <>
            <CopyButton label={t.copyOld} forWhat={text} quiet onCopy={() => copyOld(secret, rotation.previous)} />
            <CopyButton label={t.copyNew} forWhat={text} onCopy={() => copyValue(secret)} />
          </>
        ) : null}
        <IconButton icon={X} size="small" label={t.remove(text)} onClick={() => void removePlace({ id, kind, text })} />
      </span>
    </li>
  );
}

function AddPlace() {
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return field.current?.focus();
    try {
      await addPlace({ kind: 'line', text: text.trim() });
      setText('');
    } catch (caught) {
      const { code, message } = asCofferError(caught);
      setError(code === 'NAME_TAKEN' ? t.taken : message);
    }
    field.current?.focus();
  };
  return (
    <form className={styles.add} onSubmit={(event) => void add(event)} noValidate>
      <TextInput
        ref={field}
        size="medium"
        aria-label={t.another}
        aria-invalid={error !== '' || undefined}
        placeholder={t.anotherExample}
        maxLength={limits.label}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setError('');
        }}
      />
      <Button icon={Plus} type="submit">
        {t.add}
      </Button>
      <p className={styles.fault} role="alert">
        {error}
      </p>
    </form>
  );
}
