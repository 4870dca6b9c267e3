import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import type { useKeyWork } from './use-key-work.ts';

const t = texts.vaultKeys;

/** The password that is typed there, and the field that shows it. */
export function useMasterPassword() {
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const onChange = (text: string) => {
    setPassword(text);
    setMissing(false);
  };
  /** Whether one is there; the field says so where none is. */
  const isTyped = () => {
    setMissing(password === '');
    return password !== '';
  };
  return { password, isTyped, clear: () => setPassword(''), field: { value: password, missing, onChange } };
}

type MasterPasswordProps = {
  work: ReturnType<typeof useKeyWork>;
  value: string;
  /** It was asked for and is not there. */
  missing: boolean;
  onChange: (password: string) => void;
};

/** The present master password, without which nothing is done to the vault's keys. */
export function MasterPassword({ work, value, missing, onChange }: MasterPasswordProps) {
  const wrong = work.error?.code === 'WRONG_PASSWORD' ? work.error.message : undefined;
  return (
    <Field label={t.password} error={missing ? t.passwordMissing : wrong}>
      <PasswordInput
        autoFocus
        autoComplete="current-password"
        value={value}
        readOnly={work.busy}
        onChange={(password) => {
          onChange(password);
          work.forget();
        }}
      />
    </Field>
  );
}
