import { LockKeyhole } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { VaultFile } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { RestoreAtUnlock } from '../backups/RestoreAtUnlock.tsx';
import { RestoredNote } from '../backups/RestoredNote.tsx';
import { asCofferError, type CofferError } from '../bridge.ts';
import { ProtectionLink } from '../protection/ProtectionLink.tsx';
import { LeftOnClipboard } from '../status/LeftOnClipboard.tsx';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { Progress } from '../ui/Progress.tsx';
import { moment } from '../ui/time.ts';
import { Failure } from './Failure.tsx';
import { keepsPassword } from './failures.ts';
import { Recover } from './Recover.tsx';
import stage from './Stage.module.css';
import { Stage } from './Stage.tsx';
import styles from './Unlock.module.css';
import { useWait } from './use-wait.ts';
import { cancelUnlock, chooseExistingVault, chooseNewVault, unlockVault } from './vault-actions.ts';
import { useVault } from './vault-store.ts';

const t = texts.unlock.locked;

export function Unlock({ file }: { file: VaultFile }) {
  const progress = useVault((state) => state.progress);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<CofferError | null>(null);
  const [busy, setBusy] = useState(false);
  const [reading, setReading] = useState(false);
  const [bringingBack, setBringingBack] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wait = useWait(error);
  // A wait ends by itself: it is said at the field, where typing may go on.
  const wrong = error?.code === 'WRONG_PASSWORD' || error?.code === 'TOO_MANY_ATTEMPTS';
  const failed = error !== null && !wrong;

  // Back from a panel, or after a wrong password: the hands are on the keyboard.
  useEffect(() => {
    if (failed || busy) return;
    field.current?.focus();
    if (wrong) field.current?.select();
  }, [failed, wrong, busy]);

  const unlock = async (acceptOlderCopy: boolean, forReading = false) => {
    if (busy || wait > 0) return;
    if (password === '') return field.current?.focus();
    setBusy(true);
    setError(null);
    announce(t.checkingSaid);
    try {
      setReading(forReading);
      await unlockVault(password, acceptOlderCopy, forReading);
      // It stays busy for the moment until the window is drawn.
      setPassword('');
    } catch (caught) {
      const refused = asCofferError(caught);
      if (!keepsPassword(refused.code)) setPassword('');
      setError(refused.code === 'CANCELLED' ? null : refused);
      setBusy(false);
    }
  };

  const leave = (choose: () => Promise<boolean>) => {
    choose().then(
      (chosen) => {
        if (!chosen) return;
        setPassword('');
        setError(null);
      },
      (caught: unknown) => setError(asCofferError(caught)),
    );
  };
  const openOther = () => leave(chooseExistingVault);

  const back = () => {
    setPassword('');
    setError(null);
  };

  if (recovering) return <Recover onBack={() => setRecovering(false)} onOther={openOther} />;
  const heardKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && busy) void cancelUnlock();
  };
  const { name, fileName, lastOpenedAt } = file;
  const about = lastOpenedAt === null ? fileName : t.lastOpened(fileName, moment(lastOpenedAt, Date.now() / 1000));

  return (
    <>
      <Stage
        shape={failed ? 'panel' : 'centred'}
        title={t.title(name)}
        text={about}
        focus={field}
        onSubmit={() => void unlock(false)}
      >
        <RestoredNote />
        <LeftOnClipboard />
        {failed ? (
          <Failure
            error={error}
            onRetry={password === '' ? back : () => void unlock(false)}
            onAccept={() => void unlock(true, reading)}
            onRead={() => void unlock(false, true)}
            onOther={openOther}
            onBackup={() => setBringingBack(true)}
            onBack={back}
          />
        ) : (
          <div className={styles.form}>
            <div className={classes(wrong && styles.shake)}>
              <Field label={t.password} className={styles.field} error={wrong ? error.message : undefined}>
                <PasswordInput
                  ref={field}
                  size="large"
                  leadingIcon={LockKeyhole}
                  placeholder={t.password}
                  autoComplete="current-password"
                  value={password}
                  readOnly={busy}
                  onKeyDown={heardKey}
                  onChange={(text) => {
                    setPassword(text);
                    if (wait === 0) setError(null);
                  }}
                />
              </Field>
            </div>
            <Button
              variant="primary"
              size="large"
              type="submit"
              busy={busy}
              disabled={wait > 0}
              className={styles.unlock}
            >
              {busy ? t.busy : wait > 0 ? texts.unlock.tryAgainIn(wait) : t.action}
            </Button>
          </div>
        )}
        <div className={classes(styles.links, busy && styles.progress)}>
          {busy ? (
            <>
              <Progress fraction={progress} label={t.checking} />
              <button type="button" className={stage.link} onClick={() => void cancelUnlock()}>
                {texts.unlock.cancel}
              </button>
            </>
          ) : failed ? null : (
            <>
              <button type="button" className={stage.link} onClick={() => setRecovering(true)}>
                {t.useCode}
              </button>
              <button type="button" className={stage.link} onClick={() => leave(chooseNewVault)}>
                {t.makeNew}
              </button>
              <button type="button" className={stage.link} onClick={openOther}>
                {texts.unlock.openOther}
              </button>
              <ProtectionLink className={classes(stage.link, styles.protection)} />
            </>
          )}
        </div>
      </Stage>
      <RestoreAtUnlock
        open={bringingBack}
        onClose={() => setBringingBack(false)}
        onRestored={() => {
          setBringingBack(false);
          back();
        }}
      />
    </>
  );
}
