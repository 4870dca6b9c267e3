import { ListFilter, Search, X } from 'lucide-react';
import { memo } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { discard } from '../exchange/actions.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Menu } from '../ui/Menu.tsx';
import { TextInput } from '../ui/TextInput.tsx';
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

/** Where one types to search; Escape empties it, then leaves it, as do the arrow down and Enter. */
export function SearchField() {
  const query = useList((state) => state.query);
  return (
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
        trailing={<SearchActs />}
      />
    </search>
  );
}

/** Not drawn anew with each key, as the field is. */
const SearchActs = memo(function SearchActs() {
  const isEmpty = useList(({ query }) => query === '');
  return (
    <>
      {isEmpty ? (
        <Kbd>/</Kbd>
      ) : (
        <IconButton icon={X} size="small" label={t.bar.clearSearch} kbd="Esc" onClick={() => look('')} />
      )}
      <SearchFilters />
    </>
  );
});

/** The help of the search: each line puts a filter behind what is typed. */
function SearchFilters() {
  return (
    <Menu
      trigger={<IconButton icon={ListFilter} size="small" label={t.filters.label} />}
      items={searchFilters.map(({ insert, example }) => ({
        label: t.filters.line(example, t.filters.means[insert]),
        onSelect: () => {
          look(withFilter(useList.getState().query, insert));
          focusSearchEnd();
        },
      }))}
    />
  );
}
