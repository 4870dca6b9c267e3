import { useEffect, useRef, useState } from 'react';
import { asCofferError } from '../bridge.ts';
import { countOf } from '../exchange/choice.ts';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toast.ts';
import { removeEarlierBackups } from './actions.ts';
import styles from './VaultKeys.module.css';

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
      showToast({ text: `${countOf(removed, 'older backup is', 'older backups are')} deleted.`, tone: 'good' });
      onDone();
    } catch (caught) {
      const { code, message } = asCofferError(caught);
      setFault(code === 'REFUSED' ? 'Nothing was deleted.' : message);
      setBusy(false);
    }
  };
  const backups = countOf(count, 'older backup', 'older backups');
  return (
    <div className={styles.form}>
      <p>
        {count === 1 ? '1 older backup still opens' : `${count.toLocaleString('en')} older backups still open`} with the
        password or the recovery code of that time. Whoever has a backup and one of the two can read the vault as it was
        then.
      </p>
      <ul className={styles.points}>
        <li>If you delete them, a new backup is made first, so one always stands.</li>
        <li>Copies that you made elsewhere are out of Coffer’s reach.</li>
      </ul>
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      <div className={styles.foot}>
        <Button size="dialog" busy={busy} onClick={() => void remove()}>
          Delete {backups}…
        </Button>
        <Button ref={keep} size="dialog" variant="primary" disabled={busy} onClick={onDone}>
          Keep {count === 1 ? 'it' : 'them'}
        </Button>
      </div>
    </div>
  );
}
