import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { SecretDetail, SecretType } from '../../src-preload/contract.ts';
import { asCofferError } from '../bridge.ts';
import { createProject } from '../projects/actions.ts';
import { useProjects } from '../projects/store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { CreatableSelect } from '../ui/CreatableSelect.tsx';
import { Field } from '../ui/Field.tsx';
import { keyWords } from '../ui/keys.ts';
import { MultiSelect } from '../ui/MultiSelect.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { showToast } from '../ui/toast.ts';
import { closeEditor, select } from './detail-actions.ts';
import { emptyDraft } from './draft.ts';
import { ExpiryField } from './ExpiryField.tsx';
import { focusPane } from './focus.ts';
import { typeNames } from './kinds.ts';
import { projectOfView } from './list-store.ts';
import styles from './SecretEditor.module.css';
import { StalePanel } from './StalePanel.tsx';
import { nameProblem, suggestName } from './secret-name.ts';
import { useEditor } from './use-editor.ts';
import { ValueField } from './ValueField.tsx';

const types = (Object.keys(typeNames) as SecretType[]).map((type) => ({ value: type, label: typeNames[type] }));
const typesOfNew = [{ value: null, label: 'As the value looks' }, ...types];

type SecretEditorProps = { detail: SecretDetail | null; name: string; focus: 'name' | 'expiry' };

export function SecretEditor({ detail, name, focus }: SecretEditorProps) {
  const { projects, environments } = useProjects();
  const editor = useEditor(detail, emptyDraft(name, projectOfView()));
  const { draft, change, problems, refusal } = editor;
  const form = useRef<HTMLFormElement>(null);
  /** Whether the key that comes finds an open list, which then takes Escape for itself. */
  const listOpen = useRef(false);
  const proposed = suggestName(draft.name);

  useEffect(() => {
    const wanted = focus === 'expiry' ? '[data-expiry] input:checked' : name ? 'textarea' : 'input';
    form.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [focus, name]);

  async function cancel(): Promise<void> {
    if (await closeEditor()) focusPane(detail ? 'detail' : 'list');
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    const { target } = event;
    if (!(target instanceof Element) || !event.currentTarget.contains(target)) return;
    if (event.key === 'Escape' && !listOpen.current) {
      event.preventDefault();
      void cancel();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void editor.save();
    }
  }

  async function makeProject(wanted: string): Promise<void> {
    try {
      change({ project: (await createProject(wanted)).id });
    } catch (caught) {
      showToast({ text: asCofferError(caught).message, tone: 'bad' });
    }
  }

  return (
    <section id="pane-detail" className={styles.pane} tabIndex={-1} aria-labelledby="editor-title">
      <form
        id="editor"
        ref={form}
        className={styles.form}
        noValidate
        onKeyDownCapture={({ target }) => {
          listOpen.current = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
        }}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void editor.save();
        }}
      >
        <header className={styles.head}>
          <h1 id="editor-title">{detail ? `Edit ${detail.name}` : 'New secret'}</h1>
          <Button onClick={() => void cancel()}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            kbd={keyWords('Ctrl S')}
            aria-keyshortcuts="Control+S"
            busy={editor.busy}
          >
            Save
          </Button>
        </header>
        {refusal && refusal.field === null ? (
          <Banner tone="red" icon={CircleAlert} title="Not saved." role="alert">
            {refusal.message}
          </Banner>
        ) : null}
        {editor.stale ? (
          <StalePanel stale={editor.stale} draft={draft} onKeep={editor.keepHere} onTake={editor.takeTheirs} />
        ) : null}
        <div className={styles.two}>
          <Field
            label="Name"
            error={problems.name}
            hint={
              refusal?.other ? (
                <Button size="small" onClick={() => void select(refusal.other)}>
                  Open the other one
                </Button>
              ) : draft.name !== '' && nameProblem(draft.name) !== null && proposed !== '' ? (
                <Button size="small" onClick={() => change({ name: proposed })}>
                  Use {proposed}
                </Button>
              ) : null
            }
          >
            <TextInput
              mono
              value={draft.name}
              placeholder="GITHUB_TOKEN"
              autoCapitalize="off"
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          <Field label="Label" error={problems.label}>
            <TextInput
              value={draft.label}
              placeholder="optional, for people"
              onChange={(event) => change({ label: event.target.value })}
            />
          </Field>
        </div>
        <ValueField
          existing={detail}
          typed={editor.typed}
          onChange={editor.setTyped}
          {...(problems.value === undefined ? {} : { error: problems.value })}
        />
        <div className={styles.two}>
          <Field label="Project" error={problems.project}>
            <CreatableSelect
              value={draft.project}
              onChange={(project) => change({ project })}
              onCreate={makeProject}
              placeholder="None"
              options={projects.map(({ id, name: label, hue }) => ({ value: id, label, dot: hue }))}
            />
          </Field>
          <Field label="Environments" error={problems.environments}>
            <MultiSelect
              noun="environment"
              placeholder="All environments"
              value={draft.environments}
              onChange={(slugs) => change({ environments: slugs })}
              options={environments.map(({ slug, name: label, hue }) => ({ value: slug, label, chip: hue }))}
            />
          </Field>
          <Field label="Type" error={problems.type}>
            <Select value={draft.type} onChange={(type) => change({ type })} options={detail ? types : typesOfNew} />
          </Field>
        </div>
        <ExpiryField
          value={draft.expiresAt}
          onChange={(expiresAt) => change({ expiresAt })}
          {...(problems.expiresAt === undefined ? {} : { error: problems.expiresAt })}
        />
        <Field label="Description" error={problems.description}>
          <TextArea
            rows={1}
            value={draft.description}
            placeholder="What it is for, where it comes from"
            onChange={(event) => change({ description: event.target.value })}
          />
        </Field>
      </form>
    </section>
  );
}
