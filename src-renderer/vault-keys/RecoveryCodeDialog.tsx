import { type FormEvent, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { showToast } from '../ui/toast.ts';
import { makeRecoveryCode } from './actions.ts';
import { KeyFoot } from './KeyFoot.tsx';
import { MasterPassword, useMasterPassword } from './MasterPassword.tsx';
import { NewCode } from './NewCode.tsx';
import { closeKeyDialog } from './store.ts';
import { useKeyWork } from './use-key-work.ts';
import styles from './VaultKeys.module.css';

const t = texts.vaultKeys.code;

/** A new code in the place of one that is lost, or that somebody has seen. */
export function RecoveryCodeDialog() {
  const [code, setCode] = useState<string | null>(null);
  const { password, isTyped, clear, field } = useMasterPassword();
  const [leaving, setLeaving] = useState(false);
  const work = useKeyWork();

  const make = (event: FormEvent) => {
    event.preventDefault();
    if (!isTyped()) return;
    void work.run(t.busy, async () => {
      setCode(await makeRecoveryCode(password));
      clear();
    });
  };
  const close = () => {
    if (work.busy) work.cancel();
    else if (code !== null) setLeaving(true);
    else closeKeyDialog();
  };
  const done = () => {
    showToast({ text: t.done, tone: 'good' });
    closeKeyDialog();
  };
  if (code !== null) {
    return (
      <Dialog open decisive onClose={close} title={t.madeTitle} description={t.madeText}>
        <NewCode code={code} leaving={leaving} onDone={done} />
      </Dialog>
    );
  }
  return (
    <Dialog open decisive onClose={close} title={t.title} description={t.text}>
      <form className={form.form} onSubmit={make} noValidate>
        <ul className={styles.points}>
          <li>{t.stays}</li>
          <li>{t.copies}</li>
        </ul>
        <MasterPassword work={work} {...field} />
        <KeyFoot work={work} doing={t.doing} action={t.action} onClose={close} />
      </form>
    </Dialog>
  );
}
