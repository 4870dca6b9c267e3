import { type FormEvent, useRef, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { tellUnlessWished } from '../tell-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { useVault } from '../unlock/vault-store.ts';
import { cancelBackup } from './actions.ts';
import type { Asking } from './use-backup-key.ts';

const t = texts.backups.key;

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
      title={open ? t.titleOpen : t.title}
      description={open ? t.textOpen : t.text}
    >
      {/* Mounted only while open: closing drops what was typed. */}
      {asking ? <KeyForm asking={asking} onClose={onClose} /> : null}
    </Dialog>
  );
}

const kinds = [
  { value: 'password', label: t.password },
  { value: 'recoveryCode', label: t.recoveryCode },
] as const;

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
      const words = t.wrong[asCofferError(caught).code];
      if (words === undefined) {
        tellUnlessWished(caught);
        return onClose();
      }
      setFault(words);
      setBusy(false);
      field.current?.focus();
    }
  };
  const shared = { ref: field, value: typed, readOnly: busy, autoFocus: true };
  return (
    <form className={form.form} onSubmit={(event) => void open(event)} noValidate>
      <SegmentedChoice
        label={t.kind}
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
        <Field label={t.passwordThen} error={fault}>
          <PasswordInput {...shared} onChange={setTyped} />
        </Field>
      ) : (
        <Field label={t.recoveryCodeThen} error={fault}>
          <TextInput {...shared} mono maxLength={200} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      )}
      <div className={form.foot}>
        <Button size="dialog" onClick={() => void cancelBackup().then(onClose)}>
          {texts.backups.cancel}
        </Button>
        <Button size="dialog" variant="primary" type="submit" busy={busy}>
          {busy ? t.busy : t.action}
        </Button>
      </div>
    </form>
  );
}
