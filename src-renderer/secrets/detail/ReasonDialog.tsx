import { type FormEvent, useId, useRef, useState } from 'react';
import { texts } from '../../../src-texts/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { limits } from '../limits.ts';

const t = texts.secretDetail.dialogs;

type ReasonDialogProps = {
  title: string;
  /** What it means. */
  description: string;
  placeholder: string;
  action: string;
  danger?: boolean;
  onClose: () => void;
  /** Gives whether it worked; the dialog stays where it did not. */
  onConfirm: (reason: string) => Promise<boolean>;
};

/** For a step that is kept with why it was taken. */
export function ReasonDialog({
  title,
  description,
  placeholder,
  action,
  danger = false,
  onClose,
  onConfirm,
}: ReasonDialogProps) {
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const done = await onConfirm(reason.trim());
    setBusy(false);
    if (done) onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={title}
      description={description}
      initialFocus={field}
      footer={
        <>
          <Button size="dialog" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button size="dialog" variant={danger ? 'danger' : 'primary'} type="submit" form={form} busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void confirm(event)}>
        <Field label={t.reason} hint={t.reasonHint}>
          <TextInput
            ref={field}
            value={reason}
            maxLength={limits.reason}
            placeholder={placeholder}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
