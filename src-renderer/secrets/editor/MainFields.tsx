import { useEffect } from 'react';
import type { Generated, Recipe, SecretDetail, SecretType } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { typeOfMade } from '../../generator/recipes.ts';
import { onTake } from '../../generator/taker.ts';
import { createProject } from '../../projects/actions.ts';
import { useProjects } from '../../projects/store.ts';
import { tellFailure } from '../../tell-failure.ts';
import { ChipInput } from '../../ui/ChipInput.tsx';
import { CreatableSelect } from '../../ui/CreatableSelect.tsx';
import { Field } from '../../ui/Field.tsx';
import { MultiSelect } from '../../ui/MultiSelect.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { withField } from '../draft.ts';
import { ExpiryField } from '../ExpiryField.tsx';
import formStyles from '../SecretEditor.module.css';
import { exactValue } from '../typed-value.ts';
import type { Editor } from '../use-editor.ts';
import { ValueField } from '../ValueField.tsx';
import { DatabaseForm } from './DatabaseForm.tsx';
import { databaseDraftOf, passwordOfUrl } from './database-draft.ts';
import { NameFields } from './NameFields.tsx';
import { Recognition } from './Recognition.tsx';
import { useRecognition } from './use-recognition.ts';

const t = texts.secretEditor;
const names = texts.secretWords.types;

const types = (Object.keys(names) as SecretType[]).map((type) => ({ value: type, label: names[type] }));
const typesOfNew = [{ value: null, label: t.place.typeByValue }, ...types];

type MainFieldsProps = { editor: Editor; detail: SecretDetail | null; replaceAtOnce: boolean };

/** What every secret has: name, value, place, type, expiry; of a database, where it is. */
export function MainFields({ editor, detail, replaceAtOnce }: MainFieldsProps) {
  const { draft, change, problems, typed } = editor;
  const found = useRecognition(exactValue(typed), draft.name);
  const password = found?.database ? passwordOfUrl(typed.shown) : null;
  const isDatabase = (draft.type ?? found?.type) === 'database' || draft.database !== null;
  const takesApart = password !== null && password !== '' && draft.database === null;
  const tells = found !== null && (found.form !== null || found.database !== null);

  function takeApart(): void {
    if (!found?.database || password === null) return;
    editor.fillIn({ type: 'database', database: databaseDraftOf(found.database) });
    editor.setTyped({ shown: password, exact: null });
  }

  /** The value, and what else is known of it by how it was made; the public half of a pair goes to a field. */
  function take({ value, publicKey }: Generated, recipe: Recipe): void {
    editor.setTyped({ shown: value, exact: null });
    const type = typeOfMade(recipe);
    if (type !== null && (draft.type === null || draft.type === 'generic')) change({ type });
    if (publicKey !== null) change({ fields: withField(draft.fields, t.recognised.publicKey, publicKey) });
  }

  useEffect(() => onTake(take));

  return (
    <>
      <NameFields editor={editor} nameBefore={detail?.name ?? null} />
      <ValueField
        existing={detail}
        typed={typed}
        onChange={editor.setTyped}
        replaceAtOnce={replaceAtOnce}
        {...(problems.value === undefined ? {} : { error: problems.value })}
      />
      {tells ? (
        <Recognition
          found={found}
          draft={draft}
          onChange={change}
          onExpiry={(expiresAt) => editor.fillIn({ expiresAt })}
          onTakeApart={takesApart ? takeApart : null}
        />
      ) : null}
      <PlaceFields editor={editor} isNew={detail === null} />
      {isDatabase && !takesApart ? (
        <DatabaseForm value={draft.database} onChange={(database) => change({ database })} error={problems.database} />
      ) : null}
      <ExpiryField
        key={editor.turn}
        value={draft.expiresAt}
        onChange={(expiresAt) => change({ expiresAt })}
        {...(problems.expiresAt === undefined ? {} : { error: problems.expiresAt })}
      />
      <Field label={t.description} error={problems.description}>
        <TextArea
          rows={1}
          value={draft.description}
          placeholder={t.descriptionHint}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
    </>
  );
}

function PlaceFields({ editor, isNew }: { editor: Editor; isNew: boolean }) {
  const { draft, change, problems } = editor;
  const { projects, environments } = useProjects();

  async function makeProject(wanted: string): Promise<void> {
    try {
      change({ project: (await createProject(wanted)).id });
    } catch (caught) {
      tellFailure(caught);
    }
  }

  return (
    <div className={formStyles.two}>
      <Field label={t.place.project} error={problems.project}>
        <CreatableSelect
          value={draft.project}
          onChange={(project) => change({ project })}
          onCreate={makeProject}
          placeholder={t.place.noProject}
          options={projects
            .filter(({ id, archivedAt }) => archivedAt === null || id === draft.project)
            .map(({ id, name, hue }) => ({ value: id, label: name, dot: hue }))}
        />
      </Field>
      <Field label={t.place.environments} error={problems.environments}>
        <MultiSelect
          chooseLabel={t.place.chooseEnvironments}
          placeholder={t.place.allEnvironments}
          value={draft.environments}
          onChange={(slugs) => change({ environments: slugs })}
          options={environments
            .filter(({ slug, archivedAt }) => archivedAt === null || draft.environments.includes(slug))
            .map(({ slug, name, hue }) => ({ value: slug, label: name, chip: hue }))}
        />
      </Field>
      <Field label={t.place.type} error={problems.type}>
        <Select value={draft.type} onChange={(type) => change({ type })} options={isNew ? typesOfNew : types} />
      </Field>
      <Field label={t.place.usedBy} error={problems.scope}>
        <ChipInput value={draft.scope} onChange={(scope) => change({ scope })} placeholder={t.place.allApplications} />
      </Field>
    </div>
  );
}
