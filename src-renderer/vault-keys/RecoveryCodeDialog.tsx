import { type FormEvent, useState } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { showToast } from '../ui/toast.ts';
import { makeRecoveryCode } from './actions.ts';
import { KeyFoot } from './KeyFoot.tsx';
import { NewCode } from './NewCode.tsx';
import { closeKeyDialog } from './store.ts';
import { useKeyWork } from './use-key-work.ts';
import styles from './VaultKeys.module.css';

/** A new code in the place of one that is lost, or that somebody has seen. */
export function RecoveryCodeDialog() {
  const [code, setCode] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const work = useKeyWork();

  const make = (event: FormEvent) => {
    event.preventDefault();
    setMissing(password === '');
    if (password === '') return;
    void work.run('Making a new recovery code', async () => {
      setCode(await makeRecoveryCode(password));
      setPassword('');
    });
  };
  const close = () => {
    if (work.busy) work.cancel();
    else if (code !== null) setLeaving(true);
    else closeKeyDialog();
  };
  const done = () => {
    showToast({ text: 'The new recovery code holds from now on.', tone: 'good' });
    closeKeyDialog();
  };
  const wrong = work.error?.code === 'WRONG_PASSWORD' ? work.error.message : undefined;
  if (code !== null) {
    return (
      <Dialog
        open
        decisive
        onClose={close}
        title="Write down the new recovery code"
        description="It takes the place of the old one, and is shown this once."
      >
        <NewCode code={code} leaving={leaving} onDone={done} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      decisive
      onClose={close}
      title="Make a new recovery code"
      description="For a code that is lost, or that somebody may have seen. The old one opens this file no more."
    >
      <form className={styles.form} onSubmit={make} noValidate>
        <ul className={styles.points}>
          <li>The master password and everything in the vault stay as they are.</li>
          <li>
            Older copies and backups still open with the code that they were made with. If somebody has it, rotate the
            vault key instead.
          </li>
        </ul>
        <Field label="Master password" error={missing ? 'Type the master password.' : wrong}>
          <PasswordInput
            autoFocus
            autoComplete="current-password"
            value={password}
            readOnly={work.busy}
            onChange={(text) => {
              setPassword(text);
              setMissing(false);
              work.forget();
            }}
          />
        </Field>
        <KeyFoot work={work} doing="Checking the password" action="Make a new code" onClose={close} />
      </form>
    </Dialog>
  );
}
