import { type FormEvent, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { useBackupState } from '../backups/store.ts';
import { asCofferError } from '../bridge.ts';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { showToast } from '../ui/toast.ts';
import { countEarlierBackups, rotateVaultKey } from './actions.ts';
import { EarlierBackups } from './EarlierBackups.tsx';
import { KeyFoot } from './KeyFoot.tsx';
import { MasterPassword, useMasterPassword } from './MasterPassword.tsx';
import { NewCode } from './NewCode.tsx';
import { closeKeyDialog } from './store.ts';
import { useKeyWork } from './use-key-work.ts';
import styles from './VaultKeys.module.css';

const t = texts.vaultKeys.rotate;

type Step = { kind: 'ask' } | { kind: 'code'; code: string } | { kind: 'backups'; count: number };

/** A new key for everything: asked for, done, its recovery code shown, and the older backups offered to be deleted. */
export function RotateKeyDialog() {
  const [step, setStep] = useState<Step>({ kind: 'ask' });
  const [leaving, setLeaving] = useState(false);
  const work = useKeyWork();

  const written = async () => {
    const count = await countEarlierBackups().catch(() => 0);
    if (count === 0) finish();
    else setStep({ kind: 'backups', count });
  };
  const finish = () => {
    showToast({ text: t.done, tone: 'good' });
    closeKeyDialog();
  };
  const close = () => {
    if (work.busy) work.cancel();
    else if (step.kind === 'code') setLeaving(true);
    else if (step.kind === 'backups') finish();
    else closeKeyDialog();
  };
  return (
    <Dialog open decisive onClose={close} {...t.steps[step.kind]}>
      {step.kind === 'ask' ? (
        <Ask work={work} onClose={close} onRotated={(code) => setStep({ kind: 'code', code })} />
      ) : step.kind === 'code' ? (
        <NewCode code={step.code} leaving={leaving} onDone={() => void written()} />
      ) : (
        <EarlierBackups count={step.count} onDone={finish} />
      )}
    </Dialog>
  );
}

type AskProps = { work: ReturnType<typeof useKeyWork>; onClose: () => void; onRotated: (code: string) => void };

function Ask({ work, onClose, onRotated }: AskProps) {
  const { password, isTyped, clear, field } = useMasterPassword();
  const automatic = useBackupState(({ state }) => state?.automatic ?? true);

  const rotate = (withoutBackup: boolean) =>
    work.run(t.busy, async () => {
      try {
        const { recoveryCode, erased } = await rotateVaultKey(password, withoutBackup);
        if (!erased) showToast({ text: t.notErased });
        onRotated(recoveryCode);
      } catch (caught) {
        if (asCofferError(caught).code === 'WRONG_PASSWORD') clear();
        throw caught;
      }
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isTyped()) void rotate(false);
  };
  return (
    <form className={form.form} onSubmit={submit} noValidate>
      <ul className={styles.points}>
        <li>{t.copies}</li>
        <li>{t.code}</li>
        <li>{automatic ? t.backup : t.noBackup}</li>
        <li>{t.cancel}</li>
      </ul>
      <MasterPassword work={work} {...field} />
      <KeyFoot
        work={work}
        doing={t.doing}
        action={t.action}
        onClose={onClose}
        onWithoutBackup={() => void rotate(true)}
      />
    </form>
  );
}
