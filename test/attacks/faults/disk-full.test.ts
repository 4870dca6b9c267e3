import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryFolder } from '../../kit/folder.ts';
import { answerOf } from './children.ts';
import type { FullReport, FullWork } from './full-child.ts';

const mountPoint = memoryFolder();
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=768k', 'tmpfs', mountPoint]).status === 0;
const limited = memoryFolder();
/** Both where mounting is allowed; a limit on the size of files always. */
const ways: FullWork[] = [
  ...(mounted ? [{ way: 'file system', folder: mountPoint } as const] : []),
  { way: 'file size', folder: limited },
];

afterAll(() => {
  if (mounted) spawnSync('umount', [mountPoint]);
});

describe.each(ways)('where a $way is full', (work) => {
  /** ENOSPC is a full disk; of a limit or quota SQLite only says that writing failed. */
  const full = work.way === 'file system' ? 'DISK_FULL' : 'DISK_FAILED';
  let report: FullReport;
  beforeAll(async () => {
    report = await answerOf<FullReport>('full-child.ts', work);
  });

  test('writing fails with a code, keeps what was acknowledged and nothing half, and so does deleting', () => {
    const { written, code, held, trash } = report.filling;
    expect({ code, trash }).toEqual({ code: full, trash: full });
    expect(written.length).toBeGreaterThan(2);
    expect(held).toEqual(written);
  });

  test('values are still given', () => {
    expect(report.filling.read).toBeNull();
  });

  test('the vault opens again, whole, and gives its values', () => {
    expect(report.reopenedFull).toEqual({ held: report.filling.written, read: null, write: full, check: 'intact' });
  });

  test('it is written again once there is room', () => {
    expect(report.freed).toEqual({ held: report.filling.written, write: null, check: 'intact' });
  });

  test('an update with ever more room is done whole or not at all, and leaves the vault writable', () => {
    const { steps, stepsEnd } = report;
    const failed = steps.filter(({ code }) => code !== null);
    expect(failed.length).toBeGreaterThan(2);
    expect(steps.length - failed.length).toBeGreaterThan(2);
    for (const step of steps) {
      expect(step).toEqual({ code: step.code && full, grown: step.code ? 0 : 1, next: null });
    }
    expect(stepsEnd).toEqual({ values: 1 + steps.length - failed.length, check: 'intact' });
  });

  test('no vault is made, and nothing is left of the try', () => {
    expect(report.creations.length).toBeGreaterThan(8);
    const codes = new Set(report.creations.map(({ code }) => code));
    expect([...codes].filter((code) => code !== 'DISK_FULL' && code !== 'DISK_FAILED')).toEqual([]);
    expect(report.creations.map(({ left }) => left)).toEqual(report.creations.map(() => []));
  });
});
