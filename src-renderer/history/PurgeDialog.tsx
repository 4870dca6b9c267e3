import { type FormEvent, useState } from 'react';
import type { Retention, SecretDetail, Version } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { showToast } from '../ui/toast.ts';
import { purgeVersions } from './actions.ts';
import styles from './PurgeDialog.module.css';
import { goneBy, retentionChoices } from './retention.ts';

const t = texts.history.purge;

type PurgeProps = {
  onClose: () => void;
  onDone: () => void;
  secret: SecretDetail;
  versions: readonly Version[];
  now: number;
};

/** Removes earlier versions for good: what is kept is chosen, how many go is said, the name is typed. */
export function PurgeDialog({ open, ...rest }: PurgeProps & { open: boolean }) {
  return (
    <Dialog open={open} onClose={rest.onClose} decisive title={t.title(rest.secret.name)} description={t.about}>
      {/* Mounted only while open: it begins anew each time. */}
      <PurgeForm {...rest} />
    </Dialog>
  );
}

const choices = retentionChoices({ keep: 'last', versions: 1 });

function PurgeForm({ onClose, onDone, secret, versions, now }: PurgeProps) {
  const [rule, setRule] = useState<Retention>({ keep: 'last', versions: versions.length > 3 ? 3 : 1 });
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const gone = goneBy(versions, rule, now);
  const confirmed = typed.trim() === secret.name;

  const purge = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || gone === 0 || !confirmed) return;
    setBusy(true);
    setFailure('');
    try {
      const { purged, erased } = await purgeVersions(secret.id, rule);
      showToast({ text: erased ? t.done(purged) : `${t.done(purged)} ${t.later}`, tone: 'good' });
      onDone();
    } catch (caught) {
      setFailure(asCofferError(caught).message);
      setBusy(false);
    }
  };

  return (
    <form className={form.form} onSubmit={(event) => void purge(event)}>
      <Select
        prefix={t.keep}
        value={choices.find((one) => JSON.stringify(one.rule) === JSON.stringify(rule))?.value ?? ''}
        options={choices}
        onChange={(value) => setRule(choices.find((one) => one.value === value)?.rule ?? rule)}
      />
      <p className={styles.says} role="status">
        {gone === 0 ? t.none : t.some(gone, versions.length)}
        {secret.rotating && gone > 0 ? ` ${t.rotating}` : ''}
      </p>
      {gone > 0 ? (
        <Field label={t.confirm(secret.name)}>
          <TextInput mono value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      ) : null}
      <p className={form.fault} role="alert">
        {failure}
      </p>
      <div className={form.foot}>
        <Button size="dialog" onClick={onClose}>
          {texts.history.cancel}
        </Button>
        <Button size="dialog" variant="danger" type="submit" busy={busy} disabled={gone === 0 || !confirmed}>
          {gone === 0 ? t.nothing : t.action(gone)}
        </Button>
      </div>
    </form>
  );
}
