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
import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { SortOrder, View } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
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
import { textOfQuery } from './list-query.ts';
import { useList } from './list-store.ts';
import { SecretList } from './SecretList.tsx';
import { suggestName } from './secret-name.ts';

const t = texts.secretList;
const sortOrders: readonly SortOrder[] = ['name', 'changed', 'expiry'];

export function ListPane() {
  const { view, answered, total, complete, failure } = useList(
    useShallow(({ view, answered, total, complete, failure }) => ({ view, answered, total, complete, failure })),
  );
  const title = viewName(view, useProjects());
  const marking = useList(({ marked }) => marked.size > 0);
  const found = answered.trim() !== '';
  return (
    <section id="list-column" className={styles.pane} aria-label={found ? t.results : title}>
      {marking ? <ListBulkBar /> : <ListHead title={found ? t.results : title} found={found} />}
      {failure !== null ? (
        <div className={styles.empty} role="alert">
          <p>{failure}</p>
          <Button icon={RotateCw} onClick={() => void reloadList()}>
            {t.readAgain}
          </Button>
        </div>
      ) : total === null ? null : total > 0 ? (
        <SecretList total={total} />
      ) : (
        <div className={styles.empty} id="pane-list" tabIndex={-1}>
          {!complete ? (
            <EmptyState icon={ShieldAlert} {...t.looking} />
          ) : found ? (
            <NothingFound title={title} />
          ) : (
            <NothingHere view={view} />
          )}
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

function ListHead({ title, found }: { title: string; found: boolean }) {
  const { view, total, of } = useList(useShallow(({ view, total, of }) => ({ view, total, of })));
  const isFullTrash = view.kind === 'trash' && of > 0;
  return (
    <header className={styles.head} data-crowded={isFullTrash || undefined}>
      <h2 className={styles.title}>{title}</h2>
      {/* Said while one searches; what else changes it is told by who did it. */}
      <span className={styles.count} role="status" aria-live={found ? 'polite' : 'off'}>
        {total === null ? '' : found ? t.found(total, of) : t.secrets(of)}
      </span>
      {isFullTrash ? <EmptyTrashButton /> : null}
      {view.kind === 'project' || view.kind === 'missing' ? (
        <IconButton icon={Table2} size="small" label={t.byEnvironment} onClick={() => void compareEnvironments()} />
      ) : null}
      <SortMenu />
    </header>
  );
}

/** Not drawn anew with each search, as the count beside it is. */
const SortMenu = memo(function SortMenu() {
  const sort = useList((state) => state.sort);
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          size="small"
          icon={ArrowDownUp}
          className={styles.sort}
          aria-label={t.sort.label(t.sort.names[sort])}
        >
          <span className={styles.order}>{t.sort.names[sort]}</span>
        </Button>
      }
      items={sortOrders.map((order) => ({
        label: t.sort.by[order],
        ...(order === sort ? { icon: Check } : {}),
        onSelect: () => void sortBy(order),
      }))}
    />
  );
});

function NothingFound({ title }: { title: string }) {
  const { view, answered } = useList();
  const name = suggestName(textOfQuery(answered));
  const inView = view.kind !== 'all';
  return (
    <EmptyState
      icon={SearchX}
      title={t.nothingFound.title}
      text={inView ? t.nothingFound.inView(title, answered.trim()) : t.nothingFound.inVault(answered.trim())}
      actions={
        <>
          {inView ? (
            <Button onClick={() => void searchEverywhere().then(() => selectFirstIfGone())}>
              {t.nothingFound.searchAll}
            </Button>
          ) : null}
          {name ? (
            <Button icon={Plus} className={styles.long} onClick={() => void newSecret(name)}>
              {t.nothingFound.newNamed(name)}
            </Button>
          ) : null}
        </>
      }
    />
  );
}

/** Views that secrets are put into; the others fill themselves. */
const filledByHand: readonly View['kind'][] = ['all', 'project', 'environment', 'tag'];

function NothingHere({ view: { kind } }: { view: View }) {
  const nothing = t.empty[kind];
  if (!filledByHand.includes(kind)) return <EmptyState icon={kind === 'trash' ? Trash2 : Check} {...nothing} />;
  return (
    <EmptyState
      icon={KeyRound}
      {...nothing}
      actions={
        <>
          <Button variant="primary" icon={Plus} onClick={() => void newSecret('')}>
            {t.newSecret}
          </Button>
          <Button icon={FileInput} onClick={() => void openEnvFile()}>
            {t.importEnv}
          </Button>
        </>
      }
    />
  );
}
