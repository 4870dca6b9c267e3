import { Eye, EyeOff, Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { texts } from '../../../src-texts/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { FieldDraft } from '../draft.ts';
import valueStyles from '../ValueField.module.css';
import styles from './FieldsForm.module.css';

const t = texts.secretEditor.fields;

type FieldsFormProps = {
  value: readonly FieldDraft[];
  onChange: (value: FieldDraft[]) => void;
  error: string | undefined;
};

/** Fields of a person's own. What a protected one holds is never read here: it is kept, or replaced. */
export function FieldsForm({ value, onChange, error }: FieldsFormProps) {
  const list = useRef<HTMLFieldSetElement>(null);

  function add(): void {
    const key = Math.max(-1, ...value.map((field) => field.key)) + 1;
    onChange([...value, { key, name: '', protected: false, value: '' }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus());
  }

  function remove(key: number): void {
    onChange(value.filter((field) => field.key !== key));
    list.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  }

  return (
    <fieldset ref={list} className={styles.fields} aria-label={t.title}>
      <p className={styles.title}>{t.title}</p>
      <ul className={styles.list}>
        {value.map((field, index) => (
          <FieldRow
            key={field.key}
            field={field}
            label={field.name === '' ? t.nth(index + 1) : field.name}
            invalid={error !== undefined}
            onChange={(next) => onChange(value.map((one) => (one.key === field.key ? next : one)))}
            onRemove={() => remove(field.key)}
          />
        ))}
      </ul>
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      <Button size="small" icon={Plus} className={styles.add} data-add onClick={add}>
        {t.add}
      </Button>
    </fieldset>
  );
}

type FieldRowProps = {
  field: FieldDraft;
  label: string;
  invalid: boolean;
  onChange: (field: FieldDraft) => void;
  onRemove: () => void;
};

function FieldRow({ field, label, invalid, onChange, onRemove }: FieldRowProps) {
  const kept = field.value === null;
  return (
    <li className={styles.row}>
      <TextInput
        aria-label={t.nameOf(label)}
        aria-invalid={invalid || undefined}
        value={field.name}
        placeholder={t.name}
        readOnly={kept}
        title={kept ? t.nameIsKept : undefined}
        onChange={(event) => onChange({ ...field, name: event.target.value })}
      />
      {field.value === null ? (
        <Kept label={label} onReplace={() => onChange({ ...field, value: '' })} />
      ) : (
        <Content field={field} label={label} content={field.value} onChange={onChange} />
      )}
      <span className={styles.protected}>
        <Checkbox checked={field.protected} onChange={(next) => onChange({ ...field, protected: next })}>
          {t.protected}
        </Checkbox>
      </span>
      <IconButton icon={X} label={t.remove(label)} onClick={onRemove} />
    </li>
  );
}

function Kept({ label, onReplace }: { label: string; onReplace: () => void }) {
  return (
    <div className={classes(valueStyles.kept, styles.kept)}>
      <span className={valueStyles.dots}>
        <span className="visually-hidden">{t.kept}</span>
        <span aria-hidden>{'•'.repeat(12)}</span>
      </span>
      <Button size="small" aria-label={t.replaceOf(label)} onClick={onReplace}>
        {t.replace}
      </Button>
    </div>
  );
}

type ContentProps = {
  field: FieldDraft;
  label: string;
  content: string;
  onChange: (field: FieldDraft) => void;
};

function Content({ field, label, content, onChange }: ContentProps) {
  const [shown, setShown] = useState(false);
  const masked = field.protected && !shown;
  return (
    <TextArea
      mono
      rows={1}
      aria-label={t.contentOf(label)}
      value={content}
      autoCapitalize="off"
      translate="no"
      className={classes(styles.content, masked && valueStyles.masked)}
      onChange={(event) => onChange({ ...field, value: event.target.value })}
      trailing={
        field.protected ? (
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? t.hide(label) : t.show(label)}
            onClick={() => setShown(!shown)}
          />
        ) : null
      }
    />
  );
}
