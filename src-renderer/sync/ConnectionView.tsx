import { ArrowLeft, CircleAlert, Gauge, History, ListChecks, RefreshCcwDot, RotateCw, Settings2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Connection, ServiceInfo } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Page } from '../pages/Page.tsx';
import { useProjects } from '../projects/store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Chip } from '../ui/Chip.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { IconTile } from '../ui/IconTile.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { look, openConnection, runChosen, stop } from './actions.ts';
import { ConnectionDialog } from './ConnectionDialog.tsx';
import { PlanTable } from './PlanTable.tsx';
import { choicesOf, countsOf, trashesGone } from './preview.ts';
import { RunsDialog } from './RunsDialog.tsx';
import { SecretsDialog } from './SecretsDialog.tsx';
import styles from './Sync.module.css';
import { usePreview, useSync } from './store.ts';
import { arrows, countOf, paceWords } from './words.ts';

const t = texts.syncPlan.page;
const words = texts.syncPlan.preview;

type ConnectionProps = { connection: Connection; service: ServiceInfo };

/** One connection: what would happen, chosen line by line, and what has happened. */
export function ConnectionView({ connection, service }: ConnectionProps) {
  const { id, links } = connection;
  const [shown, setShown] = useState<'secrets' | 'runs' | 'settings' | null>(null);
  const takesPart = links > 0 || (connection.direction !== 'push' && service.abilities.includes('list'));

  useEffect(() => {
    if (takesPart) void look(id);
  }, [id, takesPart]);

  const close = () => setShown(null);
  return (
    <Page
      title={connection.name}
      sign={
        <>
          <IconButton icon={ArrowLeft} label={t.back} onClick={() => openConnection(null)} />
          <IconTile icon={RefreshCcwDot} tone="accent" size="large" />
        </>
      }
      text={<About connection={connection} service={service} />}
      actions={
        <>
          <Button icon={ListChecks} onClick={() => setShown('secrets')}>
            {t.choose}
          </Button>
          <Button icon={History} onClick={() => setShown('runs')}>
            {t.runs}
          </Button>
          <Button icon={Settings2} onClick={() => setShown('settings')}>
            {t.settings}
          </Button>
        </>
      }
    >
      {takesPart ? (
        <Preview connection={connection} service={service} />
      ) : (
        <EmptyState
          icon={ListChecks}
          title={t.none}
          text={t.noneText(service.name)}
          actions={
            <Button variant="primary" onClick={() => setShown('secrets')}>
              {t.choose}
            </Button>
          }
        />
      )}
      {shown === 'secrets' ? (
        <SecretsDialog
          connection={connection}
          service={service}
          onClose={() => {
            close();
            if (takesPart) void look(id);
          }}
        />
      ) : null}
      {shown === 'runs' ? <RunsDialog connection={connection} onClose={close} /> : null}
      {shown === 'settings' ? <ConnectionDialog connection={connection} service={service} onClose={close} /> : null}
    </Page>
  );
}

function About({ connection, service }: ConnectionProps) {
  const { project, remoteProject, links, direction, host, environment } = connection;
  const here = useProjects(({ projects }) => projects.find((one) => one.id === project)?.name);
  const all = useProjects(({ counts }) => counts?.all ?? 0);
  const from = [here ?? t.allProjects, ...(environment === null ? [] : [environment])].join(', ');
  const there = remoteProject === null ? host : t.oneProject(host);
  const about = t.about(from, arrows[direction], there, links, all);
  return service.experimental ? `${about} ${t.experimental}` : about;
}

/** What would happen, and the button that does it. */
function Preview({ connection, service }: ConnectionProps) {
  const { plan, busy, failure, ticks, decisions, confirmGone } = usePreview();
  const running = useSync(({ states }) => states.find((one) => one.connection === connection.id)?.running ?? null);
  const chosen = { ticks, decisions };
  const count = plan ? choicesOf(plan, chosen).length : 0;
  const gone = plan?.gone ?? null;
  const needsWord = plan !== null && gone !== null && trashesGone(plan, chosen);
  const limits = connection.limits ?? service.limits;
  return (
    <>
      {failure === null ? null : (
        <Banner
          tone="red"
          icon={CircleAlert}
          role="alert"
          title={words.failed}
          actions={
            <Button size="small" icon={RotateCw} onClick={() => void look(connection.id)}>
              {words.lookAgain}
            </Button>
          }
        >
          {failure}
        </Banner>
      )}
      {gone === null ? null : (
        <Banner icon={CircleAlert} title={words.gone(gone.gone, gone.of)}>
          {words.goneText}
        </Banner>
      )}
      {plan === null && busy === 'looking' ? (
        <p className={styles.wait}>
          <Spinner /> {words.looking}
        </p>
      ) : null}
      {plan && plan.lines.length > 0 ? (
        <>
          <ul className={styles.counts} aria-label={words.counts}>
            {countsOf(plan).map(({ action, count: number }) => {
              const { text, tone } = countOf(action, number);
              return (
                <li key={action}>
                  <Chip tone={tone}>{text}</Chip>
                </li>
              );
            })}
          </ul>
          <PlanTable lines={plan.lines} connection={connection.id} service={service} />
        </>
      ) : null}
      {plan?.lines.length === 0 ? (
        <EmptyState icon={RefreshCcwDot} title={words.inStep} text={words.inStepText} />
      ) : null}
      {running ? <Progress fraction={running.of === 0 ? null : running.done / running.of} label={words.run} /> : null}
      {plan ? (
        <footer className={styles.foot}>
          <span className={styles.pace}>
            <Gauge size={16} strokeWidth={1.75} aria-hidden />
            {paceWords({ limits }, count)}
          </span>
          {needsWord ? (
            <Checkbox checked={confirmGone} onChange={(next) => usePreview.setState({ confirmGone: next })}>
              {words.rightAccount}
            </Checkbox>
          ) : null}
          <span className={styles.gap} />
          {busy === 'running' ? (
            <Button onClick={() => stop(connection.id)}>{words.stop}</Button>
          ) : (
            <Button busy={busy === 'looking'} onClick={() => void look(connection.id)}>
              {words.lookAgain}
            </Button>
          )}
          <Button
            variant="primary"
            busy={busy === 'running'}
            disabled={count === 0 || busy === 'looking' || (needsWord && !confirmGone)}
            onClick={() => void runChosen()}
          >
            {count === 0 ? words.nothing : words.action(count)}
          </Button>
        </footer>
      ) : null}
    </>
  );
}
