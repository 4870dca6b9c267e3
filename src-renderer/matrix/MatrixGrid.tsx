import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { copyValue, isOnlyRead } from '../secrets/commands.ts';
import { useNow } from '../secrets/use-now.ts';
import { Chip } from '../ui/Chip.tsx';
import { CellEditor } from './CellEditor.tsx';
import { CellMenu } from './CellMenu.tsx';
import type { Edited } from './edited.ts';
import styles from './MatrixGrid.module.css';
import { type Column, cellId, Row } from './MatrixRow.tsx';
import { moveBy, type Place, within } from './moves.ts';
import { useRowHeight } from './row-height.ts';
import type { MatrixRow } from './rows.ts';

const t = texts.matrix.grid;

/** Of the line with the environments, with the line under it. */
const headHeight = 37;

type MatrixGridProps = {
  /** What the columns are, in the order of the cells. */
  environments: readonly Column[];
  rows: readonly MatrixRow[];
  label: string;
  /** Escape: the person is done here. */
  onLeave: () => void;
};

/** To the cell that Tab leads to. */
export function focusGrid(): void {
  document.querySelector<HTMLElement>('[role="grid"] td [tabindex="0"]')?.focus();
}

/** Names down, environments across; one cell has the focus, the arrows move it, Enter opens its menu. */
export function MatrixGrid({ environments, rows, label, onLeave }: MatrixGridProps) {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [edited, setEdited] = useState<Edited | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  /** A cell that is to have the focus once it is drawn. */
  const wanted = useRef<Place | null>(null);
  const now = useNow();
  const height = useRowHeight();
  const size = { rows: rows.length, columns: environments.length };
  const active = within(at, size);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    // What has the focus stays, however far one scrolls.
    rangeExtractor: (range) => [...new Set([active.row, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the density changes.
  useEffect(() => virtual.measure(), [height]);
  useEffect(() => {
    const cell = wanted.current && document.getElementById(cellId(wanted.current));
    if (!cell) return;
    wanted.current = null;
    cell.focus();
  });

  function goTo(place: Place): void {
    wanted.current = place;
    virtual.scrollToIndex(place.row);
    setAt(place);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey || event.shiftKey) return;
    if (control && event.key === 'c') return void copy();
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / height) - 1);
    const place = moveBy(event.key, control, active, { ...size, page });
    if (event.key === 'Escape') onLeave();
    else if (place) goTo(place);
    else return;
    event.preventDefault();
  }

  function copy(): void {
    const row = rows[active.row];
    const id = row?.cells[active.column]?.id ?? null;
    if (row && id !== null) void copyValue({ id, name: row.name });
  }

  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells take the focus, one at a time.
        role="grid"
        className={styles.grid}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={environments.length + 1}
        style={{ '--columns': environments.length } as CSSProperties}
      >
        <thead className={styles.top}>
          <tr className={styles.head} aria-rowindex={1}>
            <th className={styles.name} scope="col" aria-colindex={1}>
              {t.name}
            </th>
            {environments.map(({ slug, name, hue }, column) => (
              <th key={slug} className={styles.cell} scope="col" aria-colindex={column + 2}>
                <Chip tone={hue}>{name}</Chip>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.rows} style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row ? (
              <Row
                key={row.name}
                row={row}
                index={index}
                columns={environments}
                activeColumn={index === active.row ? active.column : null}
                editedSlug={edited?.spot.name === row.name ? edited.spot.slug : null}
                now={now}
                style={{ height, transform: `translateY(${start - headHeight}px)` }}
                onFocus={(column) => setAt({ row: index, column })}
              />
            ) : null;
          })}
        </tbody>
      </table>
      <CellMenu onEdit={(next) => isOnlyRead() || setEdited(next)} />
      {edited ? (
        <CellEditor
          key={`${edited.kind} ${edited.spot.slug} ${edited.spot.name}`}
          edited={edited}
          anchor={() => document.getElementById(cellId(active))}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </div>
  );
}
