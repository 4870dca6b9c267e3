import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DiskFile, DiskFolder, type PowerLoss, pictureOfDisk } from './disk.ts';
import { seeded } from './model.ts';

const SECTOR = 512;
const loss = (names: PowerLoss['names'], data: PowerLoss['data'], seed = 1): PowerLoss => {
  return { names, data, below: seeded(seed) };
};
const write = fc.record({
  at: fc.nat(4_000),
  length: fc.integer({ min: 1, max: 1_500 }),
  byte: fc.integer({ min: 1, max: 255 }),
});

/** What a file of zeros and growing writes is after the first few of them. */
function moments(writes: readonly { at: number; length: number; byte: number }[]): Buffer[] {
  const all = [Buffer.alloc(0)];
  for (const { at, length, byte } of writes) {
    const before = all.at(-1) ?? Buffer.alloc(0);
    const after = Buffer.alloc(Math.max(before.length, at + length));
    before.copy(after);
    all.push(after.fill(byte, at, at + length));
  }
  return all;
}

test('after a loss each sector of a file holds what it held at some moment since the last flush', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 6 }), fc.nat(6), fc.nat(), (writes, flushed, seed) => {
      const file = new DiskFile();
      const all = moments(writes);
      const from = Math.min(flushed, writes.length);
      for (const [index, { at, length, byte }] of writes.entries()) {
        if (index === from) file.flush();
        file.write(at, Buffer.alloc(length, byte));
      }
      if (from === writes.length) file.flush();
      expect(file.content()).toEqual(all.at(-1));
      expect(file.afterLoss(loss('all', 'all'))).toEqual(all.at(-1));
      expect(file.afterLoss(loss('all', 'none'))).toEqual(all[from]);
      for (const data of ['torn', 'only the last', 'all but the first'] as const) {
        const left = file.afterLoss(loss('all', data, seed));
        expect(left.length).toBeGreaterThanOrEqual(all[from]?.length ?? 0);
        for (let at = 0; at < left.length; at += SECTOR) {
          const sector = left.subarray(at, at + SECTOR);
          const padded = (whole: Buffer) => Buffer.concat([whole.subarray(at, at + SECTOR), Buffer.alloc(SECTOR)]);
          const held = all.slice(from).some((whole) => padded(whole).subarray(0, sector.length).equals(sector));
          expect(held, `sector at ${at}`).toBe(true);
        }
      }
    }),
  );
});

test('of two writes, the last alone, or all but the first, may arrive', () => {
  const file = new DiskFile(Buffer.alloc(2 * SECTOR, 'o'));
  file.write(0, Buffer.alloc(SECTOR, 'a'));
  file.write(SECTOR, Buffer.alloc(SECTOR, 'b'));
  const left = Buffer.concat([Buffer.alloc(SECTOR, 'o'), Buffer.alloc(SECTOR, 'b')]);
  expect(file.afterLoss(loss('all', 'only the last'))).toEqual(left);
  expect(file.afterLoss(loss('all', 'all but the first'))).toEqual(left);
});

test('a cut is there wholly or not at all, and what was written behind it never stands in the old content', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 200; seed++) {
    const file = new DiskFile(Buffer.alloc(2 * SECTOR, 'o'));
    file.truncate(0);
    file.write(0, Buffer.alloc(2 * SECTOR, 'n'));
    seen.add(
      file
        .afterLoss(loss('all', 'torn', seed))
        .toString('latin1')
        .replace(/(.)\1*/gs, '$1'),
    );
  }
  // The old content; or cut, with nothing, one sector or both of what came after, or zeros in their place.
  expect([...seen].toSorted()).toEqual(['', '\0', '\0n', 'n', 'n\0', 'o']);
});

test('names come and go with the flush of their folder, not of the file, and else in their order', () => {
  const [root, file, other] = [new DiskFolder(), new DiskFile(), new DiskFile()];
  file.write(0, Buffer.from('content'));
  root.change([['first', file]]);
  file.flush();
  expect(pictureOfDisk(root, loss('none', 'all')).size).toBe(0);
  root.flush();
  expect(pictureOfDisk(root, loss('none', 'none'))).toEqual(new Map([['first', Buffer.from('content')]]));
  root.change([['second', other]]);
  root.change([
    ['first', null],
    ['third', file],
  ]);
  const seen = new Set(
    Array.from({ length: 50 }, (_, seed) => [...pictureOfDisk(root, loss('some', 'all', seed)).keys()].join(' ')),
  );
  expect([...seen].toSorted()).toEqual(['first', 'first second', 'second third']);
});
