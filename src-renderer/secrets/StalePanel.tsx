import { GitCompareArrows } from 'lucide-react';
import type { SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { useProjects } from '../projects/store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { fullDate } from '../ui/time.ts';
import { type Draft, type DraftField, draftOf, sameField } from './draft.ts';
import { databaseOf, maskedUrl } from './editor/database-draft.ts';
import { rotationWords } from './kinds.ts';
import styles from './StalePanel.module.css';

const t = texts.secretEditor.stale;

type StalePanelProps = {
  stale: { theirs: SecretDetail; base: SecretDetail; fields: DraftField[] };
  draft: Draft;
  onKeep: () => void;
  onTake: () => void;
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
        return of.type === null ? '' : texts.secretWords.types[of.type];
      case 'tokenType':
        return texts.secretWords.tokenTypes[of.tokenType];
      case 'project':
        return projects.find(({ id }) => id === of.project)?.name ?? t.none;
      case 'expiresAt':
        return of.expiresAt === null ? t.never : fullDate(of.expiresAt);
      case 'environments':
        return listed(
          of.environments.map((slug) => environments.find((one) => one.slug === slug)?.name ?? slug),
          t.allEnvironments,
        );
      case 'scope':
        return listed(of.scope, t.allApplications);
      case 'tags':
        return listed(of.tags, t.none);
      case 'fields':
        // What they hold may be secret.
        return listed(
          of.fields.map(({ name }) => name),
          t.none,
        );
      case 'favourite':
      case 'critical':
        return of[field] ? t.yes : t.no;
      case 'rotation':
        return rotationWords(of.rotation);
      case 'leadDays':
        return of.leadDays === '' ? t.leadAsSet : t.leadDays(of.leadDays);
      case 'database':
        return of.database === null ? t.none : maskedUrl(databaseOf(of.database));
      default:
        return of[field] === '' ? t.empty : of[field].slice(0, mostShown);
    }
  }

  const theirs = draftOf(stale.theirs);
  const base = draftOf(stale.base);
  return (
    <Banner
      icon={GitCompareArrows}
      role="alert"
      title={t.title}
      actions={
        <>
          <Button size="small" onClick={onTake}>
            {t.takeTheirs}
          </Button>
          <Button size="small" onClick={onKeep}>
            {t.keepMine}
          </Button>
        </>
      }
    >
      {t.text}
      {stale.theirs.version === stale.base.version ? '' : ` ${t.valueToo}`}
      {stale.fields.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              <th scope="col">{t.there}</th>
              <th scope="col">{t.here}</th>
            </tr>
          </thead>
          <tbody>
            {stale.fields.map((field) => (
              <tr key={field}>
                <th scope="row">{t.fields[field]}</th>
                <td>{words(field, theirs)}</td>
                <td>{sameField(field, base, draft) ? <i>{t.notHere}</i> : words(field, draft)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Banner>
  );
}
