import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import type { Place } from './actions.ts';
import { DeletePlaceDialog } from './DeletePlaceDialog.tsx';
import { EnvironmentList } from './EnvironmentList.tsx';
import styles from './Places.module.css';
import { ProjectList } from './ProjectList.tsx';

const t = texts.projects.manage;

const parts = [
  { value: 'projects', label: t.projects },
  { value: 'environments', label: t.environments },
] as const;

/** Where projects and environments are made, renamed, coloured, ordered, archived and deleted. */
export function ManagePlacesDialog() {
  const open = useDialogs((state) => state.open === 'places');
  const [part, setPart] = useState<'projects' | 'environments'>('projects');
  const [deleting, setDeleting] = useState<Place | null>(null);
  return (
    <Dialog open={open} onClose={closeDialog} title={t.title} size="wide">
      <div className={styles.places}>
        <SegmentedChoice label={t.show} options={parts} value={part} onChange={setPart} />
        {part === 'projects' ? <ProjectList onDelete={setDeleting} /> : <EnvironmentList onDelete={setDeleting} />}
      </div>
      {deleting ? <DeletePlaceDialog place={deleting} onClose={() => setDeleting(null)} /> : null}
    </Dialog>
  );
}
