import { useState } from 'react';
import type { RepairKey } from '../../src-preload/contract.ts';
import type { CofferError } from '../bridge.ts';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { NewPassword } from '../unlock/NewPassword.tsx';
import { isAboutNewPassword } from '../unlock/new-password.ts';
import { useStrength } from '../unlock/use-strength.ts';
import styles from './VaultKeys.module.css';

type RepairKeyFieldsProps = {
  error: CofferError | null;
  /** The person went on without it. */
  missing: boolean;
  readOnly: boolean;
  /** `null` while it is not whole. */
  onChange: (key: RepairKey | null) => void;
};

const kinds = [
  { value: 'password', label: 'Master password' },
  { value: 'code', label: 'Recovery code' },
] as const;

/** What the vault opens with is damaged: the password or the code shows whose it is, and both are made anew. */
export function RepairKeyFields({ error, missing, readOnly, onChange }: RepairKeyFieldsProps) {
  const [kind, setKind] = useState<'password' | 'code'>('password');
  const [typed, setTyped] = useState({ password: '', code: '', next: '', again: '' });
  const strength = useStrength(typed.next);

  const hear = (changes: Partial<typeof typed>, of = kind) => {
    const now = { ...typed, ...changes };
    setTyped(now);
    if (of === 'password') onChange(now.password === '' ? null : { password: now.password });
    else {
      const whole = now.code.trim() !== '' && now.next !== '' && now.next === now.again;
      onChange(whole ? { recoveryCode: now.code, newPassword: now.next } : null);
    }
  };
  const wrongCode = error?.code === 'WRONG_RECOVERY_CODE' || error?.code === 'MISTYPED_RECOVERY_CODE';
  return (
    <fieldset className={styles.keys}>
      <legend>
        What this vault opens with is damaged and is made anew. Show that it is yours; you get a new recovery code.
      </legend>
      <SegmentedChoice
        label="What you have"
        value={kind}
        options={kinds}
        disabled={readOnly}
        onChange={(next) => {
          setKind(next);
          hear({ password: '', code: '', next: '', again: '' }, next);
        }}
      />
      {kind === 'password' ? (
        <Field
          label="Master password"
          error={missing ? 'Type the master password.' : error?.code === 'WRONG_PASSWORD' ? error.message : undefined}
        >
          <PasswordInput
            autoComplete="current-password"
            value={typed.password}
            readOnly={readOnly}
            onChange={(password) => hear({ password })}
          />
        </Field>
      ) : (
        <>
          <Field label="Recovery code" error={wrongCode ? error.message : undefined}>
            <TextInput
              mono
              maxLength={200}
              autoCapitalize="characters"
              value={typed.code}
              readOnly={readOnly}
              onChange={(event) => hear({ code: event.target.value })}
            />
          </Field>
          <NewPassword
            label="New master password"
            size="dialog"
            password={typed.next}
            again={typed.again}
            onPassword={(next) => hear({ next })}
            onAgain={(again) => hear({ again })}
            strength={strength}
            error={error && isAboutNewPassword(error.code) ? error.message : undefined}
            againError={missing ? 'Fill in the code, and the new password twice alike.' : undefined}
            readOnly={readOnly}
          />
        </>
      )}
    </fieldset>
  );
}
