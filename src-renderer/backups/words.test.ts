import { describe, expect, it } from 'vitest';
import type { Backup } from '../../src-preload/contract.ts';
import { broughtBackWords, contentsWords, sizeWords, statusWords, whenWords } from './words.ts';

const at = (text: string) => new Date(text).getTime() / 1000;
const now = at('2026-11-21T14:30:00');
const latest: Backup = {
  ...{ name: 'a.coffer', vault: 'a', at: at('2026-11-21T09:30:00'), reason: 'daily', size: 1 },
  ...{ readable: true, checked: null },
};

describe('the status bar', () => {
  const idle = { making: null, failed: null, latest: null, automatic: true };

  it('says the latest one, and what goes on or went wrong before that', () => {
    expect(statusWords({ ...idle, latest }, true, now)).toEqual({ text: 'Backup today 09:30' });
    expect(statusWords({ ...idle, latest, failed: 'DISK_FULL' }, true, now)).toEqual({
      text: 'Last backup failed: the disk is full',
      tone: 'red',
    });
    expect(statusWords({ ...idle, latest, failed: 'DISK_FULL', making: 0.415 }, true, now)?.text).toBe(
      'Making a backup, 41 %',
    );
  });

  it('claims nothing before the folder was looked at', () => {
    expect(statusWords(idle, false, now)).toBeNull();
    expect(statusWords(idle, true, now)?.text).toBe('No backup yet');
    expect(statusWords({ ...idle, automatic: false }, true, now)).toEqual({
      text: 'No backups are made',
      tone: 'amber',
    });
  });
});

it('says when, how large and what is in it', () => {
  expect(whenWords(at('2026-11-20T18:02:00'), now)).toBe('yesterday 18:02');
  expect(whenWords(at('2025-09-04T18:02:00'), now)).toBe('4 September 2025 18:02');
  expect([0, 900, 65_536, 1_440_000].map(sizeWords)).toEqual(['1 kB', '1 kB', '66 kB', '1.4 MB']);
  const check = {
    writtenAt: 0,
    revision: 1,
    secrets: 64,
    inTrash: 0,
    versions: 80,
    projects: 2,
    damaged: [],
    checkedAt: 0,
  };
  expect(contentsWords(check)).toBe('64 secrets, 80 versions');
  expect(contentsWords({ ...check, secrets: 1, inTrash: 3 })).toBe('1 secret, 3 in the trash, 80 versions');
});

it('tells apart what was brought back and what was there already', () => {
  expect(broughtBackWords({ id: '', done: 'added', versions: 2 }, 'A')).toBe('A is back, with 2 versions.');
  expect(broughtBackWords({ id: '', done: 'nothing-new', versions: 0 }, 'A')).toContain('Nothing was changed');
});
