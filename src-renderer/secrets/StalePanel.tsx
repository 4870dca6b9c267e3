import { GitCompareArrows } from 'lucide-react';
import type { SecretDetail } from '../../src-preload/contract.ts';
import { useProjects } from '../projects/store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { fullDate } from '../ui/time.ts';
import { type Draft, type DraftField, draftOf, sameField } from './draft.ts';
import { databaseOf, maskedUrl } from './editor/database-draft.ts';
import { rotationWords, tokenTypeNames, typeNames } from './kinds.ts';
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
  tokenType: 'Token type',
  project: 'Project',
  environments: 'Environments',
  scope: 'Used by',
  expiresAt: 'Expires',
  tags: 'Tags',
  favourite: 'Favourite',
  critical: 'Critical',
  username: 'User name',
  url: 'Address',
  notes: 'Notes',
  fields: 'Fields',
  metadata: 'Metadata',
  rotation: 'Rotation',
  leadDays: 'Remind before',
  database: 'Database',
};

/** More of a text does not help to decide. */
const mostShown = 160;

function listed(words: readonly string[], none: string): string {
  return words.length === 0 ? none : words.join(', ');
}

/** This secret was changed elsewhere meanwhile: what stands there and what stands here, never a value. */
export function StalePanel({ stale, draft, onKeep, onTake }: StalePanelProps) {
  const { projects, environments } = useProjects();

  function words(field: DraftField, of: Draft): string {
    switch (field) {
      case 'type':
        return of.type === null ? '' : typeNames[of.type];
      case 'tokenType':
        return tokenTypeNames[of.tokenType];
      case 'project':
        return projects.find(({ id }) => id === of.project)?.name ?? 'None';
      case 'expiresAt':
        return of.expiresAt === null ? 'Never' : fullDate(of.expiresAt);
      case 'environments':
        return listed(
          of.environments.map((slug) => environments.find((one) => one.slug === slug)?.name ?? slug),
          'All',
        );
      case 'scope':
        return listed(of.scope, 'All applications');
      case 'tags':
        return listed(of.tags, 'None');
      case 'fields':
        // What they hold may be secret.
        return listed(
          of.fields.map(({ name }) => name),
          'None',
        );
      case 'favourite':
      case 'critical':
        return of[field] ? 'Yes' : 'No';
      case 'rotation':
        return rotationWords(of.rotation);
      case 'leadDays':
        return of.leadDays === '' ? 'As in settings' : `${of.leadDays} days`;
      case 'database':
        return of.database === null ? 'None' : maskedUrl(databaseOf(of.database));
      default:
        return of[field] === '' ? 'Empty' : of[field].slice(0, mostShown);
    }
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
