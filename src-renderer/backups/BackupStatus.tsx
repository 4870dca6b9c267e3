import { Archive, ArchiveX } from 'lucide-react';
import { openPage } from '../pages/actions.ts';
import { useNow } from '../secrets/use-now.ts';
import styles from '../status/StatusBar.module.css';
import { Spinner } from '../ui/Spinner.tsx';
import { useBackupState, useBackups } from './store.ts';
import { statusWords } from './words.ts';

/** How backups stand, in the status bar; leads to their page. */
export function BackupStatus() {
  const state = useBackupState((store) => store.state);
  const listed = useBackups(({ list }) => list !== null);
  const now = useNow();
  const words = state && statusWords(state, listed, now);
  if (!words) return null;
  const Icon = words.tone === 'red' ? ArchiveX : Archive;
  return (
    <button type="button" className={styles.entry} data-tone={words.tone} onClick={() => void openPage('backups')}>
      {words.making ? <Spinner /> : <Icon size={16} strokeWidth={1.75} aria-hidden />}
      {words.text}
    </button>
  );
}
