import { Plus, X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import type { PlaceOfUse, RotationState, SecretDetail } from '../../src-preload/contract.ts';
import { asCofferError } from '../bridge.ts';
import { copyValue } from '../secrets/detail/copying.ts';
import { limits } from '../secrets/limits.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { addPlace, copyOld, removePlace, tick } from './actions.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './Rotation.module.css';

const kindWords: Record<PlaceOfUse['kind'], string> = {
  application: 'application',
  link: 'connection',
  reference: 'reference, follows by itself',
  line: 'your own note',
};

/** Every place that uses the value, each ticked when it runs with the new one. */
export function PlacesStep({ secret, rotation }: { secret: SecretDetail; rotation: RotationState }) {
  const { places } = rotation;
  return (
    <>
      {places.length > 0 ? (
        <ul className={styles.places} aria-label="Places that use it">
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
          {text} <span className={styles.kind}>{kindWords[kind]}</span>
        </span>
      </Checkbox>
      <span className={styles.acts}>
        {isByHand && hasValue ? (
          <>
            <CopyButton label="Copy old" forWhat={text} quiet onCopy={() => copyOld(secret, rotation.previous)} />
            <CopyButton label="Copy new" forWhat={text} onCopy={() => copyValue(secret)} />
          </>
        ) : null}
        <IconButton
          icon={X}
          size="small"
          label={`Take ${text} off the list`}
          onClick={() => void removePlace({ id, kind, text })}
        />
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
      setError(code === 'NAME_TAKEN' ? 'That place is on the list already.' : message);
    }
    field.current?.focus();
  };
  return (
    <form className={styles.add} onSubmit={(event) => void add(event)} noValidate>
      <TextInput
        ref={field}
        size="medium"
        aria-label="Another place that uses it"
        aria-invalid={error !== '' || undefined}
        placeholder="Where else is it used?"
        maxLength={limits.label}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setError('');
        }}
      />
      <Button icon={Plus} type="submit">
        Add place
      </Button>
      <p className={styles.fault} role="alert">
        {error}
      </p>
    </form>
  );
}
