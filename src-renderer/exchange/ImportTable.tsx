import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import type { ImportLine } from '../../src-preload/contract.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { classes } from '../ui/classes.ts';
import { TextInput } from '../ui/TextInput.tsx';
import { actionWords } from './action-words.ts';
import { choose, rename } from './actions.ts';
import { isChosen, nameOf } from './choice.ts';
import styles from './ImportTable.module.css';
import { useImport } from './store.ts';

const rowHeight = 42;
const virtualFrom = 200;

type ImportTableProps = { lines: readonly ImportLine[]; problems: ReadonlyMap<number, string> };

export function ImportTable({ lines, problems }: ImportTableProps) {
  const { choices, names } = useImport();
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
  const open = lines.filter((line) => line.action !== 'conflict');
  const ticked = open.filter((line) => isChosen(line, choices)).length;

  return (
    <div ref={scroller} className={classes(styles.table, long && styles.long)}>
      <table aria-label="Entries of the file" aria-rowcount={lines.length + 1}>
        <thead className={styles.headGroup}>
          <tr className={classes(styles.row, styles.head)} aria-rowindex={1}>
            <th scope="col">
              <Checkbox
                ariaLabel="All entries"
                checked={ticked > 0 && ticked === open.length}
                indeterminate={ticked > 0 && ticked < open.length}
                disabled={open.length === 0}
                onChange={() =>
                  choose(
                    open.map((line) => line.index),
                    ticked < open.length,
                  )
                }
              />
            </th>
            <th scope="col">Name</th>
            <th scope="col" className={styles.value}>
              Value
            </th>
            <th scope="col">What happens</th>
            <th scope="col" className={styles.note}>
              Note
            </th>
          </tr>
        </thead>
        <tbody className={styles.body} style={long ? { height: virtual.getTotalSize() } : undefined}>
          {items.map(({ index, start }) => {
            const line = lines[index];
            return line ? (
              <Row
                key={line.index}
                line={line}
                at={index}
                chosen={isChosen(line, choices)}
                name={nameOf(line, names)}
                problem={problems.get(line.index) ?? ''}
                top={long ? start : null}
              />
            ) : null;
          })}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { line: ImportLine; at: number; chosen: boolean; name: string; problem: string; top: number | null };

const Row = memo(function Row({ line, at, chosen, name, problem, top }: RowProps) {
  const { icon: Icon, word, tone } = actionWords[line.action];
  const note = problem || line.note;
  return (
    <tr
      aria-rowindex={at + 2}
      className={classes(styles.row, top !== null && styles.placed)}
      data-chosen={chosen || undefined}
      style={top === null ? undefined : { transform: `translateY(${top}px)` }}
    >
      <td>
        <Checkbox
          ariaLabel={`Bring in ${line.originalName}`}
          checked={chosen}
          disabled={line.action === 'conflict'}
          onChange={(next) => choose([line.index], next)}
        />
      </td>
      <td className={styles.name}>
        {line.action === 'rename' ? (
          <>
            <span className={styles.old}>{line.originalName}</span>
            <TextInput
              mono
              size="medium"
              className={styles.rename}
              aria-label={`New name of ${line.originalName}`}
              aria-invalid={problem !== '' || undefined}
              value={name}
              onChange={(event) => rename(line.index, event.target.value)}
            />
          </>
        ) : (
          <span className={styles.old} title={line.originalName}>
            {line.originalName}
          </span>
        )}
      </td>
      <td className={styles.value}>
        <span aria-hidden>{'•'.repeat(8)}</span>
        <span className="visually-hidden">Hidden</span>
      </td>
      <td className={classes(styles.action, styles[tone])}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        {word}
      </td>
      <td className={classes(styles.note, problem !== '' && styles.bad)} title={note}>
        {note}
      </td>
    </tr>
  );
});
