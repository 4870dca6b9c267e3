import { type FormEvent, useState } from 'react';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { asCofferError } from '../bridge.ts';
import { limits } from '../secrets/limits.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { bringBack } from './actions.ts';
import styles from './BackupForm.module.css';
import type { Here } from './SecretInBackup.tsx';

type BringBackProps = { secret: SecretSummary; here: Here; onClose: () => void };

/** Brings one secret out of the backup into the vault, and says before what that means. */
export function BringBackDialog({
  secret,
  ...rest
}: Omit<BringBackProps, 'secret'> & { secret: SecretSummary | null }) {
  return (
    <Dialog
      open={secret !== null}
      onClose={rest.onClose}
      title={secret ? `Bring back ${secret.name}` : 'Bring back a secret'}
      description="With all the versions that it had then. Nothing that is in the vault today goes away."
    >
      {secret ? <BringBackForm secret={secret} {...rest} /> : null}
    </Dialog>
  );
}

const meanings: Record<Here, string> = {
  there:
    'The secret that you have gets the versions that it lacks, and the value of the backup becomes its current one. Its value of today stays as an earlier version.',
  trash: 'It comes out of the trash, gets the versions that it lacks, and has the value of the backup again.',
  gone: 'It stands in the vault again as it was, in its project and environments.',
};

function BringBackForm({ secret, here, onClose }: BringBackProps) {
  const [as, setAs] = useState<'same' | 'copy'>('same');
  const [name, setName] = useState(secret.name);
  const [conflict, setConflict] = useState(false);
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const named = as === 'copy' || conflict;
  const isName = /^[A-Za-z][A-Za-z0-9_]*$/.test(name);

  const bring = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || (named && !isName)) return;
    setBusy(true);
    setFailure('');
    try {
      await bringBack(secret.id, as, named ? name : secret.name);
      onClose();
    } catch (caught) {
      const { code, message } = asCofferError(caught);
      setConflict(code === 'CONFLICT');
      setFailure(
        code === 'CONFLICT' ? 'A secret of this name stands in its place already. Give it another name.' : message,
      );
      setBusy(false);
    }
  };
  const choose = (next: 'same' | 'copy') => {
    setAs(next);
    setName(next === 'copy' ? `${secret.name.slice(0, limits.name - 9)}_RESTORED` : secret.name);
    setConflict(false);
    setFailure('');
  };

  return (
    <form className={styles.form} onSubmit={(event) => void bring(event)} noValidate>
      <SegmentedChoice
        label="How"
        value={as}
        options={[
          { value: 'same', label: here === 'gone' ? 'As it was' : 'Into the one that you have' },
          { value: 'copy', label: 'As a second one' },
        ]}
        onChange={choose}
      />
      <p className={styles.meaning}>
        {as === 'same'
          ? meanings[here]
          : 'A second secret with the history of the backup; the present one is not touched.'}
      </p>
      {named ? (
        <Field
          label="Its name here"
          error={failure || (isName ? '' : 'A letter, then letters, digits and underscores.')}
        >
          <TextInput mono maxLength={limits.name} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
      ) : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.foot}>
        <Button size="dialog" onClick={onClose}>
          Cancel
        </Button>
        <Button size="dialog" variant="primary" type="submit" busy={busy}>
          Bring back 1 secret
        </Button>
      </div>
    </form>
  );
}
