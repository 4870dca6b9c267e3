import { useEffect, useRef, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import form from '../ui/DialogForm.module.css';
import { showToast } from '../ui/toast.ts';
import { removeEarlierBackups } from './actions.ts';
import styles from './VaultKeys.module.css';

const t = texts.vaultKeys.earlier;

/** Offers to delete the backups that still open with what the vault opened with before. */
export function EarlierBackups({ count, onDone }: { count: number; onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);

  const remove = async () => {
    setBusy(true);
    setFault('');
    try {
      const removed = await removeEarlierBackups();
      showToast({ text: t.removed(removed), tone: 'good' });
      onDone();
    } catch (caught) {
      const { code, message } = asCofferError(caught);
      setFault(code === 'REFUSED' ? t.refused : message);
      setBusy(false);
    }
  };
  return (
    <div className={form.form}>
      <p>{t.still(count)}</p>
      <ul className={styles.points}>
        <li>{t.newFirst}</li>
        <li>{t.elsewhere}</li>
      </ul>
      <p className={form.fault} role="alert">
        {fault}
      </p>
      <div className={form.foot}>
        <Button size="dialog" busy={busy} onClick={() => void remove()}>
          {t.remove(count)}
        </Button>
        <Button ref={keep} size="dialog" variant="primary" disabled={busy} onClick={onDone}>
          {t.keep(count)}
        </Button>
      </div>
    </div>
  );
}
