import { type KeyboardEvent, useState } from 'react';
import type { VaultFile } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { RestoreAtUnlock } from '../backups/RestoreAtUnlock.tsx';
import { RestoredNote } from '../backups/RestoredNote.tsx';
import { asCofferError } from '../bridge.ts';
import { ProtectionLink } from '../protection/ProtectionLink.tsx';
import { LeftOnClipboard } from '../status/LeftOnClipboard.tsx';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Progress } from '../ui/Progress.tsx';
import { moment } from '../ui/time.ts';
import { Failure } from './Failure.tsx';
import { Recover } from './Recover.tsx';
import stage from './Stage.module.css';
import { Stage } from './Stage.tsx';
import styles from './Unlock.module.css';
import { UnlockField } from './UnlockField.tsx';
import { useUnlocking } from './use-unlocking.ts';
import { cancelUnlock, chooseExistingVault, chooseNewVault } from './vault-actions.ts';
import { useVault } from './vault-store.ts';

const t = texts.unlock.locked;

export function Unlock({ file }: { file: VaultFile }) {
  const progress = useVault((state) => state.progress);
  const [bringingBack, setBringingBack] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const unlocking = useUnlocking();
  const { field, busy, wait, failure, setError, reset } = unlocking;

  const leave = (choose: () => Promise<boolean>) => {
    choose().then(
      (chosen) => {
        if (chosen) reset();
      },
      (caught: unknown) => setError(asCofferError(caught)),
    );
  };
  const openOther = () => leave(chooseExistingVault);

  if (recovering) return <Recover onBack={() => setRecovering(false)} onOther={openOther} />;
  const heardKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && busy) void cancelUnlock();
  };
  const { name, fileName, lastOpenedAt } = file;
  const about = lastOpenedAt === null ? fileName : t.lastOpened(fileName, moment(lastOpenedAt, Date.now() / 1000));

  return (
    <>
      <Stage
        shape={failure ? 'panel' : 'centred'}
        title={t.title(name)}
        text={about}
        focus={field}
        onSubmit={unlocking.submit}
      >
        <RestoredNote />
        <LeftOnClipboard />
        {failure ? (
          <Failure {...unlocking.ways} error={failure} onOther={openOther} onBackup={() => setBringingBack(true)} />
        ) : (
          <div className={styles.form}>
            <UnlockField unlocking={unlocking} onKeyDown={heardKey} />
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
          ) : failure ? null : (
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
          reset();
        }}
      />
    </>
  );
}
