import { type FormEvent, useId, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { openView } from '../secrets/detail-actions.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { createProject } from './actions.ts';

const t = texts.projects.project;

const longest = 64;

export function NewProjectDialog() {
  const open = useDialogs((state) => state.open === 'new-project');
  const form = useId();
  const [name, setName] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  function close(): void {
    setName('');
    setError('');
    closeDialog();
  }

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return setError(texts.projects.problems.noName);
    if (wanted.length > longest) return setError(texts.projects.problems.nameTooLong(longest));
    setBusy(true);
    try {
      const project = await createProject(wanted);
      close();
      await openView({ kind: 'project', project: project.id });
    } catch (caught) {
      setError(asCofferError(caught).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title={t.new}
      size="small"
      footer={
        <>
          <Button size="dialog" onClick={close}>
            {texts.projects.cancel}
          </Button>
          <Button size="dialog" variant="primary" type="submit" form={form} busy={busy}>
            {t.make}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void make(event)}>
        <Field label={t.name} error={error} hint={t.nameHint}>
          <TextInput
            value={name}
            placeholder={t.nameExample}
            onChange={(event) => {
              setName(event.target.value);
              setError('');
            }}
          />
        </Field>
      </form>
    </Dialog>
  );
}
