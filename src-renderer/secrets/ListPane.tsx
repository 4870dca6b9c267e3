import {
  ArrowDownUp,
  Check,
  FileInput,
  KeyRound,
  Plus,
  RotateCw,
  SearchX,
  ShieldAlert,
  Table2,
  Trash2,
} from 'lucide-react';
import { useEffect } from 'react';
import type { SortOrder, View } from '../../src-preload/contract.ts';
import { openEnvFile } from '../exchange/actions.ts';
import { openMatrix } from '../matrix/actions.ts';
import { useProjects } from '../projects/store.ts';
import { viewName } from '../projects/views.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { newSecret } from './commands.ts';
import { EmptyTrashButton } from './detail/EmptyTrashButton.tsx';
import { selectFirstIfGone } from './detail-actions.ts';
import { useDetail } from './detail-store.ts';
import { ListBulkBar } from './ListBulkBar.tsx';
import styles from './ListPane.module.css';
import { reloadList, searchEverywhere, sortBy } from './list-actions.ts';
import { secretsInWords } from './list-bulk-words.ts';
import { textOfQuery } from './list-query.ts';
import { useList } from './list-store.ts';
import { SecretList } from './SecretList.tsx';
import { suggestName } from './secret-name.ts';

const sortNames: Record<SortOrder, string> = { name: 'Name', changed: 'Last changed', expiry: 'Expiry' };
const sortOrders: readonly SortOrder[] = ['name', 'changed', 'expiry'];

export function ListPane() {
  const { view, answered, total, failure } = useList();
  const title = viewName(view, useProjects());
  const marking = useList(({ marked }) => marked.size > 0);
  const found = answered.trim() !== '';
  useWeakOnes();
  return (
    <section id="list-column" className={styles.pane} aria-label={found ? 'Results' : title}>
      {marking ? <ListBulkBar /> : <ListHead title={found ? 'Results' : title} found={found} />}
      {failure !== null ? (
        <div className={styles.empty} role="alert">
          <p>{failure}</p>
          <Button icon={RotateCw} onClick={() => void reloadList()}>
            Read it again
          </Button>
        </div>
      ) : total === null ? null : total > 0 ? (
        <SecretList total={total} />
      ) : (
        <div className={styles.empty} id="pane-list" tabIndex={-1}>
          {found ? <NothingFound title={title} /> : <NothingHere view={view} />}
        </div>
      )}
    </section>
  );
}

/** Of the project in the list, or of the selected secret where that is missing somewhere. */
function compareEnvironments(): Promise<void> {
  if (useList.getState().view.kind === 'project') return openMatrix();
  return openMatrix(useDetail.getState().detail?.projects[0], 'missing');
}

/** The list of weak ones is read again when more values have been looked at. */
function useWeakOnes(): void {
  const weak = useProjects(({ counts }) => counts?.weak ?? null);
  const shown = useList(({ view }) => view.kind === 'weak');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another count says that there is more.
  useEffect(() => {
    if (shown && weak !== null) void reloadList();
  }, [weak]);
}

function ListHead({ title, found }: { title: string; found: boolean }) {
  const { view, sort, total, of } = useList();
  const count = (n: number) => n.toLocaleString('en');
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      <span className={styles.count} role="status">
        {total === null ? '' : found ? `${count(total)} of ${count(of)}` : secretsInWords(of)}
      </span>
      {view.kind === 'trash' && of > 0 ? <EmptyTrashButton /> : null}
      {view.kind === 'project' || view.kind === 'missing' ? (
        <IconButton icon={Table2} size="small" label="By environment" onClick={() => void compareEnvironments()} />
      ) : null}
      <Menu
        trigger={
          <Button
            variant="ghost"
            size="small"
            icon={ArrowDownUp}
            className={styles.sort}
            aria-label={`Sort by: ${sortNames[sort]}`}
          >
            {sortNames[sort]}
          </Button>
        }
        items={sortOrders.map((order) => ({
          label: `By ${sortNames[order].toLowerCase()}`,
          ...(order === sort ? { icon: Check } : {}),
          onSelect: () => void sortBy(order),
        }))}
      />
    </header>
  );
}

function NothingFound({ title }: { title: string }) {
  const { view, answered } = useList();
  const name = suggestName(textOfQuery(answered));
  const inView = view.kind !== 'all';
  return (
    <EmptyState
      icon={SearchX}
      title="Nothing found"
      text={`${inView ? `Nothing in ${title}` : 'Nothing in this vault'} matches “${answered.trim()}”.`}
      actions={
        <>
          {inView ? (
            <Button onClick={() => void searchEverywhere().then(selectFirstIfGone)}>Search in all secrets</Button>
          ) : null}
          {name ? (
            <Button icon={Plus} className={styles.long} onClick={() => void newSecret(name)}>
              New secret named {name}
            </Button>
          ) : null}
        </>
      }
    />
  );
}

const done = 'Nothing to do';
const none = 'Nothing here yet';
/** Lists that fill themselves: what it means that one is empty. */
const nothingToDo: Partial<Record<View['kind'], { title: string; text: string }>> = {
  expired: { title: done, text: 'No secret is past its day.' },
  expiring: { title: done, text: 'No secret with a day of expiry comes due soon.' },
  rotation: { title: done, text: 'No secret is due for a new value.' },
  weak: { title: done, text: 'No value is weak, a placeholder, or used twice.' },
  missing: { title: done, text: 'Each environment has the names that the others of its project have.' },
  'no-expiry': { title: done, text: 'Every secret has a day of expiry.' },
  revoked: { title: none, text: 'What must not be used any more stands here.' },
  favourites: { title: none, text: 'The star in its row makes a secret a favourite.' },
  recent: { title: none, text: 'What you copied or revealed within two weeks stands here.' },
};

function NothingHere({ view }: { view: View }) {
  const looked = useProjects(({ counts }) => counts?.weak !== null);
  if (view.kind === 'trash') {
    return (
      <EmptyState icon={Trash2} title="The trash is empty" text="What you delete waits here before it goes for good." />
    );
  }
  if (view.kind === 'weak' && !looked) {
    return (
      <EmptyState icon={ShieldAlert} title="Looking at every value" text="What is weak or used twice comes here." />
    );
  }
  const nothing = nothingToDo[view.kind];
  if (nothing !== undefined) return <EmptyState icon={Check} title={nothing.title} text={nothing.text} />;
  return (
    <EmptyState
      icon={KeyRound}
      title={view.kind === 'all' ? 'No secrets yet' : `Nothing in this ${view.kind} yet`}
      text="Your keys, tokens and connection strings stand here. Drop a .env file anywhere in this window to bring in many at once."
      actions={
        <>
          <Button variant="primary" icon={Plus} onClick={() => void newSecret('')}>
            New secret
          </Button>
          <Button icon={FileInput} onClick={() => void openEnvFile()}>
            Import .env…
          </Button>
        </>
      }
    />
  );
}
