import { ArchiveRestore } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { Banner } from '../ui/Banner.tsx';
import { Rich } from '../ui/Rich.tsx';
import styles from './RestoredNote.module.css';
import { useBackupState } from './store.ts';

const t = texts.backups.atUnlock;

/** On the unlock screen: which backup was just put in the vault's place, and where the vault as it was is kept. */
export function RestoredNote() {
  const restored = useBackupState(({ state }) => state?.restored ?? null);
  if (!restored) return null;
  return (
    <div className={styles.note}>
      <Banner tone="green" icon={ArchiveRestore} role="status" title={t.restored}>
        {t.restoredText}
        {restored.kept === null ? null : (
          <>
            {' '}
            <Rich text={t.restoredKept} parts={{ file: <code>{restored.kept}</code> }} />
          </>
        )}
      </Banner>
    </div>
  );
}
