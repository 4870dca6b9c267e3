import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Field } from './Field.tsx';
import { TextInput } from './TextInput.tsx';

const t = texts.ui;

export type TypedConfirmationProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What it means. */
  description: ReactNode;
  /** What has to be typed, to the letter. */
  words: string;
  /** The verb on the button, with its count. */
  action: string;
  onConfirm: () => Promise<void>;
};

/** For what can't be undone: nothing happens before the words are typed. */
export function TypedConfirmation(props: TypedConfirmationProps) {
  return props.open ? <Asking {...props} /> : null;
}

function Asking({ onClose, title, description, words, action, onConfirm }: TypedConfirmationProps) {
  const form = useId();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (typed.trim() !== words) return setError(t.typeToGoOn(words));
    setBusy(true);
    await onConfirm().finally(() => setBusy(false));
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      decisive
      size="small"
      title={title}
      description={description}
      footer={
        <>
          <Button size="dialog" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button size="dialog" variant="danger" type="submit" form={form} busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void confirm(event)}>
        <Field label={t.typeToConfirm(words)} error={error}>
          <TextInput
            value={typed}
            mono
            onChange={(event) => {
              setTyped(event.target.value);
              setError('');
            }}
          />
        </Field>
      </form>
    </Dialog>
  );
}
