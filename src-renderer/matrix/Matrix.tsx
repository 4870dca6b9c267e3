import { FolderSearch, ListFilter, Plus, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import type { EnvironmentMatrix, Id } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Page } from '../pages/Page.tsx';
import { ReadFailure } from '../pages/ReadFailure.tsx';
import { useProjects } from '../projects/store.ts';
import { newSecret } from '../secrets/commands.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import type { Option } from '../ui/options.ts';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { Select } from '../ui/Select.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { compare, readMatrix } from './actions.ts';
import { EnvMenu } from './EnvMenu.tsx';
import styles from './Matrix.module.css';
import { focusGrid, MatrixGrid } from './MatrixGrid.tsx';
import type { Column } from './MatrixRow.tsx';
import { shownRows, summaryWords } from './rows.ts';
import { useMatrix } from './store.ts';

const t = texts.matrix;

/** The names of one project, and what each environment has of them. */
export function Matrix() {
  const { project, matrix, failure } = useMatrix();
  const name = useProjects(({ projects }) => projects.find(({ id }) => id === project)?.name);

  const columns = useColumns(matrix);

  useEffect(() => {
    void readMatrix();
    return window.coffer.vault.onChanged(() => void readMatrix());
  }, []);

  return (
    <Page
      fill
      title={name === undefined ? t.titleOfNone : t.title(name)}
      text={matrix ? summaryWords(matrix) : t.about}
      actions={
        <>
          {matrix && matrix.rows.length > 0 ? <EnvMenu project={project} matrix={matrix} columns={columns} /> : null}
          <ProjectChoice project={project} />
        </>
      }
    >
      <ReadFailure title={t.failed} failure={failure} again={t.readAgain} onAgain={() => void readMatrix()} />
      {matrix ? <Compared matrix={matrix} columns={columns} /> : failure === null ? <Waiting /> : null}
    </Page>
  );
}

/** The environments that are compared, in their order. */
function useColumns(matrix: EnvironmentMatrix | null): Column[] {
  const environments = useProjects((state) => state.environments);
  return (matrix?.environments ?? []).map((slug) => {
    return environments.find((one) => one.slug === slug) ?? { slug, name: slug, hue: 'hue-1' as const };
  });
}

function Waiting() {
  return (
    <p className={styles.wait}>
      <Spinner /> {t.reading}
    </p>
  );
}

function ProjectChoice({ project }: { project: Id | null }) {
  const projects = useProjects((state) => state.projects);
  const options: Option<Id | null>[] = [
    ...projects
      .filter(({ id, archivedAt }) => archivedAt === null || id === project)
      .map(({ id, name, hue }) => ({ value: id, label: name, dot: hue })),
    { value: null, label: t.noProject },
  ];
  return (
    <div className={styles.project}>
      <Select size="medium" prefix={t.project} value={project} onChange={(next) => compare(next)} options={options} />
    </div>
  );
}

function Compared({ matrix, columns }: { matrix: EnvironmentMatrix; columns: readonly Column[] }) {
  const { words, shown } = useMatrix();
  const rows = shownRows(matrix.rows, words, shown);
  if (matrix.rows.length === 0) return <NothingHere />;
  return (
    <>
      <Tools />
      {rows.length === 0 ? (
        <NothingFits />
      ) : (
        <MatrixGrid
          environments={columns}
          rows={rows}
          label={t.grid.label}
          onLeave={() => document.getElementById('pane-detail')?.focus()}
        />
      )}
      <p className={styles.note}>{t.note}</p>
    </>
  );
}

const choices = [
  { value: 'all', label: t.filter.all },
  { value: 'missing', label: t.filter.missing },
  { value: 'differs', label: t.filter.differs },
] as const;

function Tools() {
  const { words, shown } = useMatrix();
  return (
    <div className={styles.tools}>
      <TextInput
        size="medium"
        leadingIcon={ListFilter}
        className={styles.filter}
        aria-label={t.filter.label}
        placeholder={t.filter.label}
        value={words}
        onChange={(event) => useMatrix.setState({ words: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') focusGrid();
          else if (event.key === 'Escape' && words !== '') useMatrix.setState({ words: '' });
          else return;
          event.preventDefault();
        }}
      />
      <SegmentedChoice
        label={t.filter.show}
        options={choices}
        value={shown}
        onChange={(next) => useMatrix.setState({ shown: next })}
      />
    </div>
  );
}

function NothingFits() {
  const { words, shown } = useMatrix();
  const why = shown === 'missing' ? t.filter.nothingMissing : t.filter.nothingDiffers;
  return (
    <EmptyState
      icon={SearchX}
      title={words === '' ? why : t.filter.noName}
      text={words === '' ? t.filter.allAlike : t.filter.noNameHolds(words.trim())}
      actions={<Button onClick={() => useMatrix.setState({ words: '', shown: 'all' })}>{t.filter.showAll}</Button>}
    />
  );
}

function NothingHere() {
  return (
    <EmptyState
      icon={FolderSearch}
      title={t.empty.title}
      text={t.empty.text}
      actions={
        <Button variant="primary" icon={Plus} onClick={() => void newSecret('')}>
          {t.empty.action}
        </Button>
      }
    />
  );
}
