import { Check, Dices } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import type { Strength } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import styles from './NewPassword.module.css';
import { StrengthMeter } from './StrengthMeter.tsx';
import { suggestPassphrase } from './vault-actions.ts';

const t = texts.unlock.password;

export type NewPasswordProps = {
  password: string;
  again: string;
  onPassword: (password: string) => void;
  onAgain: (again: string) => void;
  strength: Strength | null;
  /** What is wrong with the password, or with its repetition. */
  error?: string | undefined;
  againError?: string | undefined;
  label?: string;
  firstRef?: RefObject<HTMLInputElement | null>;
  size?: 'dialog' | 'large';
  /** At the right of "Suggest four words". */
  beside?: ReactNode;
  readOnly?: boolean;
};

/** A new master password, typed twice, with its strength. All of it is the caller's local state. */
export function NewPassword({
  password,
  again,
  onPassword,
  onAgain,
  strength,
  error,
  againError,
  label = t.label,
  firstRef,
  size = 'large',
  beside,
  readOnly = false,
}: NewPasswordProps) {
  const [shown, setShown] = useState(false);
  const suggest = async () => {
    const words = await suggestPassphrase().catch(() => null);
    if (words === null) return;
    // Shown, so that it can be read and learned; typed once more by hand.
    onPassword(words);
    onAgain('');
    setShown(true);
  };
  return (
    <div className={styles.fields}>
      <Field label={label} error={error} hint={<StrengthMeter strength={password === '' ? null : strength} />}>
        <PasswordInput
          ref={firstRef}
          size={size}
          autoComplete="new-password"
          value={password}
          onChange={onPassword}
          readOnly={readOnly}
          revealed={shown}
          onRevealedChange={setShown}
        />
      </Field>
      <Field label={t.again} error={againError}>
        <PasswordInput
          size={size}
          autoComplete="new-password"
          eye={t.eyeOfAgain}
          value={again}
          onChange={onAgain}
          readOnly={readOnly}
          trailing={
            again !== '' && again === password ? (
              <span className={styles.same}>
                <Check size={16} strokeWidth={2} aria-hidden />
                <span className="visually-hidden">{t.same}</span>
              </span>
            ) : null
          }
        />
      </Field>
      <div className={styles.row}>
        <Button size="small" icon={Dices} onClick={() => void suggest()} disabled={readOnly}>
          {t.suggest}
        </Button>
        {beside}
      </div>
    </div>
  );
}
