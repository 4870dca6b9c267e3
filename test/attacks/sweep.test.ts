import { describe, expect, test, vi } from 'vitest';
import { inMemory, rowsOf } from './cases.ts';
import { makeFixture } from './fixture.ts';
import { expectOutcome, layOut } from './oracle.ts';

const fixture = await makeFixture();
vi.setConfig({ testTimeout: 120_000 });
const declared = [
  'header',
  'unlockers',
  'manifest',
  'pages',
  'secrets',
  'versions',
  'audit',
  'projects',
  'environments',
];
/** A prime, so that over the pages of the file every part of a page is hit. */
const STRIDE = 2_503;
const positions = Array.from({ length: Math.floor(fixture.now.length / STRIDE) }, (_, i) => i * STRIDE + 17);

/** All rows of a file, however they are stored; null where SQLite can't read them any more. */
function contentOf(file: Buffer): string | null {
  try {
    const database = inMemory(file);
    const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
    return JSON.stringify(
      [...declared, 'settings', 'drafts'].map((table) => rowsOf(database, table)),
      plain,
    );
  } catch {
    return null;
  }
}
const healthy = contentOf(fixture.now);

describe('one bit anywhere in the file', () => {
  const ran = { refused: 0, damaged: 0, without: 0 };

  test('changes nothing that is shown; unless it changed no row, it is noticed', async () => {
    for (const [i, at] of positions.entries()) {
      const bytes = Buffer.from(fixture.now);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
      layOut(fixture, bytes);
      const outcome = await expectOutcome(fixture, 'anything genuine');
      if ('code' in outcome) ran.refused++;
      else if (outcome.damaged.length > 0) ran.damaged++;
      else {
        expect(contentOf(bytes) === healthy, `byte ${at}`).toBe(true);
        ran.without++;
      }
    }
    expect(ran.refused + ran.damaged + ran.without).toBe(positions.length);
    expect(positions.length).toBeGreaterThan(80);
    expect(ran.damaged).toBeGreaterThan(positions.length / 3);
  });

  test('in the list of free pages is noticed', async () => {
    const bytes = Buffer.from(fixture.now);
    bytes.writeUInt32BE(bytes.readUInt32BE(36) + 1, 36);
    layOut(fixture, bytes);
    const outcome = await expectOutcome(fixture, 'anything genuine');
    expect('damaged' in outcome && outcome.damaged).toEqual([{ table: 'header', id: null, name: null }]);
  });
});

describe('one page anywhere in the file', () => {
  const size = fixture.now.readUInt16BE(16);
  const pages = Array.from({ length: fixture.now.length / size }, (_, i) => i);

  test.each([
    ['overwritten with zeros', (page: Buffer) => page.fill(0)],
    ['overwritten with other bytes', (page: Buffer) => page.fill(0xa5)],
    ['replaced by the one of an earlier time', (page: Buffer, at: number) => fixture.early.subarray(at).copy(page)],
    [
      'replaced by its neighbour',
      (page: Buffer, at: number) => fixture.now.copy(page, 0, (at + size) % fixture.now.length),
    ],
  ])('%s shows nothing that is not genuine', async (_how, change) => {
    let noticed = 0;
    for (const page of pages) {
      const bytes = Buffer.from(fixture.now);
      change(bytes.subarray(page * size, (page + 1) * size), page * size);
      if (bytes.equals(fixture.now)) continue;
      layOut(fixture, bytes);
      const outcome = await expectOutcome(fixture, 'anything genuine');
      if ('code' in outcome || outcome.damaged.length > 0) noticed++;
      else expect(contentOf(bytes) === healthy, `page ${page}`).toBe(true);
    }
    expect(noticed).toBeGreaterThan(pages.length / 3);
  });
});
