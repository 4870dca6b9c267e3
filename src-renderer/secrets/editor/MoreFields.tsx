import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { texts } from '../../../src-texts/texts.ts';
import { useProjects } from '../../projects/store.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ChipInput } from '../../ui/ChipInput.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { Draft, DraftField } from '../draft.ts';
import { rotationWords } from '../kinds.ts';
import { useLeadDays } from '../preferences.ts';
import formStyles from '../SecretEditor.module.css';
import type { FieldProblems } from './draft-problems.ts';
import { FieldsForm } from './FieldsForm.tsx';
import styles from './MoreFields.module.css';
import { RotationForm } from './RotationForm.tsx';

const t = texts.secretEditor;

type PartProps = { draft: Draft; change: (fields: Partial<Draft>) => void; problems: FieldProblems };

type Part = {
  title: (draft: Draft) => string;
  /** Which fields stand in it: it opens by itself where one of them has a problem. */
  holds: readonly DraftField[];
  isUsed: (draft: Draft) => boolean;
  Body: (props: PartProps) => ReactNode;
};

const parts: readonly Part[] = [
  {
    title: ({ tags }) => t.more.tags(tags.length),
    holds: ['tags'],
    isUsed: ({ tags, critical }) => tags.length > 0 || critical,
    Body: Tags,
  },
  {
    title: () => t.more.account,
    holds: ['username', 'url'],
    isUsed: ({ username, url, tokenType }) => username !== '' || url !== '' || tokenType !== 'none',
    Body: Account,
  },
  { title: () => t.more.notes, holds: ['notes'], isUsed: ({ notes }) => notes !== '', Body: Notes },
  {
    title: ({ fields }) => t.more.fields(fields.length),
    holds: ['fields', 'metadata'],
    isUsed: ({ fields, metadata }) => fields.length > 0 || metadata !== '',
    Body: FieldsAndMetadata,
  },
  {
    title: ({ rotation }) => t.more.rotation(rotationWords(rotation)),
    holds: ['rotation', 'leadDays'],
    isUsed: ({ rotation, leadDays }) => rotation.kind !== 'inherit' || leadDays !== '',
    Body: Rotation,
  },
];

/** What a secret may have besides: folded away, each part under its word, until it is wanted or holds something. */
export function MoreFields(props: PartProps) {
  const { draft, problems } = props;
  const id = useId();
  const [open, setOpen] = useState(() => new Set(parts.flatMap((part, n) => (part.isUsed(draft) ? [n] : []))));
  const isOpen = (n: number) =>
    open.has(n) || (parts[n]?.holds.some((field) => problems[field] !== undefined) ?? false);

  function toggle(n: number): void {
    setOpen((before) => before.symmetricDifference(new Set([n])));
  }

  return (
    <>
      <div className={styles.heads}>
        {parts.map((part, n) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts stand where they are.
            key={n}
            type="button"
            className={styles.head}
            aria-expanded={isOpen(n)}
            aria-controls={isOpen(n) ? `${id}${n}` : undefined}
            onClick={() => toggle(n)}
          >
            <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
            {part.title(draft)}
          </button>
        ))}
      </div>
      {parts.map(({ Body }, n) =>
        isOpen(n) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts stand where they are.
          <div key={n} id={`${id}${n}`} className={styles.part}>
            <Body {...props} />
          </div>
        ) : null,
      )}
    </>
  );
}

function Tags({ draft, change, problems }: PartProps) {
  const known = useProjects((state) => state.counts?.byTag);
  return (
    <>
      <Field label={t.tags.label} error={problems.tags}>
        <ChipInput
          value={draft.tags}
          onChange={(tags) => change({ tags })}
          known={Object.keys(known ?? {})}
          placeholder={t.tags.example}
        />
      </Field>
      <div className={styles.checks}>
        <Checkbox checked={draft.favourite} onChange={(favourite) => change({ favourite })}>
          {t.tags.favourite}
        </Checkbox>
        <Checkbox checked={draft.critical} onChange={(critical) => change({ critical })}>
          {t.tags.critical}
        </Checkbox>
      </div>
    </>
  );
}

const { tokenTypes: tokenTypeNames } = texts.secretWords;
const tokenTypes = (Object.keys(tokenTypeNames) as Draft['tokenType'][]).map((value) => ({
  value,
  label: tokenTypeNames[value],
}));

function Account({ draft, change, problems }: PartProps) {
  return (
    <>
      <div className={formStyles.two}>
        <Field label={t.account.userName} error={problems.username}>
          <TextInput
            value={draft.username}
            autoCapitalize="off"
            onChange={(event) => change({ username: event.target.value })}
          />
        </Field>
        <Field label={t.account.tokenType}>
          <Select value={draft.tokenType} onChange={(tokenType) => change({ tokenType })} options={tokenTypes} />
        </Field>
      </div>
      <Field label={t.account.address} error={problems.url}>
        <TextInput
          value={draft.url}
          inputMode="url"
          autoCapitalize="off"
          placeholder={t.account.addressExample}
          onChange={(event) => change({ url: event.target.value })}
        />
      </Field>
    </>
  );
}

function Notes({ draft, change, problems }: PartProps) {
  return (
    <Field label={t.notes.label} error={problems.notes} hint={t.notes.hint}>
      <TextArea
        rows={5}
        spellCheck
        value={draft.notes}
        placeholder={t.notes.about}
        onChange={(event) => change({ notes: event.target.value })}
      />
    </Field>
  );
}

function FieldsAndMetadata({ draft, change, problems }: PartProps) {
  return (
    <>
      <FieldsForm value={draft.fields} onChange={(fields) => change({ fields })} error={problems.fields} />
      <Field label={t.metadata.label} error={problems.metadata}>
        <TextArea
          mono
          rows={2}
          value={draft.metadata}
          placeholder={t.metadata.example}
          autoCapitalize="off"
          onChange={(event) => change({ metadata: event.target.value })}
        />
      </Field>
    </>
  );
}

function Rotation({ draft, change, problems }: PartProps) {
  return <RotationForm draft={draft} onChange={change} problems={problems} generalLead={useLeadDays()} />;
}
