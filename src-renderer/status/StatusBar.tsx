import { Eye, ShieldAlert, ShieldCheck } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
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

const t = texts.status;

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
        {t.integrity.checking}
      </span>
    );
  }
  if (integrity.state === 'intact') {
    return (
      <span className={styles.entry} data-tone="green" title={t.integrity.intactReason}>
        <ShieldCheck size={16} strokeWidth={1.75} aria-hidden />
        {t.integrity.intact}
      </span>
    );
  }
  const count = integrity.damaged.length;
  return (
    <button type="button" className={styles.entry} data-tone="red" onClick={() => showDamaged(true)}>
      <ShieldAlert size={16} strokeWidth={1.75} aria-hidden />
      {count === 0 ? t.integrity.damaged : t.integrity.damagedRecords(count)}
    </button>
  );
}

function ReadOnlyStatus() {
  const readOnly = useVault((state) => state.vault?.readOnly ?? null);
  if (readOnly === null) return null;
  return (
    <span className={styles.entry} data-tone="amber" title={t.readOnly[readOnly]}>
      <Eye size={16} strokeWidth={1.75} aria-hidden />
      {t.readOnly.name}
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
