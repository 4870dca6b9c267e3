import { type FormEvent, type ReactNode, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Places.module.css';

const t = texts.projects;

type PlaceFormProps = {
  /** Whom it is about, for a screen reader. */
  label: string;
  /** The verb of its button. */
  verb: string;
  /** Saves; gives `false` where something in the fields has to be mended first. */
  onSave: () => Promise<boolean>;
  onClose: () => void;
  children: ReactNode;
};

/** A row that is being written: its fields, and what was refused. */
export function PlaceForm({ label, verb, onSave, onClose, children }: PlaceFormProps) {
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      if (await onSave()) onClose();
    } catch (caught) {
      setError(asCofferError(caught).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <li className={styles.writing}>
      <form
        aria-label={label}
        onSubmit={(event) => void save(event)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          // Only this row: the dialog around it stays.
          event.stopPropagation();
          onClose();
        }}
      >
        <div className={styles.fields}>{children}</div>
        {error === '' ? null : (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        <div className={styles.formActs}>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button variant="primary" type="submit" busy={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </li>
  );
}
