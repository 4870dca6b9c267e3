/** A cell's place among those that are shown. */
export type Place = { row: number; column: number };
export type Size = { rows: number; columns: number; page: number };

/** Where a key leads from a cell, inside the grid; `null` for a key that does not move. */
export function moveBy(key: string, control: boolean, from: Place, size: Size): Place | null {
  const to = targetOf(key, control, from, size);
  return to && within(to, size);
}

function targetOf(key: string, control: boolean, { row, column }: Place, { rows, columns, page }: Size): Place | null {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return { row: control ? 0 : row, column: 0 };
    case 'End':
      return { row: control ? rows - 1 : row, column: columns - 1 };
    case 'PageUp':
      return { row: row - page, column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return null;
  }
}

/** The nearest place that there is. */
export function within({ row, column }: Place, { rows, columns }: Pick<Size, 'rows' | 'columns'>): Place {
  return {
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  };
}
