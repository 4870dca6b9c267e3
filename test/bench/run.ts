import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { measureDesktop } from './desktop/measure.ts';
import { machine, writeDocs } from './docs.ts';
import { goals, type Suite } from './goals.ts';
import { installPeers } from './install.ts';
import { printReport } from './report.ts';
import { Results } from './rows.ts';
import { peersOf, type SubjectName, subjectNames, versionsFor } from './subjects.ts';
import { measureSync } from './sync.ts';
import { measureVault } from './vault.ts';

const suites = Object.keys(goals) as Suite[];

const USAGE = `npm run bench -- [${suites.join(' | ')}] [--sizes 100,1000,10000,50000] [--only coffer,kdbxweb] [--json FILE] [--write-docs]
  --sizes       secrets in the stores
  --only        subjects of the vault's bench: ${subjectNames.join(', ')}
  --json        writes every row to a file
  --write-docs  writes the numbers of docs/performance.md, and docs/bench.svg`;

const options = readOptions();
process.on('SIGINT', () => process.exit(130));
const benches = { vault: benchVault, desktop: benchDesktop, sync: benchSync } as const satisfies Record<Suite, unknown>;
const { rows, notes } = await benches[options.suite]();
const results = new Results(rows);
printReport(options.suite, results);
console.log(`\n${notes.join('\n')}`);
if (options.json) fs.writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
if (options.writeDocs) writeDocs(options.suite, results, notes);

async function benchVault() {
  installPeers(options.subjects.flatMap(peersOf));
  const { rows: measured, absent } = await measureVault(options.subjects, options.sizes);
  const versions = new Set(options.subjects.filter((name) => !absent.has(name)).flatMap(versionsFor));
  const said = [
    `Measured on ${machine()}.`,
    ...(versions.size > 0 ? [`Against ${[...versions].join(', ')}.`] : []),
    ...[...absent].map(([name, reason]) => `Without ${name}: ${reason}.`),
  ];
  return { rows: measured, notes: said };
}

async function benchDesktop() {
  const { rows: measured, runtime } = await measureDesktop(options.sizes);
  return { rows: measured, notes: [`Measured on ${machine()}, on ${runtime}.`] };
}

async function benchSync() {
  return { rows: await measureSync(), notes: [`Measured on ${machine()}, against loopback servers.`] };
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        sizes: { type: 'string', default: '100,1000,10000,50000' },
        only: { type: 'string', default: subjectNames.join() },
        json: { type: 'string' },
        'write-docs': { type: 'boolean', default: false },
      },
    });
    const [suite = 'vault', ...more] = positionals as Suite[];
    if (!suites.includes(suite) || more.length > 0) throw new Error(`there is no bench ${positionals.join(' ')}`);
    const sizes = values.sizes.split(',').map(Number);
    if (!sizes.every((size) => Number.isInteger(size) && size > 0)) throw new Error('sizes are whole numbers');
    const subjects = values.only.split(',') as SubjectName[];
    const unknown = subjects.find((name) => !subjectNames.includes(name));
    if (unknown) throw new Error(`there is no subject ${unknown}`);
    return { suite, sizes, subjects, json: values.json, writeDocs: values['write-docs'] };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(1);
  }
}
