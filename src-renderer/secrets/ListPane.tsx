import { ArrowDownUp, Check, FileInput, KeyRound, Plus, RotateCw, SearchX, Trash2 } from 'lucide-react';
import type { SortOrder, View } from '../../src-preload/contract.ts';
import { openEnvFile } from '../exchange/actions.ts';
import { useProjects } from '../projects/store.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Menu } from '../ui/Menu.tsx';
import { newSecret } from './commands.ts';
import { selectFirstIfGone } from './detail-actions.ts';
import styles from './ListPane.module.css';
import { reloadList, searchEverywhere, sortBy } from './list-actions.ts';
import { useList } from './list-store.ts';
import { SecretList } from './SecretList.tsx';
import { suggestName } from './secret-name.ts';

const sortNames: Record<SortOrder, string> = { name: 'Name', changed: 'Last changed', expiry: 'Expiry' };
const sortOrders: readonly SortOrder[] = ['name', 'changed', 'expiry'];

const titles: Record<Exclude<View['kind'], 'project' | 'environment' | 'tag'>, string> = {
  all: 'All secrets',
  favourites: 'Favourites',
  recent: 'Recently used',
  expired: 'Expired',
  expiring: 'Expiring soon',
  rotation: 'Due for rotation',
  revoked: 'Revoked',
  'no-expiry': 'Without expiry',
  trash: 'Trash',
};

function useTitle(view: View): string {
  const projects = useProjects((state) => state.projects);
  if (view.kind === 'project') return projects.find(({ id }) => id === view.project)?.name ?? 'Project';
  if (view.kind === 'environment') return view.environment;
  if (view.kind === 'tag') return view.tag;
  return titles[view.kind];
}

export function ListPane() {
  const { view, answered, sort, total, of, failure } = useList();
  const title = useTitle(view);
  const count = (n: number) => n.toLocaleString('en');
  const found = answered.trim() !== '';
  return (
    <section className={styles.pane} aria-label={found ? 'Results' : title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{found ? 'Results' : title}</h2>
        <span className={styles.count} role="status">
          {total === null
            ? ''
            : found
              ? `${count(total)} of ${count(of)}`
              : `${count(of)} ${of === 1 ? 'secret' : 'secrets'}`}
        </span>
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

function NothingFound({ title }: { title: string }) {
  const { view, answered } = useList();
  const name = suggestName(answered);
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

function NothingHere({ view }: { view: View }) {
  if (view.kind === 'trash') {
    return (
      <EmptyState icon={Trash2} title="The trash is empty" text="What you delete waits here before it goes for good." />
    );
  }
  if (view.kind === 'expired' || view.kind === 'expiring') {
    const text =
      view.kind === 'expired' ? 'No secret is past its day.' : 'No secret with a day of expiry comes due soon.';
    return <EmptyState icon={Check} title="Nothing to do" text={text} />;
  }
  return (
    <EmptyState
      icon={KeyRound}
      title={view.kind === 'all' ? 'No secrets yet' : 'Nothing in this project yet'}
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
