import { GitCompareArrows } from 'lucide-react';
import type { SecretDetail } from '../../src-preload/contract.ts';
import { useProjects } from '../projects/store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { fullDate } from '../ui/time.ts';
import { type Draft, type DraftField, draftOf, sameField } from './draft.ts';
import { typeNames } from './kinds.ts';
import styles from './StalePanel.module.css';

type StalePanelProps = {
  stale: { theirs: SecretDetail; base: SecretDetail; fields: DraftField[] };
  draft: Draft;
  onKeep: () => void;
  onTake: () => void;
};

const fieldNames: Record<DraftField, string> = {
  name: 'Name',
  label: 'Label',
  description: 'Description',
  type: 'Type',
  project: 'Project',
  environments: 'Environments',
  expiresAt: 'Expires',
};

/** This secret was changed elsewhere meanwhile: what stands there and what stands here, never a value. */
export function StalePanel({ stale, draft, onKeep, onTake }: StalePanelProps) {
  const { projects, environments } = useProjects();

  function words(field: DraftField, of: Draft): string {
    if (field === 'type') return of.type === null ? '' : typeNames[of.type];
    if (field === 'project') return projects.find(({ id }) => id === of.project)?.name ?? 'None';
    if (field === 'expiresAt') return of.expiresAt === null ? 'Never' : fullDate(of.expiresAt);
    if (field !== 'environments') return of[field] === '' ? 'Empty' : of[field];
    const names = of.environments.map((slug) => environments.find((one) => one.slug === slug)?.name ?? slug);
    return names.length === 0 ? 'All' : names.join(', ');
  }

  const theirs = draftOf(stale.theirs);
  const base = draftOf(stale.base);
  return (
    <Banner
      icon={GitCompareArrows}
      role="alert"
      title="Changed elsewhere while you edited it."
      actions={
        <>
          <Button size="small" onClick={onTake}>
            Take theirs
          </Button>
          <Button size="small" onClick={onKeep}>
            Keep mine
          </Button>
        </>
      }
    >
      Nothing was overwritten. Keep mine puts your changes on top of theirs, to be saved again.
      {stale.theirs.version === stale.base.version ? '' : ' The value was changed there too; it is kept as a version.'}
      {stale.fields.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">There now</th>
              <th scope="col">Here</th>
            </tr>
          </thead>
          <tbody>
            {stale.fields.map((field) => (
              <tr key={field}>
                <th scope="row">{fieldNames[field]}</th>
                <td>{words(field, theirs)}</td>
                <td>{sameField(field, base, draft) ? <i>not changed here</i> : words(field, draft)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Banner>
  );
}
