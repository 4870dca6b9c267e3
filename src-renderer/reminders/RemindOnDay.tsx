import { type FormEvent, useState } from 'react';
import type { Id } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { toDateField } from '../secrets/expiry.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { remindLater } from './actions.ts';
import { morningIn, morningOf } from './words.ts';

const t = texts.reminders.onDay;

type Props = { secret: { id: Id; name: string }; open: boolean; onClose: () => void };

export function RemindOnDay(props: Props) {
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      size="small"
      title={t.title(props.secret.name)}
      description={t.text}
    >
      {/* Mounted only while open: it begins anew each time. */}
      <DayForm {...props} />
    </Dialog>
  );
}

function DayForm({ secret, onClose }: Props) {
  const now = Math.floor(Date.now() / 1_000);
  const [day, setDay] = useState(() => toDateField(morningIn(14, now)));
  const until = morningOf(day, now);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (until === null) return;
    onClose();
    void remindLater(secret, until);
  };
  return (
    <form className={form.form} onSubmit={submit} noValidate>
      <Field label={t.field} error={until === null ? t.notAhead : null}>
        <TextInput type="date" value={day} min={toDateField(now)} onChange={(event) => setDay(event.target.value)} />
      </Field>
      <div className={form.foot}>
        <Button size="dialog" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button size="dialog" variant="primary" type="submit" aria-disabled={until === null}>
          {t.action}
        </Button>
      </div>
    </form>
  );
}
