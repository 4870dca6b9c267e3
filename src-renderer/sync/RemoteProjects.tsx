import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Id, RemoteProject } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import styles from './Sync.module.css';

const t = texts.sync.projects;

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
      <span className={styles.label}>{t.label}</span>
      <div className={styles.projects}>
        <Select
          label={t.label}
          value={chosen}
          onChange={onChoose}
          options={[
            { value: null, label: t.any },
            ...(projects ?? []).map(({ id, name: label, mayWrite }) => ({
              value: id,
              label: mayWrite ? label : t.onlyToRead(label),
            })),
            ...(chosen !== null && projects !== null && !known ? [{ value: chosen, label: t.gone }] : []),
          ]}
        />
        {known?.mayWrite ? (
          <>
            <IconButton
              icon={Pencil}
              label={t.rename}
              onClick={() => setNaming({ project: known.id, name: known.name })}
            />
            <IconButton icon={Trash2} label={t.remove} onClick={() => void remove(known.id)} />
          </>
        ) : null}
        <IconButton icon={Plus} label={t.add} onClick={() => setNaming({ project: null, name: '' })} />
      </div>
      {naming ? (
        <div className={styles.projects}>
          <TextInput
            aria-label={t.name}
            maxLength={256}
            value={naming.name}
            onChange={(event) => setNaming({ ...naming, name: event.target.value })}
          />
          <Button disabled={naming.name.trim() === ''} onClick={() => void name()}>
            {naming.project === null ? t.make : t.rename}
          </Button>
          <Button variant="ghost" onClick={() => setNaming(null)}>
            {t.leave}
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
