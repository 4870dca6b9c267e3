import type { Row } from './data.ts';

/** Prints a table for each operation: medians and p95 by size, and how many times Coffer's median each peer takes. */
export function printTable(rows: readonly Row[], sizes: readonly number[]): void {
  const find = (subject: string, operation: string, size: number) =>
    rows.find((row) => row.subject === subject && row.operation === operation && row.size === size);
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  for (const operation of new Set(rows.map((row) => row.operation))) {
    console.log(
      `\n${operation}${operation === 'unlock' ? ' (without key derivation)' : ''}: median / p95 in ms, times coffer`,
    );
    for (const subject of subjects) {
      const cells = sizes.map((size) => {
        const row = find(subject, operation, size);
        const ours = find('coffer', operation, size);
        if (!row) return '';
        const ratio = ours && subject !== 'coffer' ? `  ×${format(row.medianMs / ours.medianMs)}` : '';
        return `${format(row.medianMs)} / ${format(row.p95Ms)}${ratio}`;
      });
      if (cells.some(Boolean)) console.log(`  ${subject.padEnd(14)}${cells.map((cell) => cell.padEnd(30)).join('')}`);
    }
  }
  console.log(`\n${''.padEnd(16)}${sizes.map((size) => `${size} secrets`.padEnd(30)).join('')}`);
  console.log(`node ${process.version}, ${process.platform} ${process.arch}`);
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);
}
