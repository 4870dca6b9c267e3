import { asText, digits, inUnit } from './format.ts';
import { type Goal, goals, type Judged, judge, type Suite } from './goals.ts';
import { amounts, type Measurable, type Results } from './rows.ts';
import { ratio } from './statistics.ts';
import { desktopOperations, operations, syncOperations } from './subject.ts';

/** A table with its heading; the first row is its head. */
export type Table = { title: string; rows: string[][] };

export const legend = 'Times are median / p95 in ms; × is how many times as long as Coffer it takes.';

/** All that was measured and the goals, for the terminal. */
export function printReport(suite: Suite, results: Results): void {
  console.log(`\n${legend}`);
  for (const { title, rows } of [...measuredTables(results), goalsTable(suite, results)]) {
    console.log(`\n${title}\n${asText(rows)}`);
  }
}

/** A table for each operation and amount that was measured: subjects down, sizes across. */
export function measuredTables(results: Results): Table[] {
  const timed = Object.entries({ ...operations, ...desktopOperations, ...syncOperations }).map(([name, title]) => {
    const operation = name as Measurable;
    return tableOf(results, operation, title, (subject, size) => {
      const row = results.timing(subject, operation, size);
      if (!row) return '';
      const times = subject === 'coffer' ? undefined : ratio(row.medianMs, results.ms('coffer', operation, size));
      return `${digits(row.medianMs)} / ${digits(row.p95Ms)}${times === undefined ? '' : ` ×${digits(times)}`}`;
    });
  });
  const counted = Object.entries(amounts).map(([name, title]) => {
    const amount = name as keyof typeof amounts;
    return tableOf(results, amount, title, (subject, size) => {
      const bytes = results.bytes(subject, amount, size);
      return bytes === undefined ? '' : digits(bytes);
    });
  });
  return [...timed, ...counted].filter(({ rows }) => rows.length > 1);
}

/** Each goal, what was measured, and whether it is met or by how much not. */
export function goalsTable(suite: Suite, results: Results): Table {
  const rows = goals[suite].map((goal) => {
    const judged = judge(goal, results);
    if (!judged) return [goal.what, limitOf(goal), '', 'not measured'];
    return [goal.what, limitOf(goal), inUnit(judged.measured, goal.unit), verdictOf(judged)];
  });
  return { title: 'Goals', rows: [['what', 'goal', 'measured', 'verdict'], ...rows] };
}

function verdictOf({ met, missedBy }: Judged): string {
  if (met) return 'met';
  return `missed by ${missedBy < 2 ? `${digits((missedBy - 1) * 100)} %` : `${digits(missedBy)}×`}`;
}

function limitOf(goal: Goal): string {
  return 'atMost' in goal ? `≤ ${inUnit(goal.atMost, goal.unit)}` : `≥ ${inUnit(goal.atLeast, goal.unit)}`;
}

function tableOf(
  results: Results,
  name: string,
  title: string,
  cell: (subject: string, size: number) => string,
): Table {
  const rows = results.rows.filter(({ operation }) => operation === name);
  const sizes = [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b);
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const head = ['', ...sizes.map((size) => (size === 0 ? '' : `${digits(size)} secrets`))];
  return { title, rows: [head, ...subjects.map((subject) => [subject, ...sizes.map((size) => cell(subject, size))])] };
}
