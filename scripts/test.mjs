import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(ROOT);
process.env.PATH = `${join(ROOT, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Coffer's tests need Node 24, and this is ${process.versions.node}: run them with \`npm test\`.`);
  process.exit(1);
}

const UNIT = 'test-results/vitest.json';
const E2E = 'test-results/playwright.json';

/** @typedef {{ passed: number, failed: number }} Counts */

/** @param {string} file @returns {any} */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Skipped tests count as failed: the run must not pass by skipping. @returns {Counts | undefined} */
function unitCounts() {
  const report = readReport(UNIT);
  return report && { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests };
}

/** Skipped tests count as failed here too. @returns {Counts | undefined} */
function e2eCounts() {
  const stats = readReport(E2E)?.stats;
  return stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped };
}

/** @typedef {{ name: string, part: string, command: string, counts?: () => Counts | undefined }} Step */

/** They go on beside the others, in the time that those leave. @type {Step[]} */
const BESIDE = [
  { name: 'types', part: 'types', command: 'tsc -p tsconfig.json' },
  { name: 'format and lint', part: 'lint', command: 'biome check .' },
  { name: 'unused code', part: 'lint', command: 'knip' },
];

/** One after the other. @type {Step[]} */
const STEPS = [
  { name: 'build', part: 'build', command: 'electron-vite build && node test/e2e/build.ts' },
  {
    name: 'unit',
    part: 'unit',
    command: `vitest run --reporter=default --reporter=json --outputFile.json=${UNIT}`,
    counts: unitCounts,
  },
  { name: 'end to end', part: 'e2e', command: 'playwright test', counts: e2eCounts },
];

/**
 * Runs a command through the shell, for Windows' .cmd files; every command is written above. It writes as it goes; beside
 * others its output comes in one piece, and it gives way to them.
 * @param {string} command @param {boolean} beside @returns {Promise<{ code: number, output: string }>}
 */
function run(command, beside) {
  return new Promise((resolve) => {
    const child = spawn(command, { stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit', shell: true });
    if (beside && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    child.once('error', () => resolve({ code: 1, output }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** @param {Step} step @param {boolean} beside */
async function take({ name, command, counts }, beside) {
  const title = `\n── ${name}: ${command}`;
  if (!beside) console.log(title);
  const start = performance.now();
  const { code, output } = await run(command, beside);
  if (beside) console.log(`${title}\n${output}`);
  const counted = counts?.() ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  // A runner that fails without a failed test (no browser, no file, a crash) counts as one.
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  return { name, passed: counted.passed, failed, seconds: (performance.now() - start) / 1000 };
}

const skipped = process.argv.flatMap((one, index, all) => (all[index - 1] === '--skip' ? one.split(',') : []));
const isWanted = (/** @type {Step} */ { part }) => !skipped.includes(part);
for (const file of [UNIT, E2E]) rmSync(file, { force: true });
mkdirSync('test-results', { recursive: true });
const beside = Promise.all(BESIDE.filter(isWanted).map((step) => take(step, true)));
const results = [];
for (const step of STEPS.filter(isWanted)) results.push(await take(step, false));
results.unshift(...(await beside));

console.log('');
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${failed ? 'FAILED' : 'ok    '} ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed${failed ? `, ${failed} failed` : ''}`,
  );
}
const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, one) => total + one[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') > 0 ? 1 : 0);
