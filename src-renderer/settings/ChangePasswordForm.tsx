import { type FormEvent, useRef, useState } from 'react';
import { asCofferError } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { Progress } from '../ui/Progress.tsx';
import { showToast } from '../ui/toast.ts';
import { NewPassword } from '../unlock/NewPassword.tsx';
import { isAboutNewPassword, type NewPasswordFault, newPasswordFault } from '../unlock/new-password.ts';
import { useStrength } from '../unlock/use-strength.ts';
import { changePassword, estimateStrength } from '../unlock/vault-actions.ts';
import { useVault } from '../unlock/vault-store.ts';
import { openKeyDialog } from '../vault-keys/store.ts';
import styles from './ChangePasswordForm.module.css';

type Fault = NewPasswordFault & { current?: string; other?: string; noBackup?: boolean };

export function ChangePasswordForm({ onDone }: { onDone: () => void }) {
  const progress = useVault((state) => state.progress);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [rotateToo, setRotateToo] = useState(false);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const strength = useStrength(next);

  const change = async (withoutBackup: boolean) => {
    if (busy) return;
    if (current === '') return setFault({ current: 'Type the master password that holds now.' });
    setBusy(true);
    const found = newPasswordFault(next, again, await estimateStrength(next).catch(() => strength));
    setFault(found);
    if (found) return setBusy(false);
    try {
      await changePassword(current, next, withoutBackup);
      setCurrent('');
      setNext('');
      setAgain('');
      showToast({ text: 'The master password is changed.', tone: 'good' });
      onDone();
      if (rotateToo) openKeyDialog('rotate-key');
    } catch (caught) {
      const error = asCofferError(caught);
      if (error.code === 'WRONG_PASSWORD') {
        setFault({ current: 'That is not the master password of this vault. Nothing was changed.' });
        first.current?.focus();
      } else if (isAboutNewPassword(error.code)) setFault({ first: error.message });
      else setFault({ other: error.message, noBackup: error.code === 'BACKUP_FAILED' });
    } finally {
      setBusy(false);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void change(false);
  };
  const typed = (set: (text: string) => void) => (text: string) => {
    set(text);
    setFault(null);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label="Current master password" error={fault?.current}>
        <PasswordInput
          ref={first}
          autoFocus
          autoComplete="current-password"
          revealLabel="Show the current password"
          value={current}
          onChange={typed(setCurrent)}
          readOnly={busy}
        />
      </Field>
      <NewPassword
        label="New master password"
        size="dialog"
        password={next}
        again={again}
        onPassword={typed(setNext)}
        onAgain={typed(setAgain)}
        strength={strength}
        error={fault?.first}
        againError={fault?.again}
        readOnly={busy}
      />
      <div>
        <Checkbox checked={rotateToo} onChange={setRotateToo} disabled={busy}>
          Rotate the vault key afterwards
        </Checkbox>
        <p className={styles.reason}>
          Where somebody may know the old password: with an older copy of the file it still leads into today’s vault,
          until the vault key is rotated.
        </p>
      </div>
      <p className={styles.fault} role="alert">
        {fault?.other}
      </p>
      <div className={styles.foot}>
        {busy ? (
          <div className={styles.busy}>
            Checking the password…
            <Progress fraction={progress} label="Changing the master password" />
          </div>
        ) : null}
        <Button size="dialog" onClick={onDone} disabled={busy}>
          Cancel
        </Button>
        {fault?.noBackup && !busy ? (
          <Button size="dialog" onClick={() => void change(true)}>
            Go on without a backup
          </Button>
        ) : null}
        <Button size="dialog" variant="primary" type="submit" busy={busy}>
          Change password
        </Button>
      </div>
    </form>
  );
}
