import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Backup, BackupCheck } from '../../src-preload/contract.ts';
import { number } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { useProjects } from '../projects/store.ts';
import { namesOf } from '../status/damaged-words.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/DialogForm.module.css';
import { dateAndTime } from '../ui/time.ts';
import styles from './RestoreDialog.module.css';

const t = texts.backups.restore;

/** A backup that was checked, and how it is put in place with the key that opened it. */
export type Restoring = { backup: Backup; checked: BackupCheck; restore: (acceptDamage: boolean) => Promise<unknown> };

export function RestoreDialog({ restoring, onClose }: { restoring: Restoring | null; onClose: () => void }) {
  return (
    <Dialog
      open={restoring !== null}
      onClose={onClose}
      decisive
      title={restoring ? t.title(dateAndTime(restoring.backup.at)) : t.titleNone}
      description={t.text}
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
    <div className={form.form}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t.what}</span>
            </th>
            {counts ? <th scope="col">{t.now}</th> : null}
            <th scope="col">{t.backup}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={t.secrets} now={counts?.all} then={checked.secrets} />
          <Row name={t.inTrash} now={counts?.trash} then={checked.inTrash} />
          <tr>
            <th scope="row">{t.lastChange}</th>
            {counts ? <td /> : null}
            <td>{dateAndTime(checked.writtenAt)}</td>
          </tr>
        </tbody>
      </table>
      <ul className={styles.steps}>
        <li>{t.becomes}</li>
        <li>{counts ? t.opensWithLocked : t.opensWith}</li>
        <li>{t.kept}</li>
        {counts ? <li>{t.oneAlone}</li> : null}
      </ul>
      {damaged ? (
        <Banner tone="red" icon={TriangleAlert} title={t.damaged(checked.damaged.length)}>
          {t.notReadable(namesOf(checked.damaged))}
        </Banner>
      ) : null}
      <p className={form.fault} role="alert">
        {failure}
      </p>
      <div className={form.foot}>
        <Button size="dialog" onClick={onClose} disabled={busy}>
          {texts.backups.cancel}
        </Button>
        <Button size="dialog" variant={damaged ? 'danger' : 'primary'} busy={busy} onClick={() => void put()}>
          {damaged ? t.actionDamaged : t.action}
        </Button>
      </div>
    </div>
  );
}

function Row({ name, now, then }: { name: string; now: number | undefined; then: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {now === undefined ? null : <td>{number(now)}</td>}
      <td>{number(then)}</td>
    </tr>
  );
}
