/** At the beginning of a cell these make spreadsheets compute it: also in their wide forms, after tab or line end. */
const computed = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A table as comma-separated values (RFC 4180: quoted where needed, lines end in CRLF). A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front, by which it is text there.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  const harmless = computed.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
