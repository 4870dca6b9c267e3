import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Environment, Id } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { type Place, updateEnvironment } from './actions.ts';
import { EnvironmentForm } from './EnvironmentForm.tsx';
import { PlaceRow } from './PlaceRow.tsx';
import styles from './Places.module.css';
import { useProjects } from './store.ts';

const t = texts.projects.environment;

export function EnvironmentList({ onDelete }: { onDelete: (place: Place) => void }) {
  const { environments, counts } = useProjects();
  const [writing, setWriting] = useState<Id | 'new' | null>(null);
  const close = () => setWriting(null);
  return (
    <>
      <ul className={styles.rows} aria-label={texts.projects.manage.environments}>
        {environments.map((environment, place) => {
          const { id, slug, name, archivedAt } = environment;
          if (writing === id) return <EnvironmentForm key={id} environment={environment} onClose={close} />;
          return (
            <PlaceRow
              key={id}
              name={name}
              head={<EnvironmentHead environment={environment} />}
              facts={factsOf(environment, counts?.byEnvironment[slug] ?? 0)}
              archived={archivedAt !== null}
              onEdit={() => setWriting(id)}
              onArchive={(archived) => updateEnvironment(id, { archived })}
              onDelete={() => onDelete({ kind: 'environment', id, name })}
              more={[
                {
                  label: t.up,
                  icon: ArrowUp,
                  act: () => updateEnvironment(id, { place: place - 1 }),
                  disabled: place === 0,
                },
                {
                  label: t.down,
                  icon: ArrowDown,
                  act: () => updateEnvironment(id, { place: place + 1 }),
                  disabled: place === environments.length - 1,
                },
              ]}
            />
          );
        })}
        {writing === 'new' ? <EnvironmentForm environment={null} onClose={close} /> : null}
      </ul>
      {writing === 'new' ? null : (
        <Button icon={Plus} onClick={() => setWriting('new')}>
          {t.new}
        </Button>
      )}
      <p className={styles.hint}>{t.hint}</p>
    </>
  );
}

function EnvironmentHead({ environment: { slug, name, hue } }: { environment: Environment }) {
  return (
    <>
      <Chip tone={hue}>{name}</Chip>
      {slug === name ? null : <span className={styles.slug}>{slug}</span>}
    </>
  );
}

function factsOf({ rotationDays }: Environment, count: number): string {
  return rotationDays === null ? t.neverDue(count) : t.due(count, rotationDays);
}
