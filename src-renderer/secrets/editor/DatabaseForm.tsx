import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './DatabaseForm.module.css';
import {
  type DatabaseDraft,
  databaseOf,
  databaseProblem,
  emptyDatabase,
  engineNames,
  maskedUrl,
} from './database-draft.ts';

const engines = (Object.keys(engineNames) as DatabaseDraft['engine'][]).map((engine) => ({
  value: engine,
  label: engineNames[engine],
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
        The value is the whole connection URL.
        <Button size="small" onClick={() => onChange(emptyDatabase)}>
          Enter host and user apart
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
    <fieldset className={styles.form} aria-label="Database">
      <div className={styles.three}>
        <Field label="Engine">
          <Select value={value.engine} onChange={(engine) => onChange({ ...value, engine })} options={engines} />
        </Field>
        {text('host', 'Host', 'db.internal')}
        {text('port', 'Port', 'as usual')}
      </div>
      <div className={styles.three}>
        {text('database', 'Database', 'shop')}
        {text('user', 'Database user', 'shop_app')}
        <Field label="Options, one a line" error={errorAt('options')}>
          <TextArea
            mono
            rows={1}
            value={value.options}
            placeholder="sslmode=require"
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
        The value is the password alone.
        <Button size="small" variant="ghost" onClick={() => onChange(null)}>
          It is the whole URL
        </Button>
      </p>
    </fieldset>
  );
}
