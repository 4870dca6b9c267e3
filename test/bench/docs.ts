import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { asMarkdown } from './format.ts';
import type { Suite } from './goals.ts';
import { plot } from './plot.ts';
import { goalsTable, legend, measuredTables } from './report.ts';
import type { Results } from './rows.ts';

const DOCS = path.join(import.meta.dirname, '../../docs');
const beginOf = (suite: Suite) => `<!-- written by \`npm run bench -- ${suite} --write-docs\` from here -->`;
const END = '<!-- to here -->';

/** Where and with what a run was made, in one line. */
export function machine(): string {
  const [cpu] = os.cpus();
  return `${cpu?.model ?? 'unknown processor'}, ${os.cpus().length} cores, ${os.type()} ${os.release()}, Node ${process.version}`;
}

/** Replaces the suite's numbers in docs/performance.md; `notes` are written above the tables. The vault's are drawn too. */
export function writeDocs(suite: Suite, results: Results, notes: readonly string[]): void {
  const file = path.join(DOCS, 'performance.md');
  const page = fs.readFileSync(file, 'utf8');
  const mark = beginOf(suite);
  const begin = page.indexOf(mark);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < begin) throw new Error(`${file} has lost its two marks for the numbers`);
  const tables = [goalsTable(suite, results), ...measuredTables(results)].map(
    ({ title, rows }) => `### ${title}\n${asMarkdown(rows)}`,
  );
  const numbers = [mark, [...notes, legend].join('\n\n'), ...tables].join('\n\n');
  fs.writeFileSync(file, `${page.slice(0, begin)}${numbers}\n\n${page.slice(end)}`);
  if (suite === 'vault') fs.writeFileSync(path.join(DOCS, 'bench.svg'), plot(results));
}
