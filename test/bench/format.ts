/** Two digits below ten, whole numbers above: a bench is not more exact. */
export function digits(value: number): string {
  if (Math.abs(value) >= 10) return Math.round(value).toLocaleString('en');
  return value === 0 ? '0' : Number(value.toPrecision(2)).toString();
}

export function inUnit(value: number, unit: 'ms' | '×' | 'B'): string {
  if (unit === '×') return `${digits(value)}×`;
  return unit === 'B' && Math.abs(value) >= 1e6 ? `${digits(value / 1e6)} MB` : `${digits(value)} ${unit}`;
}

/** Columns of equal width, for the terminal. */
export function asText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd())
    .join('\n');
}

/** A table in Markdown; the first row is its head. */
export function asMarkdown([head = [], ...body]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n');
}
