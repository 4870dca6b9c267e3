import { type FormEvent, useId, useRef, useState } from 'react';
import type { Id, SecretDetail } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { asCofferError } from '../../bridge.ts';
import { useProjects } from '../../projects/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { MultiSelect } from '../../ui/MultiSelect.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { nameProblem } from '../secret-name.ts';
import styles from './DuplicateDialog.module.css';
import { duplicate } from './secret-actions.ts';

const t = texts.secretDetail.dialogs.duplicate;

/** What is put away gets nothing new. */
const isOffered = ({ archivedAt }: { archivedAt: number | null }) => archivedAt === null;

/** A secret of its own with the same value and all that is written about it, elsewhere or under another name. */
export function DuplicateDialog({ secret, onClose }: { secret: SecretDetail; onClose: () => void }) {
  const projects = useProjects((state) => state.projects).filter(isOffered);
  const environments = useProjects((state) => state.environments).filter(isOffered);
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(secret.name);
  const [project, setProject] = useState<Id | null>(
    () => projects.find(({ id }) => secret.projects.includes(id))?.id ?? null,
  );
  const [slugs, setSlugs] = useState<string[]>([]);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    const problem = nameProblem(name);
    if (problem !== null) return setError(problem);
    setBusy(true);
    try {
      await duplicate(secret.id, { name, projects: project === null ? [] : [project], environments: slugs });
      onClose();
    } catch (caught) {
      setError(asCofferError(caught).message);
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t.title(secret.name)}
      description={t.text}
      initialFocus={field}
      footer={
        <>
          <Button size="dialog" onClick={onClose}>
            {texts.secretDetail.dialogs.cancel}
          </Button>
          <Button size="dialog" variant="primary" type="submit" form={form} busy={busy}>
            {t.action}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void confirm(event)}>
        <Field label={t.name} error={error}>
          <TextInput
            ref={field}
            mono
            value={name}
            autoCapitalize="off"
            onChange={(event) => {
              setName(event.target.value);
              setError('');
            }}
          />
        </Field>
        <Field label={t.project}>
          <Select
            value={project}
            onChange={(next) => {
              setProject(next);
              setError('');
            }}
            options={[
              { value: null, label: t.noProject },
              ...projects.map(({ id, name: label, hue }) => ({ value: id, label, dot: hue })),
            ]}
          />
        </Field>
        <Field label={t.environments}>
          <MultiSelect
            chooseLabel={t.chooseEnvironments}
            placeholder={t.allEnvironments}
            value={slugs}
            onChange={(next) => {
              setSlugs(next);
              setError('');
            }}
            options={environments.map(({ slug, name: label, hue }) => ({ value: slug, label, chip: hue }))}
          />
        </Field>
      </form>
    </Dialog>
  );
}
