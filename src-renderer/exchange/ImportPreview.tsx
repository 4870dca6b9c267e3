import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { ImportPreview as Preview } from '../../src-preload/contract.ts';
import { useProjects } from '../projects/store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/Select.tsx';
import { bringIn, discard, planFor } from './actions.ts';
import { chosenLines, countOf, nameProblems } from './choice.ts';
import styles from './ImportPreview.module.css';
import { ImportTable } from './ImportTable.tsx';
import { useImport } from './store.ts';

const problemsShown = 50;

/** Everything that would happen, before it happens; nothing is stored until the button is pressed. */
export function ImportPreview({ preview }: { preview: Preview }) {
  const { choices, names, comments, busy, progress, failure } = useImport();
  const { projects, environments } = useProjects();
  const pane = useRef<HTMLElement>(null);
  const { destination, lines } = preview;
  const wrong = useMemo(() => nameProblems(preview, choices, names), [preview, choices, names]);
  const count = chosenLines(preview, choices).length;
  const hasComments = lines.some((line) => line.comment !== '');

  useEffect(() => pane.current?.focus(), []);
  useEffect(() => window.coffer.exchange.onProgress(({ fraction: progress }) => useImport.setState({ progress })), []);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const { target } = event;
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (!(target instanceof Element) || !event.currentTarget.contains(target)) return;
    if (target.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    discard();
  }

  return (
    <section
      id="pane-detail"
      ref={pane}
      className={styles.pane}
      tabIndex={-1}
      aria-labelledby="import-title"
      onKeyDown={onKeyDown}
    >
      <header>
        <h1 id="import-title" className={styles.title}>
          Bring in {preview.fileName}
        </h1>
        <p className={styles.muted}>
          {countOf(lines.length, 'entry', 'entries')} found. Nothing is stored until you say so.
        </p>
      </header>
      <div className={styles.where}>
        <Select
          prefix="Project"
          className={styles.select ?? ''}
          value={destination.project}
          onChange={(project) => void planFor({ ...destination, project })}
          options={[
            { value: null, label: 'None' },
            ...projects
              .filter(({ id, archivedAt }) => archivedAt === null || id === destination.project)
              .map(({ id, name, hue }) => ({ value: id, label: name, dot: hue })),
          ]}
        />
        <Select
          prefix="Environment"
          className={styles.select ?? ''}
          value={destination.environment}
          onChange={(environment) => void planFor({ ...destination, environment })}
          options={[
            { value: null, label: 'All' },
            ...environments
              .filter(({ slug, archivedAt }) => archivedAt === null || slug === destination.environment)
              .map(({ slug, name, hue }) => ({ value: slug, label: name, chip: hue })),
          ]}
        />
      </div>
      {failure === null ? null : (
        <Banner tone="red" icon={CircleAlert} title="Nothing was brought in." role="alert">
          {failure}
        </Banner>
      )}
      {preview.problems.length > 0 ? <Problems preview={preview} /> : null}
      {lines.length > 0 ? <ImportTable lines={lines} problems={wrong} /> : null}
      {busy && progress !== null ? <Progress fraction={progress} label="Bringing in" /> : null}
      <footer className={styles.foot}>
        {hasComments ? (
          <Checkbox checked={comments} onChange={(next) => useImport.setState({ comments: next })}>
            <span className={styles.muted}>Keep comments as descriptions</span>
          </Checkbox>
        ) : null}
        <span className={styles.gap} />
        <Button onClick={discard}>Cancel</Button>
        <Button variant="primary" busy={busy} disabled={count === 0 || wrong.size > 0} onClick={() => void bringIn()}>
          {count === 0 ? 'Bring in nothing' : `Bring in ${countOf(count, 'secret', 'secrets')}`}
        </Button>
      </footer>
    </section>
  );
}

function Problems({ preview }: { preview: Preview }) {
  const { problems } = preview;
  const rest = problems.length - problemsShown;
  return (
    <Banner icon={TriangleAlert} title={`${countOf(problems.length, 'line wants', 'lines want')} a look.`}>
      What was read is in the table below; the rest of the file is plain.
      <ul className={styles.problems} aria-label="Lines that want a look">
        {problems.slice(0, problemsShown).map(({ line, message }) => (
          <li key={`${line}:${message}`}>
            <b>Line {line}</b> {message}
          </li>
        ))}
        {rest > 0 ? <li>and {countOf(rest, 'more line', 'more lines')}</li> : null}
      </ul>
    </Banner>
  );
}
