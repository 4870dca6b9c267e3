import { type FormEvent, useRef, useState } from 'react';
import { asCofferError } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { useVault } from '../unlock/vault-store.ts';
import { cancelBackup, tell } from './actions.ts';
import styles from './BackupForm.module.css';
import type { Asking } from './use-backup-key.ts';

/** Asks for what a backup opened with when it was made. */
export function KeyDialog({ asking, onClose }: { asking: Asking | null; onClose: () => void }) {
  const open = useVault((state) => state.vault?.phase === 'unlocked');
  return (
    <Dialog
      open={asking !== null}
      onClose={() => {
        void cancelBackup();
        onClose();
      }}
      decisive
      title={open ? 'This backup has another password' : 'The password of this backup'}
      description={`${open ? 'It was made before the vault’s key was replaced. ' : ''}Type what opened the vault when it was made.`}
    >
      {/* Mounted only while open: closing drops what was typed. */}
      {asking ? <KeyForm asking={asking} onClose={onClose} /> : null}
    </Dialog>
  );
}

const kinds = [
  { value: 'password', label: 'Master password' },
  { value: 'recoveryCode', label: 'Recovery code' },
] as const;

const said: Record<string, string> = {
  WRONG_PASSWORD: 'That is not the password of this backup. Nothing was changed; try again.',
  WRONG_RECOVERY_CODE: 'That recovery code does not belong to this backup.',
  MISTYPED_RECOVERY_CODE: 'There is a typing mistake in that recovery code.',
};

function KeyForm({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const [kind, setKind] = useState<'password' | 'recoveryCode'>('password');
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (typed === '') return field.current?.focus();
    setBusy(true);
    setFault('');
    try {
      await asking.act(kind === 'password' ? { password: typed } : { recoveryCode: typed });
      onClose();
    } catch (caught) {
      const words = said[asCofferError(caught).code];
      if (words === undefined) {
        tell(caught);
        return onClose();
      }
      setFault(words);
      setBusy(false);
      field.current?.focus();
    }
  };
  const shared = { ref: field, value: typed, readOnly: busy, autoFocus: true };
  return (
    <form className={styles.form} onSubmit={(event) => void open(event)} noValidate>
      <SegmentedChoice
        label="What opens it"
        value={kind}
        options={kinds}
        disabled={busy}
        onChange={(next) => {
          setKind(next);
          setTyped('');
          setFault('');
        }}
      />
      {kind === 'password' ? (
        <Field label="Master password of that time" error={fault}>
          <PasswordInput {...shared} onChange={setTyped} />
        </Field>
      ) : (
        <Field label="Recovery code of that time" error={fault}>
          <TextInput {...shared} mono maxLength={200} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      )}
      <div className={styles.foot}>
        <Button size="dialog" onClick={() => void cancelBackup().then(onClose)}>
          Cancel
        </Button>
        <Button size="dialog" variant="primary" type="submit" busy={busy}>
          {busy ? 'Checking…' : 'Open the backup'}
        </Button>
      </div>
    </form>
  );
}
