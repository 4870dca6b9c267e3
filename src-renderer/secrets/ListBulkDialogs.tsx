import { type FormEvent, useId, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { TypedConfirmation } from '../ui/TypedConfirmation.tsx';
import { limits } from './limits.ts';
import { markMarkedDue, purgeMarked } from './list-bulk.ts';
import { secretsInWords } from './list-bulk-words.ts';

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
      title={`Mark ${secretsInWords(count)} as due`}
      description="Each stands under “Due for rotation” until it has a new value. Nothing else changes."
      footer={
        <>
          <Button size="dialog" onClick={onClose}>
            Cancel
          </Button>
          <Button size="dialog" variant="primary" type="submit" form={form} busy={busy}>
            Mark {count.toLocaleString('en')} as due
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void mark(event)}>
        <Field label="Reason" hint="For whoever rotates them. It is kept in the activity too.">
          <TextInput
            value={reason}
            maxLength={limits.reason}
            placeholder="A laptop was lost"
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
      title={`Remove ${secretsInWords(count)} for good?`}
      description="Their values, every earlier version and their notes are removed and overwritten in the file. This can’t be undone; only a backup still holds them."
      words={`remove ${count}`}
      action={`Remove ${secretsInWords(count)}`}
      onConfirm={purgeMarked}
    />
  );
}
