import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { buildEntries } from '../../kit/build-entry.ts';
import { GO_ON } from './kit.ts';

/* The processes that tests kill or hold a vault with: scripts of this folder that end in `-child.ts`. */

const scripts = fs.readdirSync(import.meta.dirname).filter((name) => name.endsWith('-child.ts'));
const folder = path.resolve(`test-results/children-${process.env.VITEST_POOL_ID ?? process.pid}`);

// Each in one file, made once by a worker: many are started, and most of their time would go into loading.
await buildEntries(
  Object.fromEntries(scripts.map((name) => [name.slice(0, -3), path.join(import.meta.dirname, name)])),
  folder,
);

const compileCache = path.join(os.tmpdir(), `coffer-test-compiled-${process.getuid?.() ?? 0}`);

/** Starts a script of this folder with one argument, which it reads with `argument`; after the words of a wrapper. */
export function startChild(script: string, argument: unknown, wrapper: readonly string[] = []): ChildProcess {
  const [program = process.execPath, ...rest] = [...wrapper, process.execPath];
  const child = spawn(program, [...rest, path.join(folder, script.replace(/\.ts$/, '.js'))], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache, NODE_OPTIONS: '' },
  });
  child.stdin.on('error', () => {}).end(JSON.stringify(argument));
  return child;
}

/** Lets a child go on that waits at a step. */
export function letGoOn(child: ChildProcess): void {
  (child.stdio[GO_ON] as Writable).write('\n');
}

export type Ended = { code: number | null; signal: string | null; lines: string[]; errors: string };

/** Waits for a child's end; its complete lines, each given to `onLine` when it comes. What was cut off is no line. */
export function ended(child: ChildProcess, onLine: (line: string, count: number) => void = () => {}): Promise<Ended> {
  const lines: string[] = [];
  let rest = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) onLine(line, lines.push(line));
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, lines, errors }));
  });
}

/** Runs a child to its end and gives the JSON of its last line. */
export async function answerOf<T>(script: string, argument: unknown, wrapper: readonly string[] = []): Promise<T> {
  const { code, lines, errors } = await ended(startChild(script, argument, wrapper));
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${errors}`);
  return JSON.parse(lines.at(-1) ?? '') as T;
}
