import { Archive, ArchiveX, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Backup } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Page } from '../pages/Page.tsx';
import { ReadFailure } from '../pages/ReadFailure.tsx';
import { useNow } from '../secrets/use-now.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Progress } from '../ui/Progress.tsx';
import { showToast } from '../ui/toast.ts';
import { useVault } from '../unlock/vault-store.ts';
import { EarlierBackupsBanner } from '../vault-keys/EarlierBackupsBanner.tsx';
import { checkBackup, makeBackup, openBackup, restoreBackup } from './actions.ts';
import { BackupRow } from './BackupRow.tsx';
import { BackupSettings } from './BackupSettings.tsx';
import styles from './Backups.module.css';
import { KeyDialog } from './KeyDialog.tsx';
import { LookInside } from './LookInside.tsx';
import { RestoreDialog, type Restoring } from './RestoreDialog.tsx';
import { readBackups, useBackupState, useBackups } from './store.ts';
import { useBackupKey } from './use-backup-key.ts';
import { contentsWords, failureWords } from './words.ts';

const t = texts.backups.page;

/** The backups of this vault: made, checked, looked into, and put in place. */
export function Backups() {
  const [inside, setInside] = useState<Backup | null>(null);
  return inside ? (
    <LookInside backup={inside} onBack={() => setInside(null)} />
  ) : (
    <BackupList onLookInside={setInside} />
  );
}

function BackupList({ onLookInside }: { onLookInside: (backup: Backup) => void }) {
  const { list, failure } = useBackups();
  const making = useBackupState(({ state }) => state?.making ?? null);
  const readOnly = useVault((state) => (state.vault?.readOnly ?? null) !== null);
  const now = useNow();
  const { asking, busy, withKey, stopAsking } = useBackupKey();
  const [restoring, setRestoring] = useState<Restoring | null>(null);

  useEffect(() => void readBackups(), []);

  const check = (backup: Backup) =>
    withKey(backup, async (key) => {
      const checked = await checkBackup(backup.name, key);
      const { length } = checked.damaged;
      if (length > 0) showToast({ text: t.damaged(length), tone: 'bad' });
      else showToast({ text: t.whole(contentsWords(checked)), tone: 'good' });
    });
  const lookInside = (backup: Backup) =>
    withKey(backup, async (key) => {
      await openBackup(backup.name, key);
      onLookInside(backup);
    });
  const restore = (backup: Backup) =>
    withKey(backup, async (key) => {
      const checked = await checkBackup(backup.name, key);
      setRestoring({ backup, checked, restore: (acceptDamage) => restoreBackup(backup, acceptDamage, key) });
    });

  return (
    <Page
      title={t.title}
      text={t.text}
      actions={
        <Button variant="primary" icon={Plus} busy={making !== null} onClick={() => void makeBackup()}>
          {t.make}
        </Button>
      }
    >
      <Failed />
      <EarlierBackupsBanner />
      {making === null ? null : <Progress fraction={making} label={t.making} />}
      <ReadFailure title={t.unlisted} failure={failure} again={t.lookAgain} onAgain={() => void readBackups()} />
      {list && list.length > 0 ? (
        <Card padded={false}>
          <ul aria-label={texts.backups.newestFirst} className={styles.list}>
            {list.map((backup) => (
              <BackupRow
                key={backup.name}
                backup={backup}
                now={now}
                busy={busy === backup.name}
                onCheck={() => void check(backup)}
                onLookInside={() => void lookInside(backup)}
                onRestore={() => void restore(backup)}
              />
            ))}
          </ul>
        </Card>
      ) : null}
      {list?.length === 0 ? (
        <EmptyState icon={Archive} title={t.none} text={readOnly ? t.noneReadOnly : t.noneText} />
      ) : null}
      <BackupSettings title={t.settings} />
      <KeyDialog asking={asking} onClose={stopAsking} />
      <RestoreDialog restoring={restoring} onClose={() => setRestoring(null)} />
    </Page>
  );
}

/** That the last try went wrong, until one does not. */
function Failed() {
  const failed = useBackupState(({ state }) => state?.failed ?? null);
  if (failed === null) return null;
  return (
    <Banner
      tone="red"
      icon={ArchiveX}
      title={t.failed}
      actions={
        <Button size="small" onClick={() => void makeBackup()}>
          {t.tryAgain}
        </Button>
      }
    >
      {t.failedText(failureWords(failed))}
    </Banner>
  );
}
