import { useEffect, useState } from 'react';
import type { Connection, RemoteVersionLine, SyncLink } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { dateAndTime } from '../ui/time.ts';
import { showToast } from '../ui/toast.ts';
import styles from './Sync.module.css';

const t = texts.sync.versions;

type VersionsProps = { link: SyncLink; name: string; connection: Connection; onClose: () => void };

/** Earlier values that the service keeps of a secret, never shown; one of them can be made the present one there. */
export function RemoteVersionsDialog({ link, name, connection, onClose }: VersionsProps) {
  const of = { connection: connection.id, secret: link.secret };
  const [versions, setVersions] = useState<readonly RemoteVersionLine[] | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState('');

  useEffect(() => {
    unwrap(window.coffer.sync.versions({ connection: connection.id, secret: link.secret })).then(
      setVersions,
      (caught: unknown) => setFailure(asCofferError(caught).message),
    );
  }, [connection.id, link.secret]);

  const restore = async (version: string) => {
    setBusy(version);
    try {
      await unwrap(window.coffer.sync.restoreVersion({ ...of, version }));
      showToast({ text: t.restored(name, connection.name) });
      onClose();
    } catch (caught) {
      setFailure(asCofferError(caught).message);
      setBusy(null);
    }
  };

  return (
    <Dialog open onClose={onClose} title={t.title(name, connection.name)} description={t.text}>
      {failure ? (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      ) : null}
      {versions?.length === 0 ? <p className={styles.meaning}>{t.none}</p> : null}
      <ul className={styles.links} aria-label={t.list}>
        {versions?.map(({ id, at }) => (
          <li key={id} className={styles.linked}>
            <span className={styles.texts}>
              <span>{Number.isNaN(Date.parse(at)) ? at : dateAndTime(Date.parse(at) / 1_000)}</span>
              <span className={styles.dots} aria-hidden>
                {'•'.repeat(12)}
              </span>
            </span>
            <Button
              size="small"
              busy={busy === id}
              disabled={busy !== null && busy !== id}
              onClick={() => void restore(id)}
            >
              {t.restore}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
