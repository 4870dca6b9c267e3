import { useState } from 'react';
import type { RepairKey } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import type { CofferError } from '../bridge.ts';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { NewPassword } from '../unlock/NewPassword.tsx';
import { isAboutNewPassword } from '../unlock/new-password.ts';
import { useStrength } from '../unlock/use-strength.ts';
import styles from './VaultKeys.module.css';

const t = texts.vaultKeys.repair.keys;

type RepairKeyFieldsProps = {
  error: CofferError | null;
  /** The person went on without it. */
  missing: boolean;
  readOnly: boolean;
  /** `null` while it is not whole. */
  onChange: (key: RepairKey | null) => void;
};

const kinds = [
  { value: 'password', label: texts.vaultKeys.password },
  { value: 'code', label: texts.vaultKeys.recoveryCode },
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
      <legend>{t.text}</legend>
      <SegmentedChoice
        label={t.kind}
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
          label={texts.vaultKeys.password}
          error={
            missing ? texts.vaultKeys.passwordMissing : error?.code === 'WRONG_PASSWORD' ? error.message : undefined
          }
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
          <Field label={texts.vaultKeys.recoveryCode} error={wrongCode ? error.message : undefined}>
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
            label={t.newPassword}
            size="dialog"
            password={typed.next}
            again={typed.again}
            onPassword={(next) => hear({ next })}
            onAgain={(again) => hear({ again })}
            strength={strength}
            error={error && isAboutNewPassword(error.code) ? error.message : undefined}
            againError={missing ? t.missing : undefined}
            readOnly={readOnly}
          />
        </>
      )}
    </fieldset>
  );
}
