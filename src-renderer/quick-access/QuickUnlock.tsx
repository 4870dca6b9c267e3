import { KeySquare, LockKeyhole } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { VaultFile } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, type CofferError } from '../bridge.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Rich } from '../ui/Rich.tsx';
import { Failure } from '../unlock/Failure.tsx';
import { keepsPassword } from '../unlock/failures.ts';
import unlockStyles from '../unlock/Unlock.module.css';
import { unlockVault } from '../unlock/vault-actions.ts';
import { useVault } from '../unlock/vault-store.ts';
import styles from './QuickAccess.module.css';
import { openMain } from './shown.ts';

const t = texts.quickAccess;

/** The master password, with the same progress and the same failures as in the main window. */
export function QuickUnlock({ file }: { file: VaultFile }) {
  const progress = useVault((state) => state.progress);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<CofferError | null>(null);
  const [busy, setBusy] = useState(false);
  const [reading, setReading] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wrong = error?.code === 'WRONG_PASSWORD';
  const failed = error !== null && !wrong;

  useEffect(() => {
    if (failed || busy) return;
    field.current?.focus();
    if (wrong) field.current?.select();
  }, [failed, wrong, busy]);

  const unlock = async (acceptOlderCopy: boolean, forReading = false) => {
    if (busy) return;
    if (password === '') return field.current?.focus();
    setBusy(true);
    setError(null);
    announce(t.unlock.saidChecking);
    try {
      setReading(forReading);
      await unlockVault(password, acceptOlderCopy, forReading);
      setPassword('');
    } catch (caught) {
      const refused = asCofferError(caught);
      if (!keepsPassword(refused.code)) setPassword('');
      setError(refused.code === 'CANCELLED' ? null : refused);
    } finally {
      setBusy(false);
    }
  };
  const back = () => {
    setPassword('');
    setError(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void unlock(false);
  };

  return (
    <form className={styles.unlock} onSubmit={submit} noValidate>
      <header>
        <span className={styles.sign} aria-hidden>
          <KeySquare size={22} strokeWidth={1.75} />
        </span>
        <h1>{t.unlock.title(file.name)}</h1>
        <p>{file.fileName}</p>
      </header>
      {failed ? (
        <Failure
          error={error}
          onRetry={password === '' ? back : () => void unlock(false)}
          onAccept={() => void unlock(true, reading)}
          onRead={() => void unlock(false, true)}
          onBack={back}
        />
      ) : (
        <>
          <div className={classes(wrong && unlockStyles.shake)}>
            <Field label={t.unlock.password} className={unlockStyles.field} error={wrong ? error.message : undefined}>
              <PasswordInput
                ref={field}
                size="large"
                leadingIcon={LockKeyhole}
                placeholder={t.unlock.password}
                autoComplete="current-password"
                value={password}
                readOnly={busy}
                onChange={(text) => {
                  setPassword(text);
                  setError(null);
                }}
              />
            </Field>
          </div>
          {busy ? <Progress fraction={progress} label={t.unlock.checking} /> : null}
        </>
      )}
      <footer className={styles.foot}>
        <span>
          <Rich text={t.keys.unlock} parts={{ key: <Kbd>Enter</Kbd> }} />
        </span>
        <span>
          <Rich text={t.keys.close} parts={{ key: <Kbd>Esc</Kbd> }} />
        </span>
        <Button size="small" variant="ghost" className={styles.main} onClick={() => openMain(null)}>
          {t.openMain}
        </Button>
      </footer>
    </form>
  );
}
