import { useVirtualizer } from '@tanstack/react-virtual';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Checkbox } from './Checkbox.tsx';
import { classes } from './classes.ts';
import styles from './PreviewTable.module.css';

const rowHeight = 42;
const virtualFrom = 200;

/** A column: its head, what stands in it, and how the cell looks. `isSide` is left out where there is little room. */
export type PreviewColumn<L> = {
  title: string;
  cell: (line: L) => ReactNode;
  className?: string | undefined;
  isSide?: boolean;
};

/** Which lines will be done. */
export type PreviewChoice<L> = {
  /** Name of the box that ticks all: "All entries". */
  all: string;
  /** Name of a line's box: "Bring in API_KEY". */
  label: (line: L) => string;
  isTicked: (line: L) => boolean;
  /** Whether it can be ticked. */
  isOpen: (line: L) => boolean;
  tick: (lines: readonly L[], ticked: boolean) => void;
};

export type PreviewTableProps<L> = {
  label: string;
  lines: readonly L[];
  keyOf: (line: L) => string | number;
  columns: readonly PreviewColumn<L>[];
  choice: PreviewChoice<L>;
  /** Sets `grid-template-columns` of the rows; the first column is the box. */
  grid: string | undefined;
};

/** Everything that would happen, a line each, before it happens. Long ones draw only what is seen. */
export function PreviewTable<L>({ label, lines, keyOf, columns, choice, grid }: PreviewTableProps<L>) {
  const scroller = useRef<HTMLDivElement>(null);
  const long = lines.length > virtualFrom;
  const virtual = useVirtualizer({
    count: lines.length,
    enabled: long,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = long
    ? virtual.getVirtualItems().map(({ index, start }) => ({ index, start }))
    : lines.map((_, index) => ({ index, start: 0 }));
  const open = lines.filter(choice.isOpen);
  const ticked = open.filter(choice.isTicked).length;

  return (
    <div ref={scroller} className={classes(styles.table, long && styles.long)}>
      <table aria-label={label} aria-rowcount={lines.length + 1}>
        <thead className={styles.headGroup}>
          <tr className={classes(styles.row, styles.head, grid)} aria-rowindex={1}>
            <th scope="col">
              <Checkbox
                ariaLabel={choice.all}
                checked={ticked > 0 && ticked === open.length}
                indeterminate={ticked > 0 && ticked < open.length}
                disabled={open.length === 0}
                onChange={() => choice.tick(open, ticked < open.length)}
              />
            </th>
            {columns.map(({ title, className, isSide }) => (
              <th key={title} scope="col" className={classes(className, isSide && styles.side)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} style={long ? { height: virtual.getTotalSize() } : undefined}>
          {items.map(({ index, start }) => {
            const line = lines[index];
            return line === undefined ? null : (
              <tr
                key={keyOf(line)}
                aria-rowindex={index + 2}
                className={classes(styles.row, grid, long && styles.placed)}
                data-chosen={choice.isTicked(line) || undefined}
                style={long ? { transform: `translateY(${start}px)` } : undefined}
              >
                <td>
                  <Checkbox
                    ariaLabel={choice.label(line)}
                    checked={choice.isTicked(line)}
                    disabled={!choice.isOpen(line)}
                    onChange={(next) => choice.tick([line], next)}
                  />
                </td>
                {columns.map(({ title, cell, className, isSide }) => (
                  <td key={title} className={classes(className, isSide && styles.side)}>
                    {cell(line)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export type WhatTone = 'good' | 'info' | 'change' | 'quiet' | 'bad';

/** What happens to a line: its sign and verb. */
export function What({ icon: Icon, word, tone }: { icon: LucideIcon; word: string; tone: WhatTone }) {
  return (
    <span className={classes(styles.what, styles[tone])}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {word}
    </span>
  );
}

/** Why, or what is wrong: one line, whole when pointed at. */
export function Note({ text, bad = false }: { text: string; bad?: boolean }) {
  return (
    <span className={classes(styles.note, bad && styles.bad)} title={text}>
      {text}
    </span>
  );
}
