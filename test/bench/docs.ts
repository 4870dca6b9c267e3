import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { asMarkdown } from './format.ts';
import { plot } from './plot.ts';
import { goalsTable, legend, measuredTables } from './report.ts';
import type { Results } from './rows.ts';

const DOCS = path.join(import.meta.dirname, '../../docs');
const BEGIN = '<!-- written by `npm run bench -- vault --write-docs` from here -->';
const END = '<!-- to here -->';

/** Where and with what a run was made, in one line. */
export function machine(): string {
  const [cpu] = os.cpus();
  return `${cpu?.model ?? 'unknown processor'}, ${os.cpus().length} cores, ${os.type()} ${os.release()}, Node ${process.version}`;
}

/** Replaces the numbers in docs/performance.md and draws docs/bench.svg; `notes` are written above the tables. */
export function writeDocs(results: Results, notes: readonly string[]): void {
  const file = path.join(DOCS, 'performance.md');
  const page = fs.readFileSync(file, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${file} has lost its two marks for the numbers`);
  const tables = [goalsTable(results), ...measuredTables(results)].map(
    ({ title, rows }) => `### ${title}\n${asMarkdown(rows)}`,
  );
  const numbers = [BEGIN, [...notes, legend].join('\n\n'), ...tables].join('\n\n');
  fs.writeFileSync(file, `${page.slice(0, begin)}${numbers}\n\n${page.slice(end)}`);
  fs.writeFileSync(path.join(DOCS, 'bench.svg'), plot(results));
}
