import { type FormEvent, useState } from 'react';
import { useBackupState } from '../backups/store.ts';
import { asCofferError } from '../bridge.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { showToast } from '../ui/toast.ts';
import { countEarlierBackups, rotateVaultKey } from './actions.ts';
import { EarlierBackups } from './EarlierBackups.tsx';
import { KeyFoot } from './KeyFoot.tsx';
import { NewCode } from './NewCode.tsx';
import { closeKeyDialog } from './store.ts';
import { useKeyWork } from './use-key-work.ts';
import styles from './VaultKeys.module.css';

type Step = { kind: 'ask' } | { kind: 'code'; code: string } | { kind: 'backups'; count: number };

const words: Record<Step['kind'], { title: string; description: string }> = {
  ask: {
    title: 'Rotate the vault key',
    description: 'Everything in the vault is sealed anew under a new key. Your master password stays.',
  },
  code: {
    title: 'Write down the new recovery code',
    description: 'The vault key is rotated. This code takes the place of the old one and is shown this once.',
  },
  backups: {
    title: 'Backups from before',
    description: 'The vault is safe under its new key. Its older backups are not: they are as they were made.',
  },
};

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
    showToast({ text: 'The vault has a new key and a new recovery code.', tone: 'good' });
    closeKeyDialog();
  };
  const close = () => {
    if (work.busy) work.cancel();
    else if (step.kind === 'code') setLeaving(true);
    else if (step.kind === 'backups') finish();
    else closeKeyDialog();
  };
  return (
    <Dialog open decisive onClose={close} {...words[step.kind]}>
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
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const automatic = useBackupState(({ state }) => state?.automatic ?? true);

  const rotate = (withoutBackup: boolean) =>
    work.run('Rotating the vault key', async () => {
      try {
        const { recoveryCode, erased } = await rotateVaultKey(password, withoutBackup);
        if (!erased) showToast({ text: 'Another program had the file open: old traces in it are overwritten later.' });
        onRotated(recoveryCode);
      } catch (caught) {
        if (asCofferError(caught).code === 'WRONG_PASSWORD') setPassword('');
        throw caught;
      }
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(password === '');
    if (password !== '') void rotate(false);
  };
  const wrong = work.error?.code === 'WRONG_PASSWORD' ? work.error.message : undefined;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ul className={styles.points}>
        <li>Whoever has an older copy of the file and its password can open nothing of today’s vault any more.</li>
        <li>You get a new recovery code; the old one stops working for this file. Have paper at hand.</li>
        <li>
          {automatic
            ? 'A backup is made first.'
            : 'Backups are turned off, so none is made first. You can make one on the page Backups.'}
        </li>
        <li>Until it is done you can cancel, and everything stays as it is.</li>
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
      <KeyFoot
        work={work}
        doing="Sealing everything anew"
        action="Rotate the vault key"
        onClose={onClose}
        onWithoutBackup={() => void rotate(true)}
      />
    </form>
  );
}
