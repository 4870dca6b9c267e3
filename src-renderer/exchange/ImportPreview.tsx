import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { ImportPreview as Preview } from '../../src-preload/contract.ts';
import { worded } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import { useProjects } from '../projects/store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/Select.tsx';
import { bringIn, discard, planFor } from './actions.ts';
import { chosenLines, nameProblems } from './choice.ts';
import styles from './ImportPreview.module.css';
import { ImportTable } from './ImportTable.tsx';
import { useImport } from './store.ts';

const t = texts.exchange.preview;

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
          {t.title(preview.fileName)}
        </h1>
        <p className={styles.muted}>{t.found(lines.length)}</p>
      </header>
      <div className={styles.where}>
        <Select
          prefix={t.project}
          className={styles.select ?? ''}
          value={destination.project}
          onChange={(project) => void planFor({ ...destination, project })}
          options={[
            { value: null, label: t.noProject },
            ...projects
              .filter(({ id, archivedAt }) => archivedAt === null || id === destination.project)
              .map(({ id, name, hue }) => ({ value: id, label: name, dot: hue })),
          ]}
        />
        <Select
          prefix={t.environment}
          className={styles.select ?? ''}
          value={destination.environment}
          onChange={(environment) => void planFor({ ...destination, environment })}
          options={[
            { value: null, label: t.allEnvironments },
            ...environments
              .filter(({ slug, archivedAt }) => archivedAt === null || slug === destination.environment)
              .map(({ slug, name, hue }) => ({ value: slug, label: name, chip: hue })),
          ]}
        />
      </div>
      {failure === null ? null : (
        <Banner tone="red" icon={CircleAlert} title={t.failed} role="alert">
          {failure}
        </Banner>
      )}
      {preview.problems.length > 0 ? <Problems preview={preview} /> : null}
      {lines.length > 0 ? <ImportTable lines={lines} problems={wrong} /> : null}
      {busy && progress !== null ? <Progress fraction={progress} label={t.busy} /> : null}
      <footer className={styles.foot}>
        {hasComments ? (
          <Checkbox checked={comments} onChange={(next) => useImport.setState({ comments: next })}>
            <span className={styles.muted}>{t.comments}</span>
          </Checkbox>
        ) : null}
        <span className={styles.gap} />
        <Button onClick={discard}>{t.cancel}</Button>
        <Button variant="primary" busy={busy} disabled={count === 0 || wrong.size > 0} onClick={() => void bringIn()}>
          {count === 0 ? t.nothing : t.action(count)}
        </Button>
      </footer>
    </section>
  );
}

function Problems({ preview }: { preview: Preview }) {
  const words = texts.exchange.problems;
  const { problems } = preview;
  const rest = problems.length - problemsShown;
  return (
    <Banner icon={TriangleAlert} title={words.title(problems.length)}>
      {words.text}
      <ul className={styles.problems} aria-label={words.list}>
        {problems.slice(0, problemsShown).map((problem) => (
          <li key={`${problem.line}:${problem.code}`}>
            <b>{words.line(problem.line)}</b> {worded(words.words, 'code', problem)}
          </li>
        ))}
        {rest > 0 ? <li>{words.more(rest)}</li> : null}
      </ul>
    </Banner>
  );
}
