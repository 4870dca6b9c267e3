import { Field } from '../../ui/Field.tsx';
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { Draft } from '../draft.ts';
import type { FieldProblems } from './draft-problems.ts';
import styles from './RotationForm.module.css';

const kinds: { value: Draft['rotation']['kind']; label: string }[] = [
  { value: 'inherit', label: 'As its environments say' },
  { value: 'days', label: 'Every so many days…' },
  { value: 'never', label: 'Never' },
];

type RotationFormProps = {
  draft: Pick<Draft, 'rotation' | 'leadDays'>;
  onChange: (fields: Partial<Draft>) => void;
  problems: FieldProblems;
  /** Days before which the settings remind. */
  generalLead: number;
};

/** How often the value is to be replaced, and how long before that and before expiry to be reminded. */
export function RotationForm({ draft, onChange, problems, generalLead }: RotationFormProps) {
  const { rotation, leadDays } = draft;
  return (
    <div className={styles.form}>
      <Field label="Replace the value" error={problems.rotation} htmlFor="rotation-days">
        <div className={styles.row}>
          <SegmentedChoice
            label="Replace the value"
            options={kinds}
            value={rotation.kind}
            onChange={(kind) => onChange({ rotation: { kind, days: kind === 'days' ? rotation.days || '90' : '' } })}
          />
          {rotation.kind === 'days' ? (
            <TextInput
              id="rotation-days"
              size="medium"
              inputMode="numeric"
              className={styles.days}
              aria-label="Days between two values"
              value={rotation.days}
              onChange={(event) => onChange({ rotation: { kind: 'days', days: event.target.value } })}
              trailing={<span className={styles.unit}>days</span>}
            />
          ) : null}
        </div>
      </Field>
      <Field label="Remind before it is due" error={problems.leadDays} className={styles.lead}>
        <TextInput
          inputMode="numeric"
          value={leadDays}
          placeholder={`${generalLead}, as in settings`}
          onChange={(event) => onChange({ leadDays: event.target.value })}
          trailing={<span className={styles.unit}>days</span>}
        />
      </Field>
    </div>
  );
}
