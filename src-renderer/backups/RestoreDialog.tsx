import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Backup, BackupCheck } from '../../src-preload/contract.ts';
import { asCofferError } from '../bridge.ts';
import { countOf } from '../exchange/choice.ts';
import { useProjects } from '../projects/store.ts';
import { namesOf } from '../status/damaged-words.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { dateAndTime } from '../ui/time.ts';
import styles from './RestoreDialog.module.css';

/** A backup that was checked, and how it is put in place with the key that opened it. */
export type Restoring = { backup: Backup; checked: BackupCheck; restore: (acceptDamage: boolean) => Promise<unknown> };

export function RestoreDialog({ restoring, onClose }: { restoring: Restoring | null; onClose: () => void }) {
  return (
    <Dialog
      open={restoring !== null}
      onClose={onClose}
      decisive
      title={restoring ? `Put the backup of ${dateAndTime(restoring.backup.at)} in place` : 'Put a backup in place'}
      description="It was checked to its last record. Nothing happens before the button, and you are asked once more."
    >
      {restoring ? <Consequences restoring={restoring} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Consequences({ restoring, onClose }: { restoring: Restoring; onClose: () => void }) {
  const { checked, restore } = restoring;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const counts = useProjects((state) => state.counts);
  const damaged = checked.damaged.length > 0;

  const put = async () => {
    setBusy(true);
    setFailure('');
    try {
      await restore(damaged);
      onClose();
    } catch (caught) {
      setFailure(asCofferError(caught).message);
      setBusy(false);
    }
  };
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What</span>
            </th>
            {counts ? <th scope="col">Now</th> : null}
            <th scope="col">In the backup</th>
          </tr>
        </thead>
        <tbody>
          <Row name="Secrets" now={counts?.all} then={checked.secrets} />
          <Row name="In the trash" now={counts?.trash} then={checked.inTrash} />
          <tr>
            <th scope="row">Last change</th>
            {counts ? <td /> : null}
            <td>{dateAndTime(checked.writtenAt)}</td>
          </tr>
        </tbody>
      </table>
      <ul className={styles.steps}>
        <li>The vault becomes as it was then: what was added or changed since is not in it any more.</li>
        <li>It opens with the password that it had then{counts ? ', and is locked at once' : ''}.</li>
        <li>What it is now is kept as a file beside it; nothing is lost.</li>
        {counts ? <li>For one secret alone, look inside the backup and bring back that one.</li> : null}
      </ul>
      {damaged ? (
        <Banner
          tone="red"
          icon={TriangleAlert}
          title={`${countOf(checked.damaged.length, 'record is', 'records are')} damaged in it.`}
        >
          Not readable: {namesOf(checked.damaged)}. The rest is whole.
        </Banner>
      ) : null}
      <p className={styles.failure} role="alert">
        {failure}
      </p>
      <div className={styles.foot}>
        <Button size="dialog" onClick={onClose} disabled={busy}>
          Cancel
        </Button>
        <Button size="dialog" variant={damaged ? 'danger' : 'primary'} busy={busy} onClick={() => void put()}>
          {damaged ? 'Put in place although damaged…' : 'Put in place…'}
        </Button>
      </div>
    </>
  );
}

function Row({ name, now, then }: { name: string; now: number | undefined; then: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {now === undefined ? null : <td>{now.toLocaleString('en')}</td>}
      <td>{then.toLocaleString('en')}</td>
    </tr>
  );
}
