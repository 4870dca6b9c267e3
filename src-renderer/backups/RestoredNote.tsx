import { ArchiveRestore } from 'lucide-react';
import { Banner } from '../ui/Banner.tsx';
import styles from './RestoredNote.module.css';
import { useBackupState } from './store.ts';

/** On the unlock screen: which backup was just put in the vault's place, and where the vault as it was is kept. */
export function RestoredNote() {
  const restored = useBackupState(({ state }) => state?.restored ?? null);
  if (!restored) return null;
  return (
    <div className={styles.note}>
      <Banner tone="green" icon={ArchiveRestore} role="status" title="The backup is in place.">
        Unlock it with the password that it had then.
        {restored.kept === null ? null : (
          <>
            {' '}
            The vault as it was is kept beside it as <code>{restored.kept}</code>.
          </>
        )}
      </Banner>
    </div>
  );
}
