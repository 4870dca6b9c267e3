import { Command, FileInput, KeySquare, ListFilter, Lock, Plus, Search, Settings, X } from 'lucide-react';
import { texts } from '../../src-texts/texts.ts';
import { discard, openEnvFile } from '../exchange/actions.ts';
import { openPalette } from '../palette/open.ts';
import { Button } from '../ui/Button.tsx';
import { openDialog } from '../ui/dialogs.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { keyWords } from '../ui/keys.ts';
import { Menu } from '../ui/Menu.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { lockVault } from '../unlock/vault-actions.ts';
import { newSecret } from './commands.ts';
import { selectFirst, selectFirstIfGone } from './detail-actions.ts';
import { useDetail } from './detail-store.ts';
import { focusPane, focusSearchEnd } from './focus.ts';
import { limits } from './limits.ts';
import { search } from './list-actions.ts';
import { searchFilters, withFilter } from './list-query.ts';
import { useList } from './list-store.ts';
import styles from './TopBar.module.css';

const t = texts.mainWindow;

function look(query: string): void {
  discard();
  useDetail.setState(({ pane }) => (pane.kind === 'detail' ? { narrowShows: 'list' } : {}));
  search(query, () => void (query.trim() === '' ? selectFirstIfGone() : selectFirst()));
}

export function TopBar() {
  const query = useList((state) => state.query);
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <span className={styles.mark}>
          <KeySquare size={14} strokeWidth={2} aria-hidden />
        </span>
        <span className={styles.word}>Coffer</span>
      </div>
      <search className={styles.search}>
        <TextInput
          id="search"
          size="medium"
          leadingIcon={Search}
          className={styles.field}
          aria-label={t.bar.search}
          placeholder={t.bar.searchHere}
          maxLength={limits.query}
          value={query}
          onChange={(event) => look(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              if (query === '') focusPane('list', { leaveSearch: true });
              else look('');
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              focusPane('list', { leaveSearch: true });
            }
          }}
          trailing={
            <>
              {query === '' ? (
                <Kbd>/</Kbd>
              ) : (
                <IconButton icon={X} size="small" label={t.bar.clearSearch} kbd="Esc" onClick={() => look('')} />
              )}
              <SearchFilters query={query} />
            </>
          }
        />
      </search>
      <div className={styles.acts}>
        <Button icon={Plus} className={styles.new} onClick={() => void newSecret('')}>
          <span className={styles.label}>{t.bar.newSecret}</span>
        </Button>
        <Button
          icon={Command}
          variant="ghost"
          className={styles.palette}
          title={t.bar.commands}
          aria-keyshortcuts="Control+K"
          kbd={keyWords('Ctrl K')}
          onClick={openPalette}
        >
          <span className="visually-hidden">{t.bar.commands}</span>
        </Button>
        <Button icon={FileInput} variant="ghost" className={styles.import} onClick={() => void openEnvFile()}>
          <span className={styles.label}>{t.bar.importEnv}</span>
        </Button>
        <IconButton
          icon={Settings}
          label={t.bar.settings}
          kbd={keyWords('Ctrl ,')}
          onClick={() => openDialog('settings')}
        />
        <Button icon={Lock} variant="ghost" className={styles.lock} onClick={() => void lockVault()}>
          <span className={styles.label}>{t.bar.lock}</span>
        </Button>
      </div>
    </header>
  );
}

/** The help of the search: each line puts a filter behind what is typed. */
function SearchFilters({ query }: { query: string }) {
  return (
    <Menu
      trigger={<IconButton icon={ListFilter} size="small" label={t.filters.label} />}
      items={searchFilters.map(({ insert, example }) => ({
        label: t.filters.line(example, t.filters.means[insert]),
        onSelect: () => {
          look(withFilter(query, insert));
          focusSearchEnd();
        },
      }))}
    />
  );
}
