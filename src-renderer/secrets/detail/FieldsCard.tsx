import { Copy, Eye, EyeOff } from 'lucide-react';
import type { SecretDetail } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useHold } from '../../ui/use-hold.ts';
import { RevealedValue } from '../RevealedValue.tsx';
import { CopyText } from './CopyText.tsx';
import { copyValue } from './copying.ts';
import styles from './FieldsCard.module.css';
import { Section } from './Section.tsx';
import { useReveal } from './use-reveal.ts';

const t = texts.secretDetail.fields;

/** The fields of a person's own; a protected one is shown like a value. */
export function FieldsCard({ secret }: { secret: SecretDetail }) {
  return (
    <Section title={t.title}>
      <dl className={styles.fields}>
        {secret.fields.map(({ name, value }) => (
          <div key={name} className={styles.field}>
            <dt>{name}</dt>
            <dd>
              {value === null ? (
                <Protected secret={secret} name={name} />
              ) : value === '' ? (
                <span className={styles.empty}>{t.empty}</span>
              ) : (
                <CopyText what={t.theField(name)} text={value} mono />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Protected({ secret, name }: { secret: SecretDetail; name: string }) {
  const { value, left, hide, toggle } = useReveal(secret, name);
  const hold = useHold({ shown: value !== null, toggle, hide });
  return (
    <div className={styles.protected}>
      {value ? (
        <RevealedValue value={value} name={name} />
      ) : (
        <span className={styles.dots}>
          <span className="visually-hidden">{t.hidden}</span>
          <span aria-hidden>{'•'.repeat(12)}</span>
        </span>
      )}
      {value ? <span className={styles.left}>{texts.secretDetail.value.hidesIn(left)}</span> : null}
      <span className={styles.acts}>
        <IconButton
          icon={value ? EyeOff : Eye}
          size="small"
          label={value ? t.hide(name) : t.reveal(name)}
          hint={texts.secretDetail.value.holdHint}
          {...hold.button}
        />
        <IconButton
          icon={Copy}
          size="small"
          label={t.copy(name)}
          onClick={() => void copyValue(secret, { field: name })}
        />
      </span>
    </div>
  );
}
