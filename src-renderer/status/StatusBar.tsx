import { Eye, ShieldAlert, ShieldCheck } from 'lucide-react';
import { BackupStatus } from '../backups/BackupStatus.tsx';
import { useSettings } from '../settings/store.ts';
import { openDialog } from '../ui/dialogs.ts';
import { Spinner } from '../ui/Spinner.tsx';
import { useVault } from '../unlock/vault-store.ts';
import { ClipboardStatus } from './ClipboardStatus.tsx';
import { useClipboard } from './clipboard-store.ts';
import { showDamaged, useIntegrity } from './integrity-store.ts';
import { lockWords } from './lock-words.ts';
import styles from './StatusBar.module.css';

/**
 * The truth about clipboard, integrity and lock, in words. While locked: only what still is on the clipboard; what an
 * earlier run left there stands on the unlock screen.
 */
export function StatusBar({ open }: { open: boolean }) {
  const saidElsewhere = useClipboard(({ clipboard }) => clipboard.kind === 'empty' || clipboard.kind === 'left');
  if (!open && saidElsewhere) return null;
  return (
    <footer className={styles.bar}>
      <div className={styles.left}>
        <ClipboardStatus />
      </div>
      {open ? (
        <div className={styles.right}>
          <IntegrityStatus />
          <BackupStatus />
          <ReadOnlyStatus />
          <LockStatus />
        </div>
      ) : null}
    </footer>
  );
}

function IntegrityStatus() {
  const integrity = useIntegrity((state) => state.integrity);
  if (!integrity) return null;
  if (integrity.state === 'checking') {
    return (
      <span className={styles.entry}>
        <Spinner />
        Checking…
      </span>
    );
  }
  if (integrity.state === 'intact') {
    return (
      <span className={styles.entry} data-tone="green" title="Every record was checked and is as it was written">
        <ShieldCheck size={16} strokeWidth={1.75} aria-hidden />
        Intact
      </span>
    );
  }
  const count = integrity.damaged.length;
  return (
    <button type="button" className={styles.entry} data-tone="red" onClick={() => showDamaged(true)}>
      <ShieldAlert size={16} strokeWidth={1.75} aria-hidden />
      {count === 0 ? 'Damaged' : `Damaged: ${count} ${count === 1 ? 'record' : 'records'}`}
    </button>
  );
}

function ReadOnlyStatus() {
  const readOnly = useVault((state) => state.vault?.readOnly ?? null);
  if (readOnly === null) return null;
  return (
    <span
      className={styles.entry}
      data-tone="amber"
      title={readOnly === 'file' ? 'The file or its folder is write-protected' : 'Part of the vault is damaged'}
    >
      <Eye size={16} strokeWidth={1.75} aria-hidden />
      Read only
    </span>
  );
}

function LockStatus() {
  const minutes = useSettings((state) => state.settings?.lockAfterMinutes ?? null);
  if (minutes === null) return null;
  return (
    <button type="button" className={`${styles.entry} ${styles.lock}`} onClick={() => openDialog('settings')}>
      {lockWords(minutes)}
    </button>
  );
}
