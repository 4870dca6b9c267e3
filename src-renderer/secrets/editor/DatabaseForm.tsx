import { texts } from '../../../src-texts/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './DatabaseForm.module.css';
import { type DatabaseDraft, databaseOf, databaseProblem, emptyDatabase, maskedUrl } from './database-draft.ts';

const t = texts.secretEditor.database;
const names = texts.secretWords.engines;

const engines = (Object.keys(names) as DatabaseDraft['engine'][]).map((engine) => ({
  value: engine,
  label: names[engine],
}));

type DatabaseFormProps = {
  value: DatabaseDraft | null;
  onChange: (value: DatabaseDraft | null) => void;
  error: string | undefined;
};

/** Where the database is, field by field with the value as the password; or the value is the whole URL. */
export function DatabaseForm({ value, onChange, error }: DatabaseFormProps) {
  if (value === null) {
    return (
      <p className={styles.whole}>
        {t.isUrl}
        <Button size="small" onClick={() => onChange(emptyDatabase)}>
          {t.enterApart}
        </Button>
      </p>
    );
  }
  const problem = error === undefined ? null : databaseProblem(value);
  const errorAt = (field: string) => (problem?.field === field ? problem.text : null);
  const text = (field: 'host' | 'port' | 'database' | 'user', label: string, placeholder: string) => (
    <Field label={label} error={errorAt(field)}>
      <TextInput
        mono
        value={value[field]}
        placeholder={placeholder}
        autoCapitalize="off"
        onChange={(event) => onChange({ ...value, [field]: event.target.value })}
      />
    </Field>
  );
  return (
    <fieldset className={styles.form} aria-label={t.form}>
      <div className={styles.parts}>
        <Field label={t.engine}>
          <Select value={value.engine} onChange={(engine) => onChange({ ...value, engine })} options={engines} />
        </Field>
        {text('host', t.host, t.hostExample)}
        {text('port', t.port, t.portHint)}
        {text('database', t.database, t.databaseExample)}
        {text('user', t.user, t.userExample)}
        <Field label={t.options} error={errorAt('options')}>
          <TextArea
            mono
            rows={1}
            value={value.options}
            placeholder={t.optionsExample}
            onChange={(event) => onChange({ ...value, options: event.target.value })}
          />
        </Field>
      </div>
      {problem ? null : (
        <p className={styles.url}>
          <code>{maskedUrl(databaseOf(value))}</code>
        </p>
      )}
      <p className={styles.whole}>
        {t.isPassword}
        <Button size="small" variant="ghost" onClick={() => onChange(null)}>
          {t.wholeUrl}
        </Button>
      </p>
    </fieldset>
  );
}
