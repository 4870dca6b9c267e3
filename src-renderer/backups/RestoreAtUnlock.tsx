import { Archive } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Backup } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { useNow } from '../secrets/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Rich } from '../ui/Rich.tsx';
import { checkBackup, restoreBackup } from './actions.ts';
import { KeyDialog } from './KeyDialog.tsx';
import styles from './RestoreAtUnlock.module.css';
import { RestoreDialog, type Restoring } from './RestoreDialog.tsx';
import { readBackups, useBackups } from './store.ts';
import { useBackupKey } from './use-backup-key.ts';
import { sizeWords, whenWords } from './words.ts';

const t = texts.backups.atUnlock;

/** For a vault that can't be opened any more: one of its backups takes its place. */
export function RestoreAtUnlock({
  open,
  onClose,
  onRestored,
}: {
  open: boolean;
  onClose: () => void;
  onRestored: () => void;
}) {
  const { asking, busy, withKey, stopAsking } = useBackupKey();
  const [restoring, setRestoring] = useState<Restoring | null>(null);
  const choose = (backup: Backup) =>
    withKey(backup, async (key) => {
      const checked = await checkBackup(backup.name, key);
      const restore = async (acceptDamage: boolean) => {
        await restoreBackup(backup, acceptDamage, key);
        onRestored();
      };
      setRestoring({ backup, checked, restore });
    });
  return (
    <>
      <Dialog
        open={open && asking === null && restoring === null}
        onClose={onClose}
        title={t.title}
        description={t.text}
      >
        {open ? <Choice busy={busy} onChoose={(backup) => void choose(backup)} /> : null}
      </Dialog>
      <KeyDialog asking={asking} onClose={stopAsking} />
      <RestoreDialog restoring={restoring} onClose={() => setRestoring(null)} />
    </>
  );
}

function Choice({ busy, onChoose }: { busy: string | null; onChoose: (backup: Backup) => void }) {
  const { list, failure } = useBackups();
  const now = useNow();
  useEffect(() => void readBackups(), []);
  if (failure !== null) return <p role="alert">{failure}</p>;
  if (list === null) return null;
  if (list.length === 0) return <p>{t.none}</p>;
  return (
    <ul className={styles.list} aria-label={texts.backups.newestFirst}>
      {list.map((backup) => (
        <li key={backup.name} className={styles.row}>
          <Archive size={16} strokeWidth={1.75} aria-hidden />
          <span className={styles.words}>
            <Rich text={t.vault} parts={{ vault: <b>{backup.vault}</b>, when: whenWords(backup.at, now) }} />
            <span className={styles.about}>{aboutOf(backup)}</span>
          </span>
          <Button
            size="small"
            disabled={!backup.readable}
            busy={busy === backup.name}
            aria-label={t.chooseOf(whenWords(backup.at, now))}
            onClick={() => onChoose(backup)}
          >
            {t.choose}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function aboutOf({ reason, size, readable }: Backup): string {
  return (readable ? t.about : t.unreadable)(texts.backups.reasons[reason], sizeWords(size));
}
