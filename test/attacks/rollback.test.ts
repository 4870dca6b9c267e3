import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { tables } from '../../src-main/store/schema.ts';
import { DeepCheck } from '../../src-main/vault/deep-check.ts';
import * as reading from '../../src-main/vault/reading.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import { reopen } from '../kit/vault.ts';
import { idOf, inMemory, insertRow, replaceRows, rowsOf } from './cases.ts';
import { makeFixture } from './fixture.ts';
import { editFile, expectOutcome, layOut, removeMark } from './oracle.ts';

const fixture = await makeFixture();
const { truth, earlyTruth } = fixture;
const early = inMemory(fixture.early);
const now = inMemory(fixture.now);
const everyTable = Object.keys(tables);

const rollBack = (names: readonly string[]) => (database: Database.Database) => {
  for (const name of names) replaceRows(database, name, rowsOf(early, name));
};

describe('a roll-back', () => {
  test('of the whole file is told with both dates, and opens intact as it was when told to', async () => {
    layOut(fixture, fixture.early);
    await expect(reopen(fixture.kit)).rejects.toMatchObject({
      code: 'OLDER_COPY',
      details: { fileWrittenAt: expect.any(Number), seenWrittenAt: JSON.parse(fixture.mark.text).writtenAt },
    });
    const session = await reopen(fixture.kit, true);
    await new DeepCheck(session).run();
    expect(session.integrity().damaged).toEqual([]);
    for (const [id, value] of earlyTruth.values)
      expect(reading.reveal(session, { id, evenIfRevoked: true }).data).toBe(value);
    session.lock();
  });

  test('of the manifest alone is told as an older copy', async () => {
    editFile(layOut(fixture), rollBack(['manifest']));
    await expectOutcome(fixture, { refused: ['OLDER_COPY'] });
  });

  test.each([
    ['when the person takes it', false],
    ['where this computer remembers nothing', true],
  ])('of the manifest alone is damage, with every present value readable, %s', async (_when, forgotten) => {
    editFile(layOut(fixture), rollBack(['manifest']));
    if (forgotten) removeMark(fixture);
    const damaged = ['pages', 'unlockers', 'audit', 'projects', 'queue'].map((table) => ({ table }));
    await expectOutcome(fixture, { damaged, lost: [], atOnce: true }, { acceptOlderCopy: !forgotten });
  });

  test('of all rows under the present manifest is known before anything is shown', async () => {
    editFile(layOut(fixture), rollBack(everyTable.filter((name) => name !== 'manifest')));
    const damaged = ['pages', 'unlockers', 'audit', 'projects', 'queue'].map((table) => ({ table }));
    await expectOutcome(fixture, { damaged, lost: [], atOnce: true, mayShowOld: true });
  });

  test('of everything that belongs to one secret is known before anything is shown', async () => {
    const [id = ''] = [...truth.values.keys()].filter((one) => truth.values.get(one) !== earlyTruth.values.get(one));
    const old = (table: string, ids: readonly string[]) =>
      rowsOf(early, table).filter((row) => ids.includes(idOf(row)));
    editFile(layOut(fixture), (database) => {
      replaceRows(database, 'pages', rowsOf(early, 'pages'));
      database.prepare('DELETE FROM secrets WHERE id = ?').run(Buffer.from(id, 'hex'));
      for (const row of old('secrets', [id])) insertRow(database, 'secrets', row);
      const newest = Buffer.from(truth.currentVersions.get(id) ?? '', 'hex');
      expect(database.prepare('DELETE FROM versions WHERE id = ?').run(newest).changes).toBe(1);
    });
    const found = await expectOutcome(fixture, {
      damaged: [{ table: 'pages' }],
      lost: [],
      atOnce: true,
      mayShowOld: true,
    });
    expect('readable' in found && found.readable.size).toBe(truth.values.size);
  });

  test('of one secret whose page is untouched is never shown, even when another page is broken too', async () => {
    const { broken, id } = await pageAndSecretElsewhere();
    editFile(layOut(fixture), (database) => {
      const blob = Buffer.from(broken.sealed as Buffer);
      blob[blob.length >> 1] = (blob[blob.length >> 1] ?? 0) ^ 1;
      database.prepare('UPDATE pages SET sealed = ? WHERE id = ?').run(blob, broken.id);
      const [old] = rowsOf(early, 'secrets').filter((row) => idOf(row) === id);
      database.prepare('UPDATE secrets SET sealed = ? WHERE id = ?').run(old?.sealed, old?.id);
    });
    const damaged = [
      { table: 'pages', id: idOf(broken) },
      { table: 'secrets', id },
    ];
    await expectOutcome(fixture, { damaged, lost: [id], atOnce: true });
  });

  test('of a secret’s row does not win over its untouched page by a clock that went back', async () => {
    const { broken, id } = await pageAndSecretElsewhere();
    layOut(fixture);
    const session = await reopen(fixture.kit);
    fixture.kit.clock.advance(-365 * 86_400_000);
    const { revision } = secrets.get(session, { id });
    secrets.update(session, { id, revision, changes: { description: 'Written by a clock that went back' } });
    fixture.kit.clock.advance(365 * 86_400_000);
    session.lock();
    editFile(fixture.kit.file, (database) => {
      const [old] = rowsOf(now, 'secrets').filter((row) => idOf(row) === id);
      database.prepare('UPDATE secrets SET sealed = ? WHERE id = ?').run(old?.sealed, old?.id);
      // The rest of the pages is vouched for: the manifest's sum holds the broken one's nonce and tag.
      const whole = Buffer.from(broken.sealed as Buffer);
      whole[whole.length >> 1] = (whole[whole.length >> 1] ?? 0) ^ 1;
      database.prepare('UPDATE pages SET sealed = ? WHERE id = ?').run(whole, broken.id);
    });
    const again = await reopen(fixture.kit);
    expect(again.readOnly).toBe('damage');
    expect(again.pages.get(id)?.description).toBe('Written by a clock that went back');
    expect(() => reading.reveal(again, { id })).toThrow('RECORD_DAMAGED');
    again.lock();
  });

  test('of a page shows no name that is not of now, and lists nothing that was purged', async () => {
    editFile(layOut(fixture), rollBack(['pages']));
    const found = await expectOutcome(fixture, { damaged: [{ table: 'pages' }], lost: [], atOnce: true });
    const purged = fixture.purged.map((id) => expect.objectContaining({ table: 'secrets', id }));
    expect('damaged' in found && found.damaged).toEqual(expect.arrayContaining(purged));
  });
});

/** A page, and a secret of another page that was changed since the earlier state. */
async function pageAndSecretElsewhere() {
  layOut(fixture);
  const session = await reopen(fixture.kit);
  const idsOf = (page: string) => session.pages.entriesOf(page).map(({ id }) => id);
  const pages = session.pages.pageIds().toSorted((a, b) => idsOf(a).length - idsOf(b).length);
  const changed = idsOf(pages.at(-1) ?? '').filter((id) => truth.values.get(id) !== earlyTruth.values.get(id));
  session.lock();
  const [broken] = rowsOf(now, 'pages').filter((row) => idOf(row) === pages[0]);
  const [id] = changed;
  if (pages.length < 2 || !broken || !id) throw new Error('the fixture has too few pages');
  return { broken, id };
}
