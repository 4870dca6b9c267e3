import { LockKeyhole } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { classes } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import styles from './Unlock.module.css';
import type { Unlocking } from './use-unlocking.ts';

const t = texts.unlock.locked;

type UnlockFieldProps = { unlocking: Unlocking; onKeyDown?: (event: KeyboardEvent) => void };

/** Where the master password is typed; it shakes its head at a wrong one. */
export function UnlockField({ unlocking, onKeyDown }: UnlockFieldProps) {
  const { password, field, busy, wrong, type } = unlocking;
  return (
    <div className={classes(wrong !== undefined && styles.shake)}>
      <Field label={t.password} className={styles.field} error={wrong}>
        <PasswordInput
          ref={field}
          size="large"
          leadingIcon={LockKeyhole}
          placeholder={t.password}
          autoComplete="current-password"
          value={password}
          readOnly={busy}
          onKeyDown={onKeyDown}
          onChange={type}
        />
      </Field>
    </div>
  );
}
