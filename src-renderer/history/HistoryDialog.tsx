import { useState } from 'react';
import type { SecretDetail, Version } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useVault } from '../unlock/vault-store.ts';
import styles from './HistoryDialog.module.css';
import { PurgeDialog } from './PurgeDialog.tsx';
import { VersionItem } from './VersionItem.tsx';

const t = texts.history.dialog;

type HistoryDialogProps = {
  open: boolean;
  onClose: () => void;
  secret: SecretDetail;
  versions: readonly Version[];
  now: number;
};

/** All versions of a secret: to look at, to compare without showing them, to restore and to remove. */
export function HistoryDialog({ open, onClose, secret, versions, now }: HistoryDialogProps) {
  const [expanded, setExpanded] = useState<number | null>(null);
  const [purging, setPurging] = useState(false);
  const readOnly = useVault((state) => (state.vault?.readOnly ?? null) !== null);
  const canChange = !readOnly && secret.trashedAt === null;
  return (
    <>
      <Dialog
        open={open && !purging}
        onClose={onClose}
        size="wide"
        title={t.title(secret.name)}
        description={t.about(versions.length)}
        footer={
          <>
            {canChange && versions.length > 1 ? (
              <Button size="dialog" variant="ghost" className={styles.purge} onClick={() => setPurging(true)}>
                {t.remove}
              </Button>
            ) : null}
            <Button size="dialog" onClick={onClose}>
              {texts.history.close}
            </Button>
          </>
        }
      >
        <ol className={styles.list}>
          {versions.map((version) => (
            <VersionItem
              key={version.number}
              secret={secret}
              version={version}
              versions={versions}
              now={now}
              canRestore={canChange && !version.current}
              expanded={expanded === version.number}
              onRestored={onClose}
              onToggle={() => setExpanded(expanded === version.number ? null : version.number)}
            />
          ))}
        </ol>
      </Dialog>
      <PurgeDialog
        open={open && purging}
        onClose={() => setPurging(false)}
        onDone={() => {
          setPurging(false);
          onClose();
        }}
        secret={secret}
        versions={versions}
        now={now}
      />
    </>
  );
}
