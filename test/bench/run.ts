import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { Bench } from 'tinybench';
import { coffer } from './coffer.ts';
import { type Row, type Subject, samples } from './data.ts';
import { kdbx } from './kdbx.ts';
import { cipher, sqlite } from './limits.ts';
import { printTable } from './report.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, sizes: { type: 'string', default: '100,1000,10000' } },
});
const sizes = values.sizes.split(',').map(Number);

async function measure({ name: subject, operations, end }: Subject, size: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name: operation, runs, before, run } of operations) {
    const bench = new Bench({ iterations: runs, time: 0, warmup: false, retainSamples: true });
    bench.add(operation, run, { beforeEach: () => before?.() });
    const [task] = await bench.run();
    const result = task?.result;
    if (!result || !('latency' in result)) throw new Error(`${subject} ${operation} failed`, { cause: result });
    const times = [...(result.latency.samples ?? [])].sort((a, b) => a - b);
    const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
    rows.push({ subject, operation, size, medianMs: at(0.5), p95Ms: at(0.95), samples: times.length });
  }
  await end();
  return rows;
}

const rows: Row[] = [];
for (const size of sizes) {
  const data = samples(size);
  for (const make of [coffer, sqlite, cipher, kdbx]) rows.push(...(await measure(await make(data), size)));
}
printTable(rows, sizes);
if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
