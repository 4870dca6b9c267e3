import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryFolder } from '../kit/folder.ts';

const contract = '../../src-preload/contract.ts';

/** Room, what may not be imported there, and the message by which the linter says so. */
const forbidden: readonly (readonly [file: string, line: string, message: string])[] = [
  ['src-main/crypto/planted.ts', "import x from 'electron'", 'Electron belongs to'],
  ['src-main/crypto/planted.ts', "import x from 'better-sqlite3'", 'Only src-main/store imports better-sqlite3'],
  ['src-main/crypto/planted.ts', "import x from '../store/store.ts'", 'crypto imports nothing of ours'],
  ['src-main/crypto/planted.ts', `import x from '${contract}'`, 'crypto imports nothing of ours'],
  ['src-main/store/planted.ts', "import x from '@noble/hashes/sha2.js'", 'Only src-main/crypto imports @noble'],
  ['src-main/store/planted.ts', "import x from '../vault/session.ts'", "store imports crypto's types only"],
  ['src-main/vault/planted.ts', "import x from 'electron'", 'Electron belongs to'],
  ['src-main/vault/planted.ts', "import x from 'node:https'", 'No network in this room'],
  ['src-main/vault/planted.ts', "import x from 'better-sqlite3'", 'Only src-main/store imports better-sqlite3'],
  ['src-main/vault/planted.ts', "import x from '@noble/ciphers/chacha.js'", 'Only src-main/crypto imports @noble'],
  ['src-main/vault/planted.ts', "import x from 'zod'", 'Only the contract imports zod'],
  ['src-main/vault/planted.ts', "import x from '../desktop/window.ts'", 'vault imports crypto, store'],
  ['src-main/vault/planted.ts', `import { calls } from '${contract}'`, 'Only types may be taken'],
  ['src-main/vault/exchange/planted.ts', "import x from '../../desktop/window.ts'", 'vault imports crypto, store'],
  ['src-main/sync/planted.ts', "import x from 'electron'", 'Electron belongs to'],
  ['src-main/sync/planted.ts', "import x from 'node:https'", 'The one way out is the fetch'],
  ['src-main/sync/planted.ts', "import x from '@noble/ciphers/aes.js'", 'Only src-main/crypto imports @noble'],
  ['src-main/sync/planted.ts', "import x from '../store/store.ts'", 'sync imports vault, crypto'],
  ['src-main/sync/planted.ts', "import x from '../desktop/timer.ts'", 'sync imports vault, crypto'],
  ['src-main/sync/planted.ts', `import { calls } from '${contract}'`, 'Only types may be taken'],
  ['src-main/desktop/planted.ts', "import x from '../store/store.ts'", 'desktop imports vault and the contract'],
  ['src-main/desktop/planted.ts', "import x from '@noble/hashes/sha2.js'", 'Only src-main/crypto imports @noble'],
  ['src-main/desktop/planted.ts', "import { ipcMain as x } from 'electron'", 'Only src-main/ipc.ts listens'],
  ['src-main/start.ts', "import { ipcMain as x } from 'electron'", 'Only src-main/ipc.ts listens'],
  ['src-main/ipc.ts', "import x from './store/store.ts'", 'The bridge imports'],
  ['src-main/ipc.ts', "import x from 'zod'", 'Only the contract imports zod'],
  ['src-main/answer.ts', "import { ipcMain as x } from 'electron'", 'Electron belongs to'],
  ['src-main/handlers.ts', "import x from 'electron'", 'Electron belongs to'],
  ['src-main/handlers/planted.ts', "import x from 'electron'", 'Electron belongs to'],
  ['src-main/handlers/planted.ts', "import x from '../crypto/seal.ts'", 'The bridge imports'],
  ['src-preload/contract/planted.ts', "import x from 'electron'", 'Electron belongs to'],
  ['src-preload/contract/planted.ts', "import x from '../../src-main/vault/session.ts'", 'imports zod only'],
  ['src-preload/index.ts', "import x from '../src-main/ipc.ts'", 'The preload imports the contract only'],
  ['src-preload/index.ts', "import { calls } from './contract.ts'", 'Only types may be taken'],
  ['src-renderer/secrets/planted.tsx', "import x from 'electron'", 'Electron belongs to'],
  ['src-renderer/secrets/planted.tsx', "import x from 'node:fs'", 'The renderer is a web page'],
  ['src-renderer/secrets/planted.tsx', "import x from '../../src-main/vault/session.ts'", 'types only'],
  ['src-renderer/secrets/planted.tsx', `import { calls } from '${contract}'`, 'Only types may be taken'],
  ['src-texts/en/planted.ts', "import x from 'zod'", 'import no package'],
  ['src-texts/en/planted.ts', "import x from '../../src-renderer/ui/Rich.tsx'", "contract's types only"],
  ['src-texts/en/planted.ts', `import { limits } from '${contract}'`, 'Only types may be taken'],
];

const allowed: readonly (readonly [file: string, line: string])[] = [
  ['src-main/crypto/planted.ts', "import { sha256 as x } from '@noble/hashes/sha2.js'"],
  ['src-main/store/planted.ts', "import x from 'better-sqlite3'"],
  ['src-main/vault/planted.ts', `import type { Project as x } from '${contract}'`],
  ['src-main/vault/planted.ts', "import { Store as x } from '../store/store.ts'"],
  ['src-main/sync/planted.ts', "import { z as x } from 'zod'"],
  ['src-main/sync/planted.ts', "import { secrets as x } from '../vault/secrets.ts'"],
  ['src-main/sync/planted.ts', "import { wipe as x } from '../crypto/bytes.ts'"],
  ['src-main/desktop/planted.ts', "import { app as x } from 'electron'"],
  ['src-main/ipc.ts', "import { ipcMain as x } from 'electron'"],
  ['src-main/start.ts', "import { app as x } from 'electron'"],
  ['src-main/handlers/planted.ts', "import { secrets as x } from '../vault/secrets.ts'"],
  ['src-main/desktop/planted.ts', "import { texts as x } from '../../src-texts/texts.ts'"],
  ['src-preload/index.ts', "import type { Project as x } from './contract.ts'"],
  ['src-renderer/secrets/planted.tsx', `import type { Project as x } from '${contract}'`],
  ['src-texts/en/planted.ts', `import type { Project as x } from '${contract}'`],
];

const careless = 'export const x = Math.random();\nconsole.log(x);\n';
const sources = [
  ...[...forbidden, ...allowed].map(([file, line]) => [file, `${line};\nexport default x;\n`] as const),
  ['src-main/vault/planted.ts', careless] as const,
];

type Source = { file: string; text: string };
type Diagnostic = { category: string; message: string; location: { path: string } };

/** Lints sources that are planted in a folder that has our rules; what is said of each. */
function lint(planted: readonly Source[]): string[][] {
  const folder = memoryFolder();
  fs.cpSync('lint', path.join(folder, 'lint'), { recursive: true });
  const { $schema: _, ...config } = JSON.parse(fs.readFileSync('biome.json', 'utf8'));
  fs.writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(config));
  for (const { file, text } of planted) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text, { flag: 'wx' });
  }
  const biome = path.resolve('node_modules/.bin/biome');
  const options = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(biome, options, { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return planted.map(({ file }) =>
    diagnostics
      .filter(({ location }) => location.path === file)
      .map(({ category, message }) => `${category}: ${message}`),
  );
}

/** Lints all of them in as few runs as there are sources for one file whose name is fixed. */
function lintAll(planted: typeof sources): string[][] {
  const files = planted.map(([file], index) => file.replace(/planted(?=\.tsx?$)/, `planted-${index}`));
  const said: string[][] = [];
  const left = new Map(planted.map(([, text], index) => [index, { file: files[index] ?? '', text }]));
  while (left.size > 0) {
    const round = new Map([...left].map(([index, { file }]) => [file, index]));
    const indexes = [...round.values()];
    const answers = lint(indexes.flatMap((index) => left.get(index) ?? []));
    for (const [at, index] of indexes.entries()) {
      said[index] = answers[at] ?? [];
      left.delete(index);
    }
  }
  return said;
}

describe('the linter holds the table of who may import what', () => {
  const said = lintAll(sources);
  const saidOf = (file: string, line: string) =>
    said[sources.findIndex(([planted, source]) => planted === file && source.startsWith(line))]?.join('\n');

  test.each(forbidden)('%s may not have %s', (file, line, message) => {
    expect(saidOf(file, line)).toContain(message);
  });

  test.each(allowed)('%s may have %s', (file, line) => {
    expect(saidOf(file, line)).toBe('');
  });

  test('randomness and the console are refused in the product', () => {
    expect(saidOf('src-main/vault/planted.ts', careless)).toContain('Math.random is no source of randomness');
    expect(saidOf('src-main/vault/planted.ts', careless)).toContain('noConsole');
  });
});
