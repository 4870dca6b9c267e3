import { FolderPlus, Table2 } from 'lucide-react';
import { useState } from 'react';
import type { Id, Project } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { openMatrix } from '../matrix/actions.ts';
import { Button } from '../ui/Button.tsx';
import { Dot } from '../ui/Dot.tsx';
import { closeDialog } from '../ui/dialogs.ts';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { createProject, type Place, updateProject } from './actions.ts';
import { PlaceForm } from './PlaceForm.tsx';
import { PlaceRow } from './PlaceRow.tsx';
import styles from './Places.module.css';
import { longestProjectName, nameProblem, projectHues } from './place-words.ts';
import { useProjects } from './store.ts';

const t = texts.projects.project;

export function ProjectList({ onDelete }: { onDelete: (place: Place) => void }) {
  const { projects, counts } = useProjects();
  const [writing, setWriting] = useState<Id | 'new' | null>(null);
  const close = () => setWriting(null);
  return (
    <>
      <ul className={styles.rows} aria-label={texts.projects.manage.projects}>
        {projects.map((project) => {
          const { id, name, hue, archivedAt } = project;
          if (writing === id) return <ProjectForm key={id} project={project} onClose={close} />;
          const count = counts?.byProject[id] ?? 0;
          return (
            <PlaceRow
              key={id}
              name={name}
              head={
                <>
                  <Dot hue={hue} />
                  <span className={styles.name}>{name}</span>
                </>
              }
              facts={texts.projects.manage.secrets(count)}
              archived={archivedAt !== null}
              onEdit={() => setWriting(id)}
              onArchive={(archived) => updateProject(id, { archived })}
              onDelete={() => onDelete({ kind: 'project', id, name })}
              more={[{ label: t.matrix, icon: Table2, act: () => compare(id), disabled: false }]}
            />
          );
        })}
        {writing === 'new' ? <ProjectForm project={null} onClose={close} /> : null}
      </ul>
      {projects.length === 0 ? <p className={styles.hint}>{t.none}</p> : null}
      {writing === 'new' ? null : (
        <Button icon={FolderPlus} onClick={() => setWriting('new')}>
          {t.new}
        </Button>
      )}
      <p className={styles.hint}>{t.hint}</p>
    </>
  );
}

async function compare(project: Id): Promise<void> {
  closeDialog();
  await openMatrix(project);
}

function ProjectForm({ project, onClose }: { project: Project | null; onClose: () => void }) {
  const [name, setName] = useState(project?.name ?? '');
  const [hue, setHue] = useState(project?.hue ?? 0);
  const [problem, setProblem] = useState('');

  async function save(): Promise<boolean> {
    const found = nameProblem(name, longestProjectName);
    if (found) {
      setProblem(found);
      return false;
    }
    if (project) await updateProject(project.id, { name: name.trim(), hue });
    else await createProject(name.trim());
    return true;
  }

  return (
    <PlaceForm
      label={project ? texts.projects.manage.editPlace(project.name) : t.new}
      verb={project ? texts.projects.manage.save : t.make}
      onSave={save}
      onClose={onClose}
    >
      <Field label={t.name} error={problem}>
        <TextInput
          autoFocus
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setProblem('');
          }}
        />
      </Field>
      {/* A new one gets the colour that is used least. */}
      {project ? (
        <Field label={t.colour}>
          <Select label={t.colour} value={hue} onChange={setHue} options={projectHues} />
        </Field>
      ) : null}
    </PlaceForm>
  );
}
