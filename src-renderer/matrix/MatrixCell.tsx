import { Menu } from '@base-ui/react/menu';
import { texts } from '../../src-texts/texts.ts';
import { classes } from '../ui/classes.ts';
import { type CellFacts, cellMenu } from './CellMenu.tsx';
import { cellSigns, cellWords } from './cell-words.ts';
import styles from './MatrixGrid.module.css';

const t = texts.matrix.grid;

type MatrixCellProps = {
  id: string;
  facts: CellFacts;
  /** Seconds. */
  now: number;
  /** Whether Tab leads to this one. */
  active: boolean;
  onFocus: () => void;
};

/** What an environment has of a name; the whole cell opens its menu. */
export function MatrixCellButton({ id, facts, now, active, onFocus }: MatrixCellProps) {
  const { spot, cell, nameOf } = facts;
  const { icon: Icon, tone } = cellSigns[cell.state];
  const { text, label } = cellWords(cell, { now, nameOf });
  return (
    <Menu.Trigger
      id={id}
      handle={cellMenu}
      payload={facts}
      className={styles.button}
      tabIndex={active ? 0 : -1}
      aria-label={t.cell(spot.name, spot.environment, label)}
      onFocus={onFocus}
      onKeyDown={(event) => {
        // The arrows move between the cells; Enter and Space open the menu.
        if (event.key.startsWith('Arrow')) event.preventBaseUIHandler();
      }}
    >
      <span className={classes(styles.sign, styles[tone])}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </span>
      <span className={classes(styles.words, styles[cell.state === 'present' ? 'muted' : tone])}>{text}</span>
    </Menu.Trigger>
  );
}
