import { useState } from 'react';
import type { Id, SyncLine } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { look } from './actions.ts';
import styles from './Sync.module.css';

const t = texts.syncPlan.which;

type WhichProps = { line: SyncLine; connection: Id; onClose: () => void };

/** Where several have the name: which of them is meant. */
export function WhichDialog({ line, ...rest }: Omit<WhichProps, 'line'> & { line: SyncLine | null }) {
  return (
    <Dialog
      open={line !== null}
      onClose={rest.onClose}
      title={line ? t.title(line.remoteName) : t.titleNone}
      description={t.text}
    >
      {line ? <Which line={line} {...rest} /> : null}
    </Dialog>
  );
}

function Which({ line, connection, onClose }: WhichProps) {
  const { secret, remoteName, candidates } = line;
  const [failure, setFailure] = useState('');
  const choose = async (remoteId: string) => {
    if (secret === null) return;
    try {
      await unwrap(window.coffer.sync.link({ connection, links: [{ secret, remoteName, remoteId }] }));
      onClose();
      await look(connection);
    } catch (caught) {
      setFailure(asCofferError(caught).message);
    }
  };
  return (
    <>
      {failure ? (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      ) : null}
      <ul className={styles.links}>
        {candidates.map(({ id, project }) => (
          <li key={id} className={styles.linked}>
            <span className={styles.texts}>
              <span>{project === null ? t.noProject : t.project(project)}</span>
              <span className={styles.about}>{id}</span>
            </span>
            <Button size="small" onClick={() => void choose(id)}>
              {t.action}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
