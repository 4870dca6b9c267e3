import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Id, RemoteProject } from '../../src-preload/contract.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import styles from './Sync.module.css';

type RemoteProjectsProps = { connection: Id; chosen: string | null; onChoose: (project: string | null) => void };

/** The service's projects: which of them this connection means; made, renamed and removed there. */
export function RemoteProjects({ connection, chosen, onChoose }: RemoteProjectsProps) {
  const [projects, setProjects] = useState<readonly RemoteProject[] | null>(null);
  const [naming, setNaming] = useState<{ project: string | null; name: string } | null>(null);
  const [failure, setFailure] = useState('');

  const read = useCallback(async () => {
    try {
      setProjects(await unwrap(window.coffer.sync.projects({ connection })));
    } catch (caught) {
      setFailure(asCofferError(caught).message);
    }
  }, [connection]);
  useEffect(() => void read(), [read]);

  /** At the service, at once; then they are read again. */
  const change = async (work: () => Promise<unknown>) => {
    setFailure('');
    try {
      await work();
      setNaming(null);
      await read();
    } catch (caught) {
      const { code, message } = asCofferError(caught);
      if (code !== 'REFUSED') setFailure(message);
    }
  };
  const name = () =>
    change(async () => {
      if (!naming) return;
      const { project, name: wanted } = naming;
      if (project === null) onChoose((await unwrap(window.coffer.sync.createProject({ connection, name: wanted }))).id);
      else await unwrap(window.coffer.sync.renameProject({ connection, project, name: wanted }));
    });
  const remove = (project: string) =>
    change(async () => {
      await unwrap(window.coffer.sync.removeProject({ connection, project }));
      onChoose(null);
    });

  const known = projects?.find(({ id }) => id === chosen);
  return (
    <div className={styles.labelled}>
      <span className={styles.label}>Project there</span>
      <div className={styles.projects}>
        <Select
          label="Project there"
          value={chosen}
          onChange={onChoose}
          options={[
            { value: null, label: 'Any' },
            ...(projects ?? []).map(({ id, name: label, mayWrite }) => ({
              value: id,
              label: mayWrite ? label : `${label} (only to read)`,
            })),
            ...(chosen !== null && projects !== null && !known ? [{ value: chosen, label: 'One that is gone' }] : []),
          ]}
        />
        {known?.mayWrite ? (
          <>
            <IconButton
              icon={Pencil}
              label="Rename it there"
              onClick={() => setNaming({ project: known.id, name: known.name })}
            />
            <IconButton icon={Trash2} label="Remove it there…" onClick={() => void remove(known.id)} />
          </>
        ) : null}
        <IconButton icon={Plus} label="New project there" onClick={() => setNaming({ project: null, name: '' })} />
      </div>
      {naming ? (
        <div className={styles.projects}>
          <TextInput
            aria-label="Name of the project there"
            maxLength={256}
            value={naming.name}
            onChange={(event) => setNaming({ ...naming, name: event.target.value })}
          />
          <Button disabled={naming.name.trim() === ''} onClick={() => void name()}>
            {naming.project === null ? 'Make it there' : 'Rename it there'}
          </Button>
          <Button variant="ghost" onClick={() => setNaming(null)}>
            Leave it
          </Button>
        </div>
      ) : null}
      {failure ? (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      ) : null}
    </div>
  );
}
