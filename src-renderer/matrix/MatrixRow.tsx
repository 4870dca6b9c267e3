import type { CSSProperties } from 'react';
import type { Environment } from '../../src-preload/contract.ts';
import { MatrixCellButton } from './MatrixCell.tsx';
import styles from './MatrixGrid.module.css';
import type { Place } from './moves.ts';
import type { MatrixRow } from './rows.ts';

/** An environment, as its column says it. */
export type Column = Pick<Environment, 'slug' | 'name' | 'hue'>;

export const cellId = ({ row, column }: Place) => `cell-${row}-${column}`;

type RowProps = {
  row: MatrixRow;
  index: number;
  columns: readonly Column[];
  /** The column that Tab leads to, if it is in this row. */
  activeColumn: number | null;
  /** The environment whose value is being written in this row, if one is. */
  editedSlug: string | null;
  /** Seconds. */
  now: number;
  /** Where it stands in the long list. */
  style: CSSProperties;
  onFocus: (column: number) => void;
};

export function Row({ row, index, columns, activeColumn, editedSlug, now, style, onFocus }: RowProps) {
  const slugs = columns.map(({ slug }) => slug);
  const nameOf = (slug: string) => columns.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <tr className={styles.row} aria-rowindex={index + 2} style={style}>
      <th className={styles.name} scope="row" aria-colindex={1} title={row.name}>
        {row.name}
      </th>
      {row.cells.map((cell, column) => {
        const slug = slugs[column] ?? '';
        const spot = { name: row.name, slug, environment: nameOf(slug) };
        return (
          <td
            key={slug}
            className={styles.cell}
            data-edited={slug === editedSlug || undefined}
            aria-colindex={column + 2}
          >
            <MatrixCellButton
              id={cellId({ row: index, column })}
              facts={{ spot, cell, cells: row.cells, slugs, nameOf }}
              now={now}
              active={column === activeColumn}
              onFocus={() => onFocus(column)}
            />
          </td>
        );
      })}
    </tr>
  );
}
