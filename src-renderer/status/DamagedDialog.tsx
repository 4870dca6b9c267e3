import { FileWarning, Wrench } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useVault } from '../unlock/vault-store.ts';
import { openKeyDialog } from '../vault-keys/store.ts';
import styles from './DamagedDialog.module.css';
import { damagedWords } from './damaged-words.ts';
import { showDamaged, useIntegrity } from './integrity-store.ts';

/** The records that can't be trusted, by name where it is known. */
export function DamagedDialog() {
  const shown = useIntegrity((state) => state.listShown);
  const damaged = useIntegrity((state) => state.integrity?.damaged ?? null);
  const canRepair = useVault((state) => state.vault?.readOnly !== 'file');
  const repair = () => {
    showDamaged(false);
    openKeyDialog('repair');
  };
  return (
    <Dialog
      open={shown && damaged !== null}
      onClose={() => showDamaged(false)}
      title="What is damaged"
      description="These records are not what was written, so they are not shown. The others are not touched. A backup may still have them whole; a repair puts the vault in order without them."
      footer={
        <>
          {canRepair ? (
            <Button size="dialog" icon={Wrench} onClick={repair}>
              Repair…
            </Button>
          ) : null}
          <Button size="dialog" variant="primary" onClick={() => showDamaged(false)}>
            Close
          </Button>
        </>
      }
    >
      <ul className={styles.list}>
        {damaged?.map((record, index) => (
          <li key={`${record.table}-${record.id ?? index}`}>
            <FileWarning size={16} strokeWidth={1.75} aria-hidden />
            <span className={record.name === null ? styles.unnamed : styles.name}>{damagedWords(record)}</span>
            {record.id === null ? null : <span className={styles.id}>{record.id.slice(0, 8)}</span>}
          </li>
        ))}
        {damaged?.length === 0 ? <li>The list of records itself is damaged.</li> : null}
      </ul>
    </Dialog>
  );
}
