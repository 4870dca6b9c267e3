import { useState } from 'react';
import type { Id, ServiceInfo, SyncLine } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { EnvironmentChips } from '../projects/EnvironmentChips.tsx';
import { useNow } from '../secrets/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Note, type PreviewColumn, PreviewTable, What } from '../ui/PreviewTable.tsx';
import { tick } from './actions.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { canTick, isTicked } from './preview.ts';
import styles from './Sync.module.css';
import { usePreview } from './store.ts';
import { WhichDialog } from './WhichDialog.tsx';
import { signOf, whyOf } from './words.ts';

const t = texts.syncPlan.table;

type PlanProps = { lines: readonly SyncLine[]; connection: Id; service: ServiceInfo };

/** Every line of a plan: what happens to which secret, and why. */
export function PlanTable({ lines, connection, service }: PlanProps) {
  const { ticks, decisions } = usePreview();
  const [deciding, setDeciding] = useState<SyncLine | null>(null);
  const [naming, setNaming] = useState<SyncLine | null>(null);
  const now = useNow();
  const chosen = { ticks, decisions };
  const columns: PreviewColumn<SyncLine>[] = [
    { title: t.name, className: styles.secret, cell: (line) => <Name line={line} /> },
    {
      title: t.environment,
      isSide: true,
      cell: ({ environments }) => <EnvironmentChips slugs={environments} most={1} />,
    },
    { title: t.what, cell: (line) => <What {...signOf(line, decisions.get(line.id))} /> },
    {
      title: t.why,
      cell: (line) => (
        <>
          <Note text={whyOf(line, service, now)} bad={line.problem !== null} />
          {line.candidates.length > 0 ? (
            <Button size="small" aria-label={t.whichOf(nameOf(line))} onClick={() => setNaming(line)}>
              {t.which}
            </Button>
          ) : line.choices.length > 0 ? (
            <Button size="small" aria-label={t.decideOf(nameOf(line))} onClick={() => setDeciding(line)}>
              {t.decide}
            </Button>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <>
      <PreviewTable
        label={t.label}
        lines={lines}
        keyOf={({ id }) => id}
        grid={styles.grid}
        columns={columns}
        choice={{
          all: t.all,
          label: (line) => t.one(signOf(line, decisions.get(line.id)).word, nameOf(line)),
          isTicked: (line) => isTicked(line, chosen),
          isOpen: (line) => canTick(line, chosen),
          tick,
        }}
      />
      <WhichDialog line={naming} connection={connection} onClose={() => setNaming(null)} />
      <DecideDialog line={deciding} service={service} onClose={() => setDeciding(null)} />
    </>
  );
}

const nameOf = ({ name, remoteName }: SyncLine) => name ?? remoteName;

/** What it is called here; and there, where that is something else. */
function Name({ line }: { line: SyncLine }) {
  const { name, remoteName } = line;
  return (
    <span className={styles.cut} title={name === null || name === remoteName ? remoteName : `${name} → ${remoteName}`}>
      {nameOf(line)}
      {name === null || name === remoteName ? null : <span className={styles.there}> → {remoteName}</span>}
    </span>
  );
}
