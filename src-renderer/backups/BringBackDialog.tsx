import { type FormEvent, useState } from 'react';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { limits } from '../secrets/limits.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { Field } from '../ui/Field.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { bringBack } from './actions.ts';
import styles from './BackupForm.module.css';
import type { Here } from './SecretInBackup.tsx';

const t = texts.backups.bringBack;

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
      title={secret ? t.title(secret.name) : t.titleNone}
      description={t.text}
    >
      {secret ? <BringBackForm secret={secret} {...rest} /> : null}
    </Dialog>
  );
}

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
      setFailure(code === 'CONFLICT' ? t.conflict : message);
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
    <form className={form.form} onSubmit={(event) => void bring(event)} noValidate>
      <SegmentedChoice
        label={t.how}
        value={as}
        options={[
          { value: 'same', label: here === 'gone' ? t.asItWas : t.same },
          { value: 'copy', label: t.copy },
        ]}
        onChange={choose}
      />
      <p className={styles.meaning}>{as === 'same' ? t.meanings[here] : t.copyText}</p>
      {named ? (
        <Field label={t.name} error={failure || (isName ? '' : t.badName)}>
          <TextInput mono maxLength={limits.name} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
      ) : (
        <p className={form.fault} role="alert">
          {failure}
        </p>
      )}
      <div className={form.foot}>
        <Button size="dialog" onClick={onClose}>
          {texts.backups.cancel}
        </Button>
        <Button size="dialog" variant="primary" type="submit" busy={busy}>
          {t.action}
        </Button>
      </div>
    </form>
  );
}
