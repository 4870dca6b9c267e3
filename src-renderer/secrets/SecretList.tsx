import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { SecretSummary } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { moveToTrash, setFavourite } from './commands.ts';
import { select } from './detail-actions.ts';
import { useDetail } from './detail-store.ts';
import { focusPane } from './focus.ts';
import { lookAt, rowAt } from './list-actions.ts';
import { trashMarked } from './list-bulk.ts';
import { clearMarks, markAll, markTo, toggleMark } from './list-marks.ts';
import { textOfQuery } from './list-query.ts';
import { useList } from './list-store.ts';
import { useLeadDays, useRowHeight } from './preferences.ts';
import { toggleReveal } from './reveal.ts';
import styles from './SecretList.module.css';
import { SecretRow } from './SecretRow.tsx';
import { useNow } from './use-now.ts';

const t = texts.secretList;

/** Pixels of what stands above and below the list, at the least. */
const barsAround = 120;

type Virtual = Pick<Virtualizer<HTMLDivElement, Element>, 'scrollOffset' | 'scrollRect'>;

function showDetail(): void {
  useDetail.setState({ narrowShows: 'detail' });
  focusPane('detail');
}

/** What rows are judged by: the hour and the lead time. */
function useRowFacts() {
  const leadDays = useLeadDays();
  const now = useNow();
  return useMemo(() => ({ now, leadDays }), [now, leadDays]);
}

/** By what is known without laying the page out, which scrolling does: most often there is no way to go. */
function isInSight({ scrollOffset, scrollRect }: Virtual, top: number, height: number): boolean {
  if (scrollOffset === null || scrollRect === null) return false;
  return top >= scrollOffset && top + height <= scrollOffset + scrollRect.height;
}

export function SecretList({ total }: { total: number }) {
  // What is typed changes nothing here until it is answered.
  const { rows, fromNotes, missingIn, answered, selectedIndex, view, marked } = useList(
    useShallow(({ query: _query, ...others }) => others),
  );
  const selected = useDetail((state) => state.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const latestMove = useRef(0);
  const height = useRowHeight();
  const facts = useRowFacts();
  const words = useMemo(() => textOfQuery(answered), [answered]);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 5,
    // Until it is measured: no row is missing in the first drawing, and few are too many.
    initialRect: { width: 0, height: window.innerHeight - barsAround },
  });
  const items = virtual.getVirtualItems();
  const first = items.at(0)?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that were forgotten are asked for again.
  useEffect(() => lookAt(first, last), [first, last, rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the density changes.
  useEffect(() => virtual.measure(), [height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top.
  useEffect(() => {
    if (virtual.scrollOffset !== 0) virtual.scrollToOffset(0);
  }, [answered, view]);
  useEffect(() => {
    const isRow = selectedIndex >= 0 && selectedIndex < total;
    if (isRow && !isInSight(virtual, selectedIndex * height, height)) virtual.scrollToIndex(selectedIndex);
  }, [selectedIndex, total, virtual, height]);

  async function moveTo(wanted: number, extend = false): Promise<void> {
    const index = Math.max(0, Math.min(total - 1, wanted));
    latestMove.current += 1;
    const mine = latestMove.current;
    if (extend) await markTo(index);
    else clearMarks();
    useList.setState({ selectedIndex: index });
    const row = await rowAt(index);
    if (row && mine === latestMove.current) await select(row.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey) return;
    // Held, the space bar shows the value until it is let go.
    const isHeld = event.key === ' ' && event.repeat;
    const act = () => (event.ctrlKey || event.metaKey ? pressWithControl(event.key) : press(event.key, event.shiftKey));
    if (isHeld || act()) event.preventDefault();
  }

  function pressWithControl(key: string): boolean {
    const row = rows.get(selectedIndex);
    if (key === 'a') void markAll();
    else if (key === ' ' && row) toggleMark(row.id, selectedIndex);
    else return false;
    return true;
  }

  /** Where a key leads, from the selected row. */
  function targetOf(key: string): number | undefined {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    return {
      ArrowDown: selectedIndex + 1,
      ArrowUp: selectedIndex - 1,
      Home: 0,
      End: total - 1,
      PageDown: selectedIndex + page,
      PageUp: selectedIndex - page,
    }[key];
  }

  /** Whether the key meant something here. */
  function press(key: string, shift: boolean): boolean {
    const target = targetOf(key);
    if (target !== undefined) {
      void moveTo(target, shift);
      return true;
    }
    switch (key) {
      case 'Enter':
        showDetail();
        return true;
      case ' ':
        toggleReveal();
        return true;
      case 'Escape':
        clearMarks();
        return marked.size > 0;
      case 'Delete':
        trash();
        return true;
      default:
        return false;
    }
  }

  function trash(): void {
    const row = rows.get(selectedIndex);
    if (marked.size > 0) {
      if (view.kind !== 'trash') void trashMarked();
    } else if (row && row.id === selected && row.trashedAt === null) void moveToTrash(row);
  }

  /** The whole row selects; its sign marks, its star makes a favourite, Ctrl and Shift mark as everywhere. */
  function onRowClick(event: MouseEvent, secret: SecretSummary, index: number): void {
    const part = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]') : null;
    if (part?.dataset.part === 'star') void setFavourite(secret, !secret.favourite);
    else if (event.shiftKey) void markTo(index);
    else if (event.ctrlKey || event.metaKey || part?.dataset.part === 'mark') toggleMark(secret.id, index);
    else {
      clearMarks();
      void select(secret.id).then((done) => done && useDetail.setState({ narrowShows: 'detail' }));
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
      aria-label={t.label}
      aria-multiselectable
      aria-activedescendant={active ? `row-${selectedIndex}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={styles.rows} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const secret = rows.get(index);
          const current = secret !== undefined && secret.id === selected;
          const isMarked = secret !== undefined && marked.has(secret.id);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list has the keys and the focus.
            <div
              key={index}
              id={`row-${index}`}
              className={styles.row}
              role="option"
              aria-selected={marked.size > 0 ? isMarked : current}
              data-current={current || undefined}
              aria-setsize={total}
              aria-posinset={index + 1}
              aria-label={secret ? undefined : t.beingRead}
              style={{ height, transform: `translateY(${start}px)` }}
              onClick={(event) => secret && onRowClick(event, secret, index)}
            >
              {secret ? (
                <SecretRow
                  secret={secret}
                  noted={fromNotes.get(secret.id)}
                  missingIn={missingIn.get(secret.id)}
                  words={words}
                  facts={facts}
                  marked={isMarked}
                />
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}
