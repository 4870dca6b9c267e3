import { type FormEvent, useId, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { TypedConfirmation } from '../ui/TypedConfirmation.tsx';
import { limits } from './limits.ts';
import { markMarkedDue, purgeMarked } from './list-bulk.ts';

const t = texts.secretList;

type BulkDialogProps = { open: boolean; onClose: () => void; count: number };

/** Asks why: the reason stands beside each until it has a new value. */
export function MarkDueDialog({ open, onClose, count }: BulkDialogProps) {
  const form = useId();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);

  async function mark(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    await markMarkedDue(reason.trim());
    setBusy(false);
    onClose();
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t.due.title(count)}
      description={t.due.text}
      footer={
        <>
          <Button size="dialog" onClick={onClose}>
            {t.due.cancel}
          </Button>
          <Button size="dialog" variant="primary" type="submit" form={form} busy={busy}>
            {t.due.mark(count)}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void mark(event)}>
        <Field label={t.due.reason} hint={t.due.reasonHint}>
          <TextInput
            value={reason}
            maxLength={limits.reason}
            placeholder={t.due.reasonExample}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}

export function PurgeMarkedDialog({ open, onClose, count }: BulkDialogProps) {
  return (
    <TypedConfirmation
      open={open}
      onClose={onClose}
      title={t.purge.title(count)}
      description={t.purge.text}
      words={t.purge.words(count)}
      action={t.purge.remove(count)}
      onConfirm={purgeMarked}
    />
  );
}
