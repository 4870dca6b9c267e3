import { type FormEvent, useEffect, useId, useState } from 'react';
import type { Deletion } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { openView } from '../secrets/detail-actions.ts';
import { useList } from '../secrets/list-store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { Option } from '../ui/options.ts';
import { Select } from '../ui/Select.tsx';
import { showToast } from '../ui/toast.ts';
import { deletePlace, deletionOf, type Place } from './actions.ts';
import styles from './Places.module.css';
import { deletionInWords } from './place-words.ts';
import { useProjects } from './store.ts';

const t = texts.projects.deletion;

type DeletePlaceProps = { place: Place; onClose: () => void };

/** Says what becomes of the secrets in a project or an environment, lets one choose, then deletes it. */
export function DeletePlaceDialog({ place, onClose }: DeletePlaceProps) {
  const form = useId();
  const [deletion, setDeletion] = useState<Deletion | null>(null);
  const [target, setTarget] = useState('trash');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const options = useTargets(place);

  useEffect(() => {
    let isHere = true;
    deletionOf(place).then(
      (found) => isHere && setDeletion(found),
      (caught: unknown) => isHere && setError(asCofferError(caught).message),
    );
    return () => {
      isHere = false;
    };
  }, [place]);

  async function remove(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!deletion) return;
    setBusy(true);
    try {
      await deletePlace(place, target === 'trash' ? { to: 'trash' } : { to: 'place', id: target });
      onClose();
      showToast({ text: t.done(place.name, place.kind) });
      await leaveItsView(place);
    } catch (caught) {
      setError(t.unchanged(asCofferError(caught).message));
    } finally {
      setBusy(false);
    }
  }

  const only = deletion?.only ?? 0;
  return (
    <Dialog
      open
      onClose={onClose}
      decisive
      size="small"
      title={t.title(place.name)}
      footer={
        <>
          <Button size="dialog" onClick={onClose}>
            {texts.projects.cancel}
          </Button>
          <Button size="dialog" variant="danger" type="submit" form={form} busy={busy || deletion === null}>
            {verb(place, only, target)}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.deletion} onSubmit={(event) => void remove(event)}>
        {deletion ? deletionInWords(deletion, place.kind).map((line) => <p key={line}>{line}</p>) : null}
        {only > 0 ? <Select value={target} onChange={setTarget} options={options} prefix={t.goes(only)} /> : null}
        {error === '' ? null : (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** Where those can go that would be nowhere: the trash, or another one of its kind. */
function useTargets(place: Place): Option<string>[] {
  const { projects, environments } = useProjects();
  const others =
    place.kind === 'project'
      ? projects.map(({ id, name, hue, archivedAt }) => ({ value: id, label: t.to(name), dot: hue, archivedAt }))
      : environments.map(({ id, name, archivedAt }) => ({ value: id, label: t.to(name), archivedAt }));
  return [
    { value: 'trash', label: t.toTrash },
    ...others.filter(({ value, archivedAt }) => value !== place.id && archivedAt === null),
  ];
}

function verb({ kind }: Place, only: number, target: string): string {
  if (only === 0) return t.action(kind);
  return target === 'trash' ? t.trashAction(only) : t.moveAction(only);
}

async function leaveItsView({ kind, id }: Place): Promise<void> {
  const { view } = useList.getState();
  const { environments } = useProjects.getState();
  const isGone =
    (kind === 'project' && view.kind === 'project' && view.project === id) ||
    (view.kind === 'environment' && !environments.some(({ slug }) => slug === view.environment));
  if (isGone) await openView({ kind: 'all' });
}
