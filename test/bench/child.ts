import fs from 'node:fs';
import path from 'node:path';
import { samples } from './data.ts';
import type { Answer, Job, SubjectJob } from './jobs.ts';
import { measure, type Run, runOnce, timingsOf } from './measure.ts';
import type { Timing } from './rows.ts';
import type { Opened, Operation, Subject } from './subject.ts';
import { subjects } from './subjects.ts';

process.send?.(await answer(JSON.parse(process.argv[2] ?? '')));

/** Does the one job of this process. */
async function answer(job: Job): Promise<Answer> {
  if (job.kind === 'scrypt') return scrypt();
  const subject: Subject = await subjects[job.subject].load();
  switch (job.kind) {
    case 'fill':
      await subject.fill(job.folder, samples(job.count));
      return { timings: [], totals: { file: bytesBelow(job.folder) } };
    case 'hold':
      return { timings: [], totals: await hold(subject, job) };
    case 'time':
      return { timings: await time(subject, job), totals: {} };
    case 'apart':
      return { timings: await measureAll(subject.apart?.(job.folder, job.count) ?? [], job), totals: {} };
  }
}

async function hold(subject: Subject, job: SubjectJob): Promise<Answer['totals']> {
  const before = memory();
  const opened = await open(subject, job);
  const after = memory();
  const elsewhere = opened.resident?.();
  await opened.close();
  if (elsewhere !== undefined) return { resident: elsewhere };
  return { heap: after.heap - before.heap, resident: after.resident - before.resident };
}

async function time(subject: Subject, job: SubjectJob): Promise<Timing[]> {
  const opened = await open(subject, job);
  const timings = await measureAll(opened.operations, job);
  await opened.close();
  return timings;
}

/** Opens a store, and sees that it holds what it was filled with. */
async function open(subject: Subject, { folder, count }: SubjectJob): Promise<Opened> {
  const opened = await subject.open(folder, count);
  if (opened.listed !== count) throw new Error(`${opened.listed} of ${count} secrets are listed`);
  return opened;
}

async function measureAll(operations: readonly Operation[], { subject, count }: SubjectJob): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (const operation of operations) timings.push(...(await measure(subject, operation, count)));
  return timings;
}

/** In turns, so that a machine that gets slower meanwhile slows all of them. */
async function scrypt(): Promise<Answer> {
  const { nobleAlone, nodeCrypto, ours, warmUp } = await import('./subjects/scrypt.ts');
  const contenders = [
    { subject: 'coffer', operation: ours, runs: [] as Run[] },
    { subject: 'noble alone', operation: nobleAlone, runs: [] as Run[] },
    { subject: 'node:crypto', operation: nodeCrypto, runs: [] as Run[] },
  ];
  await warmUp();
  const before = memory();
  await runOnce(ours);
  const scryptLeft = memory().resident - before.resident;
  for (let round = 0; round < ours.runs; round++) {
    for (const { operation, runs } of contenders) runs.push(await runOnce(operation));
  }
  return {
    timings: contenders.flatMap(({ subject, operation, runs }) => timingsOf(subject, operation, 0, runs)),
    totals: { scryptLeft },
  };
}

/** Bytes in use when nothing is left to collect: on the heap with the buffers outside it, and resident. */
function memory(): { heap: number; resident: number } {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, resident: rss };
}

function bytesBelow(folder: string): number {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
