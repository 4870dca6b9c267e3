import { type FormEvent, useRef, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import form from '../ui/DialogForm.module.css';
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

const t = texts.settings.changePassword;

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
    if (current === '') return setFault({ current: t.currentMissing });
    setBusy(true);
    const found = newPasswordFault(next, again, await estimateStrength(next).catch(() => strength));
    setFault(found);
    if (found) return setBusy(false);
    try {
      await changePassword(current, next, withoutBackup);
      setCurrent('');
      setNext('');
      setAgain('');
      showToast({ text: t.changed, tone: 'good' });
      onDone();
      if (rotateToo) openKeyDialog('rotate-key');
    } catch (caught) {
      const error = asCofferError(caught);
      if (error.code === 'WRONG_PASSWORD') {
        setFault({ current: t.currentWrong });
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
    <form className={form.form} onSubmit={submit} noValidate>
      <Field label={t.current} error={fault?.current}>
        <PasswordInput
          ref={first}
          autoFocus
          autoComplete="current-password"
          eye={t.eyeOfCurrent}
          value={current}
          onChange={typed(setCurrent)}
          readOnly={busy}
        />
      </Field>
      <NewPassword
        label={t.next}
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
          {t.rotateToo}
        </Checkbox>
        <p className={styles.reason}>{t.rotateReason}</p>
      </div>
      <p className={form.fault} role="alert">
        {fault?.other}
      </p>
      <div className={form.foot}>
        {busy ? (
          <div className={form.doing}>
            {t.checking}
            <Progress fraction={progress} label={t.progress} />
          </div>
        ) : null}
        <Button size="dialog" onClick={onDone} disabled={busy}>
          {t.cancel}
        </Button>
        {fault?.noBackup && !busy ? (
          <Button size="dialog" onClick={() => void change(true)}>
            {t.withoutBackup}
          </Button>
        ) : null}
        <Button size="dialog" variant="primary" type="submit" busy={busy}>
          {t.change}
        </Button>
      </div>
    </form>
  );
}
