import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { machine, writeDocs } from './docs.ts';
import { installPeers } from './install.ts';
import { printReport } from './report.ts';
import { Results } from './rows.ts';
import { peersOf, type SubjectName, subjectNames, versionsFor } from './subjects.ts';
import { measureVault } from './vault.ts';

const USAGE = `npm run bench -- vault [--sizes 100,1000,10000,50000] [--only coffer,kdbxweb] [--json FILE] [--write-docs]
  --sizes       secrets in the stores
  --only        subjects: ${subjectNames.join(', ')}
  --json        writes every row to a file
  --write-docs  writes docs/bench.svg and the numbers of docs/performance.md`;

const options = readOptions();
installPeers(options.subjects.flatMap(peersOf));
process.on('SIGINT', () => process.exit(130));
const { rows, absent } = await measureVault(options.subjects, options.sizes);
const results = new Results(rows);
const versions = new Set(options.subjects.filter((name) => !absent.has(name)).flatMap(versionsFor));
const notes = [
  `Measured on ${machine()}.`,
  ...(versions.size > 0 ? [`Against ${[...versions].join(', ')}.`] : []),
  ...[...absent].map(([name, reason]) => `Without ${name}: ${reason}.`),
];
printReport(results);
console.log(`\n${notes.join('\n')}`);
if (options.json) fs.writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
if (options.writeDocs) writeDocs(results, notes);

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
    if (positionals.some((suite) => suite !== 'vault')) throw new Error(`there is no bench ${positionals.join(' ')}`);
    const sizes = values.sizes.split(',').map(Number);
    if (!sizes.every((size) => Number.isInteger(size) && size > 0)) throw new Error('sizes are whole numbers');
    const subjects = values.only.split(',') as SubjectName[];
    const unknown = subjects.find((name) => !subjectNames.includes(name));
    if (unknown) throw new Error(`there is no subject ${unknown}`);
    return { sizes, subjects, json: values.json, writeDocs: values['write-docs'] };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(1);
  }
}
