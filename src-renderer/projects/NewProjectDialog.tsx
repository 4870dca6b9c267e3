import { type FormEvent, useId, useState } from 'react';
import { asCofferError } from '../bridge.ts';
import { openView } from '../secrets/detail-actions.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { createProject } from './actions.ts';

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
    if (wanted === '') return setError('Give it a name.');
    if (wanted.length > longest) return setError(`A name has at most ${longest} characters.`);
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
      title="New project"
      size="small"
      footer={
        <>
          <Button size="dialog" onClick={close}>
            Cancel
          </Button>
          <Button size="dialog" variant="primary" type="submit" form={form} busy={busy}>
            Make project
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void make(event)}>
        <Field label="Name" error={error} hint="For the service, repository or machine that its secrets belong to.">
          <TextInput
            value={name}
            placeholder="storefront"
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
