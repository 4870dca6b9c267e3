import { CircleAlert, FolderSearch, ListFilter, Plus, RotateCw, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import type { EnvironmentMatrix, Id } from '../../src-preload/contract.ts';
import { Page } from '../pages/Page.tsx';
import { useProjects } from '../projects/store.ts';
import { newSecret } from '../secrets/commands.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import type { Option } from '../ui/options.ts';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { Select } from '../ui/Select.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { compare, readMatrix } from './actions.ts';
import styles from './Matrix.module.css';
import { focusGrid, MatrixGrid } from './MatrixGrid.tsx';
import { shownRows, summaryWords } from './rows.ts';
import { useMatrix } from './store.ts';

/** The names of one project, and what each environment has of them. */
export function Matrix() {
  const { project, matrix, failure } = useMatrix();
  const name = useProjects(({ projects }) => projects.find(({ id }) => id === project)?.name);

  useEffect(() => {
    void readMatrix();
    return window.coffer.vault.onChanged(() => void readMatrix());
  }, []);

  return (
    <Page
      fill
      title={name === undefined ? 'No project, by environment' : `${name} by environment`}
      text={matrix ? summaryWords(matrix) : 'What each environment has, and what is missing.'}
      actions={<ProjectChoice project={project} />}
    >
      {failure === null ? null : (
        <Banner
          tone="red"
          icon={CircleAlert}
          role="alert"
          title="The environments can’t be compared."
          actions={
            <Button size="small" icon={RotateCw} onClick={() => void readMatrix()}>
              Read them again
            </Button>
          }
        >
          {failure}
        </Banner>
      )}
      {matrix ? <Compared matrix={matrix} /> : failure === null ? <Waiting /> : null}
    </Page>
  );
}

function Waiting() {
  return (
    <p className={styles.wait}>
      <Spinner /> Reading the names.
    </p>
  );
}

function ProjectChoice({ project }: { project: Id | null }) {
  const projects = useProjects((state) => state.projects);
  const options: Option<Id | null>[] = [
    ...projects
      .filter(({ id, archivedAt }) => archivedAt === null || id === project)
      .map(({ id, name, hue }) => ({ value: id, label: name, dot: hue })),
    { value: null, label: 'No project' },
  ];
  return (
    <div className={styles.project}>
      <Select size="medium" prefix="Project" value={project} onChange={(next) => compare(next)} options={options} />
    </div>
  );
}

function Compared({ matrix }: { matrix: EnvironmentMatrix }) {
  const { words, shown } = useMatrix();
  const environments = useProjects((state) => state.environments);
  const rows = shownRows(matrix.rows, words, shown);
  const columns = matrix.environments.map((slug) => {
    return environments.find((one) => one.slug === slug) ?? { slug, name: slug, hue: 'hue-1' as const };
  });
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
          label="Names by environment"
          onLeave={() => document.getElementById('pane-detail')?.focus()}
        />
      )}
      <p className={styles.note}>
        A name is missing where at least half of the environments in use here have it; the others show a dash.
      </p>
    </>
  );
}

const choices = [
  { value: 'all', label: 'All names' },
  { value: 'missing', label: 'Missing' },
  { value: 'differs', label: 'Missing or different' },
] as const;

function Tools() {
  const { words, shown } = useMatrix();
  return (
    <div className={styles.tools}>
      <TextInput
        size="medium"
        leadingIcon={ListFilter}
        className={styles.filter}
        aria-label="Filter by name"
        placeholder="Filter by name"
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
        label="Show"
        options={choices}
        value={shown}
        onChange={(next) => useMatrix.setState({ shown: next })}
      />
    </div>
  );
}

function NothingFits() {
  const { words, shown } = useMatrix();
  const why = shown === 'missing' ? 'Nothing is missing' : 'Nothing differs';
  return (
    <EmptyState
      icon={SearchX}
      title={words === '' ? why : 'No name fits'}
      text={words === '' ? 'Each environment has what the others have.' : `No such name holds “${words.trim()}”.`}
      actions={<Button onClick={() => useMatrix.setState({ words: '', shown: 'all' })}>Show all names</Button>}
    />
  );
}

function NothingHere() {
  return (
    <EmptyState
      icon={FolderSearch}
      title="Nothing to compare yet"
      text="The names of a project stand here, and beside each what dev, staging and production have of it."
      actions={
        <Button variant="primary" icon={Plus} onClick={() => void newSecret('')}>
          New secret
        </Button>
      }
    />
  );
}
