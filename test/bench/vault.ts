import fs from 'node:fs';
import path from 'node:path';
import { ownBytes, samples } from './data.ts';
import { type Answer, run } from './jobs.ts';
import type { Amount, AmountName, Row } from './rows.ts';
import { missingFor, type SubjectName } from './subjects.ts';

/** What was measured, and which subjects were not, each with the reason. */
export type Measured = { rows: Row[]; absent: Map<SubjectName, string> };

type Totals = Answer['totals'];

/** Below the project, for the system's temporary folder may be memory, where nothing is durable. */
const SCRATCH = path.join(import.meta.dirname, '../../.cache');

/** With fewer secrets, what a process holds anyway hides them. */
const SEEN_IN_RESIDENT = 10_000;

/** Measures the subjects at each size. A peer that is missing or fails is left out; that Coffer fails is an error. */
export async function measureVault(names: readonly SubjectName[], sizes: readonly number[]): Promise<Measured> {
  const rows: Row[] = names.includes('coffer') ? await measureScrypt() : [];
  const absent = new Map<SubjectName, string>();
  const empty = new Map<SubjectName, Totals>();
  for (const size of [0, ...sizes]) {
    for (const name of names) {
      if (absent.has(name)) continue;
      const missing = missingFor(name);
      if (missing) {
        absent.set(name, `${missing} is not installed`);
        continue;
      }
      try {
        if (size === 0) empty.set(name, await inScratch((folder) => measureStore(name, folder, 0)));
        else rows.push(...(await inScratch((folder) => measureSubject(name, folder, size, empty.get(name) ?? {}))));
      } catch (error) {
        if (name === 'coffer') throw error;
        absent.set(name, `failed at ${size} secrets (${(error as Error).message})`);
      }
    }
  }
  return { rows, absent };
}

async function measureScrypt(): Promise<Row[]> {
  console.log('scrypt');
  const { timings, totals } = await run({ kind: 'scrypt' });
  return [...timings, ...amountRows('coffer', 0, totals)];
}

async function measureSubject(subject: SubjectName, folder: string, count: number, empty: Totals): Promise<Row[]> {
  const start = performance.now();
  const totals = await measureStore(subject, folder, count);
  const timed = await run({ kind: 'time', subject, folder, count });
  const apart = await run({ kind: 'apart', subject, folder, count });
  console.log(`${subject}, ${count} secrets: ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  return [...timed.timings, ...apart.timings, ...amountRows(subject, count, perSecret(totals, empty, count))];
}

/** Fills a store and holds it open; a subject that writes no file has nothing to hold. */
async function measureStore(subject: SubjectName, folder: string, count: number): Promise<Totals> {
  const filled = await run({ kind: 'fill', subject, folder, count });
  if (filled.totals.file === 0) return {};
  const held = await run({ kind: 'hold', subject, folder, count });
  return { ...filled.totals, ...held.totals };
}

function perSecret(totals: Totals, empty: Totals, count: number): Totals {
  const result: Totals = {};
  for (const [name, total] of Object.entries(totals) as [AmountName, number][]) {
    if (name === 'resident' && count < SEEN_IN_RESIDENT) continue;
    result[name] = (total - (empty[name] ?? 0)) / count;
  }
  const own = samples(count).reduce((sum, one) => sum + ownBytes(one), 0) / count;
  return result.file === undefined ? result : { ...result, fileOverhead: result.file - own };
}

function amountRows(subject: SubjectName, size: number, bytes: Totals): Amount[] {
  return (Object.entries(bytes) as [AmountName, number][]).map(([operation, amount]) => ({
    subject,
    operation,
    size,
    bytes: amount,
  }));
}

async function inScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  fs.mkdirSync(SCRATCH, { recursive: true });
  const folder = fs.mkdtempSync(path.join(SCRATCH, 'bench-'));
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await use(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
