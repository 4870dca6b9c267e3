import { texts } from '../../../src-texts/texts.ts';
import { Field } from '../../ui/Field.tsx';
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { Draft } from '../draft.ts';
import type { FieldProblems } from './draft-problems.ts';
import styles from './RotationForm.module.css';

const t = texts.secretEditor.rotation;

const kinds: { value: Draft['rotation']['kind']; label: string }[] = [
  { value: 'inherit', label: t.kinds.inherit },
  { value: 'days', label: t.kinds.days },
  { value: 'never', label: t.kinds.never },
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
      <Field label={t.label} error={problems.rotation} htmlFor="rotation-days">
        <div className={styles.row}>
          <SegmentedChoice
            label={t.label}
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
              aria-label={t.days}
              value={rotation.days}
              onChange={(event) => onChange({ rotation: { kind: 'days', days: event.target.value } })}
              trailing={<span className={styles.unit}>{t.unit}</span>}
            />
          ) : null}
        </div>
      </Field>
      <Field label={t.lead} error={problems.leadDays} className={styles.lead}>
        <TextInput
          inputMode="numeric"
          value={leadDays}
          placeholder={t.leadAsSet(generalLead)}
          onChange={(event) => onChange({ leadDays: event.target.value })}
          trailing={<span className={styles.unit}>{t.unit}</span>}
        />
      </Field>
    </div>
  );
}
