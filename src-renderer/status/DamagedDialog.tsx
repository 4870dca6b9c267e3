import { FileWarning, Wrench } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useVault } from '../unlock/vault-store.ts';
import { openKeyDialog } from '../vault-keys/store.ts';
import styles from './DamagedDialog.module.css';
import { damagedWords } from './damaged-words.ts';
import { showDamaged, useIntegrity } from './integrity-store.ts';

const t = texts.status.damaged;

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
      title={t.title}
      description={t.description}
      footer={
        <>
          {canRepair ? (
            <Button size="dialog" icon={Wrench} onClick={repair}>
              {t.repair}
            </Button>
          ) : null}
          <Button size="dialog" variant="primary" onClick={() => showDamaged(false)}>
            {t.close}
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
        {damaged?.length === 0 ? <li>{t.listItself}</li> : null}
      </ul>
    </Dialog>
  );
}
