import { KeySquare } from 'lucide-react';
import { useEffect } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { useVault } from '../unlock/vault-store.ts';
import styles from './QuickAccess.module.css';
import { QuickSearch } from './QuickSearch.tsx';
import { QuickUnlock } from './QuickUnlock.tsx';
import { close, openMain, useShown } from './shown.ts';

const t = texts.quickAccess;

/** The window over everything else: a search where the vault is open, the password's field where it is not. */
export function QuickAccess() {
  const shown = useShown((state) => state.shown);
  const vault = useVault((state) => state.vault);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (!shown || !vault) return null;
  const { phase, file } = vault;
  return (
    <main className={styles.window} aria-label={t.title}>
      {phase === 'unlocked' ? (
        <QuickSearch vaultName={file?.name ?? ''} />
      ) : (phase === 'locked' || phase === 'unlocking') && file ? (
        <QuickUnlock file={file} />
      ) : (
        <NoVault />
      )}
      <LiveRegion />
    </main>
  );
}

function NoVault() {
  return (
    <div className={styles.none}>
      <KeySquare size={24} strokeWidth={1.75} aria-hidden />
      <h1>{t.noVault.title}</h1>
      <p>{t.noVault.text}</p>
      <Button variant="primary" size="dialog" autoFocus onClick={() => openMain(null)}>
        {t.openMain}
      </Button>
    </div>
  );
}
