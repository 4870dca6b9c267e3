import { spawnSync } from 'node:child_process';
import { type Peer, versionOf } from './install.ts';
import type { Subject } from './subject.ts';

type Program = 'keepassxc-cli';
type Listed = { load: () => Promise<Subject>; needs: readonly (Peer | Program)[] };

/** All that is measured, in the order of the tables. */
export const subjects = {
  coffer: { load: async () => (await import('./subjects/coffer.ts')).coffer, needs: [] },
  'sqlite alone': { load: async () => (await import('./subjects/sqlite.ts')).sqlite, needs: [] },
  'cipher alone': { load: async () => (await import('./subjects/cipher.ts')).cipher, needs: [] },
  sqlcipher: {
    load: async () => (await import('./subjects/sqlcipher.ts')).sqlcipher,
    needs: ['better-sqlite3-multiple-ciphers'],
  },
  kdbxweb: { load: async () => (await import('./subjects/kdbxweb.ts')).kdbxweb, needs: ['kdbxweb'] },
  'keepassxc-cli': {
    load: async () => (await import('./subjects/keepassxc.ts')).keepassxc,
    needs: ['keepassxc-cli', 'kdbxweb'],
  },
  age: { load: async () => (await import('./subjects/age.ts')).age, needs: ['age-encryption'] },
  conf: { load: async () => (await import('./subjects/conf.ts')).conf, needs: ['conf'] },
} as const satisfies Record<string, Listed>;

export type SubjectName = keyof typeof subjects;
export const subjectNames = Object.keys(subjects) as SubjectName[];

/** The packages that a subject needs. */
export function peersOf(name: SubjectName): Peer[] {
  const { needs }: Listed = subjects[name];
  return needs.filter((need) => need !== 'keepassxc-cli');
}

/** What a subject needs that is not installed here; `undefined` where nothing is missing. */
export function missingFor(name: SubjectName): string | undefined {
  const { needs }: Listed = subjects[name];
  return needs.find((need) => installed(need) === null);
}

/** The versions of what a subject needs: `kdbxweb 2.1.1`. */
export function versionsFor(name: SubjectName): string[] {
  const { needs }: Listed = subjects[name];
  return needs.map((need) => `${need} ${installed(need)}`);
}

function installed(need: Peer | Program): string | null {
  if (need !== 'keepassxc-cli') return versionOf(need);
  const { status, stdout } = spawnSync(need, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
