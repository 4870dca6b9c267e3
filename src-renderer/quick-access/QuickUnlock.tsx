import { KeySquare } from 'lucide-react';
import type { FormEvent } from 'react';
import type { VaultFile } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Rich } from '../ui/Rich.tsx';
import { Failure } from '../unlock/Failure.tsx';
import { UnlockField } from '../unlock/UnlockField.tsx';
import { useUnlocking } from '../unlock/use-unlocking.ts';
import { useVault } from '../unlock/vault-store.ts';
import styles from './QuickAccess.module.css';
import { openMain } from './shown.ts';

const t = texts.quickAccess;

/** The master password, with the same progress and the same failures as in the main window. */
export function QuickUnlock({ file }: { file: VaultFile }) {
  const progress = useVault((state) => state.progress);
  const unlocking = useUnlocking();
  const { busy, wait, failure } = unlocking;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    unlocking.submit();
  };

  return (
    <form className={styles.unlock} onSubmit={submit} noValidate>
      <header>
        <span className={styles.sign} aria-hidden>
          <KeySquare size={22} strokeWidth={1.75} />
        </span>
        <h1>{texts.unlock.locked.title(file.name)}</h1>
        <p>{file.fileName}</p>
      </header>
      {failure ? (
        <Failure {...unlocking.ways} error={failure} />
      ) : (
        <>
          <UnlockField unlocking={unlocking} />
          {busy ? <Progress fraction={progress} label={texts.unlock.locked.checking} /> : null}
          {wait > 0 ? <p className={styles.wait}>{texts.unlock.tryAgainIn(wait)}</p> : null}
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
