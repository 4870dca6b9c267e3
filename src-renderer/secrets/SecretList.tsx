import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { moveToTrash } from './commands.ts';
import { select } from './detail-actions.ts';
import { useDetail } from './detail-store.ts';
import { focusPane } from './focus.ts';
import { lookAt, rowAt } from './list-actions.ts';
import { useList } from './list-store.ts';
import { useLeadDays, useRowHeight } from './preferences.ts';
import { toggleReveal } from './reveal.ts';
import styles from './SecretList.module.css';
import { SecretRow } from './SecretRow.tsx';
import { useNow } from './use-now.ts';

function showDetail(): void {
  useDetail.setState({ narrowShows: 'detail' });
  focusPane('detail');
}

export function SecretList({ total }: { total: number }) {
  const { rows, answered, selectedIndex, view } = useList();
  const selected = useDetail((state) => state.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const latestMove = useRef(0);
  const height = useRowHeight();
  const leadDays = useLeadDays();
  const now = useNow();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items.at(0)?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that were forgotten are asked for again.
  useEffect(() => lookAt(first, last), [first, last, rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the density changes.
  useEffect(() => virtual.measure(), [height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top.
  useEffect(() => virtual.scrollToOffset(0), [answered, view]);
  useEffect(() => {
    if (selectedIndex >= 0 && selectedIndex < total) virtual.scrollToIndex(selectedIndex);
  }, [selectedIndex, total, virtual]);

  async function moveTo(wanted: number): Promise<void> {
    const index = Math.max(0, Math.min(total - 1, wanted));
    latestMove.current += 1;
    const mine = latestMove.current;
    useList.setState({ selectedIndex: index });
    const row = await rowAt(index);
    if (row && mine === latestMove.current) await select(row.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    if (!press(event.key, page)) return;
    event.preventDefault();
  }

  /** Whether the key meant something here. */
  function press(key: string, page: number): boolean {
    const row = rows.get(selectedIndex);
    switch (key) {
      case 'ArrowDown':
        void moveTo(selectedIndex + 1);
        return true;
      case 'ArrowUp':
        void moveTo(selectedIndex - 1);
        return true;
      case 'Home':
        void moveTo(0);
        return true;
      case 'End':
        void moveTo(total - 1);
        return true;
      case 'PageDown':
        void moveTo(selectedIndex + page);
        return true;
      case 'PageUp':
        void moveTo(selectedIndex - page);
        return true;
      case 'Enter':
        showDetail();
        return true;
      case ' ':
        toggleReveal();
        return true;
      case 'Delete':
        if (row && row.id === selected && row.trashedAt === null) void moveToTrash(row);
        return true;
      default:
        return false;
    }
  }

  const active = items.some((item) => item.index === selectedIndex && rows.get(item.index)?.id === selected);
  return (
    <div
      ref={scroller}
      id="pane-list"
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label="Secrets"
      aria-activedescendant={active ? `row-${selectedIndex}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={styles.rows} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const secret = rows.get(index);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list has the keys and the focus.
            <div
              key={index}
              id={`row-${index}`}
              className={styles.row}
              role="option"
              aria-selected={secret !== undefined && secret.id === selected}
              aria-setsize={total}
              aria-posinset={index + 1}
              aria-label={secret ? undefined : 'Being read'}
              style={{ height, transform: `translateY(${start}px)` }}
              onClick={() => {
                if (!secret) return;
                void select(secret.id).then((done) => done && useDetail.setState({ narrowShows: 'detail' }));
              }}
            >
              {secret ? <SecretRow secret={secret} query={answered} now={now} leadDays={leadDays} /> : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}
