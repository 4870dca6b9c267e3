import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import * as environments from '../../src-main/vault/environments.ts';
import * as projects from '../../src-main/vault/projects.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import * as versions from '../../src-main/vault/versions.ts';
import { addSecret, reopen } from '../kit/vault.ts';
import { type AnyRow, idOf, inMemory, insertRow, rowsOf } from './cases.ts';
import { makeFixture } from './fixture.ts';
import { editFile } from './oracle.ts';
import { drop, repairKit, revealed, spoil } from './repair-kit.ts';

const fixture = await makeFixture();
const { kit, truth } = fixture;
const { layOutAlone, openAll, openDamaged, repairFully, look } = repairKit(fixture);
const ids = [...truth.values.keys()];
const now = inMemory(fixture.now);
const early = inMemory(fixture.early);

const versionsOf = (id: string) =>
  rowsOf(now, 'versions')
    .filter(({ secret }) => (secret as Buffer).toString('hex') === id)
    .toSorted((a, b) => Number(a.number) - Number(b.number));
/** A secret with three versions, and one that is in named environments only. */
const rich = ids.find((id) => versionsOf(id).length === 3) ?? '';
const placed =
  ids.find((id) => truth.entries.get(id)?.environments.length && truth.entries.get(id)?.trashedAt === null) ?? '';

const untouched = { lost: [], mended: [], eventsLost: 0, places: [], foreign: 0, unlockers: false };

describe('a repair', () => {
  test('gives a secret whose newest value is lost the one before, and says so', async () => {
    const [, second, third] = versionsOf(rich);
    const session = await openDamaged((database) => spoil(database, 'versions', idOf(third)));
    const plan = await repairFully(session);
    const name = truth.entries.get(rich)?.name;
    const mended = { id: rich, name, version: 2, reverted: true, versionsLost: 1, detailsLost: false, outdated: false };
    expect(plan).toMatchObject({
      ...untouched,
      mended: [mended],
      tables: [{ table: 'secrets', lost: 0, unsure: false }],
    });
    const detail = await look((again) => secrets.get(again, { id: rich }));
    expect(detail).toMatchObject({ version: 2, versions: 2, facts: { encoding: 'text' } });
    expect(detail.valueChangedAt).toBeLessThan(truth.entries.get(rich)?.valueChangedAt ?? 0);
    expect(await look(revealed(rich))).toBe(`value of ${rich}, second`);
    expect(second).toBeDefined();
  });

  test('keeps the values of a secret whose details are lost, and what the list knows of it', async () => {
    const session = await openDamaged((database) => spoil(database, 'secrets', rich));
    const plan = await repairFully(session);
    expect(plan.mended).toEqual([
      expect.objectContaining({ id: rich, version: 3, detailsLost: true, versionsLost: 0 }),
    ]);
    const { revision, updatedAt, ...detail } = await look((again) => secrets.get(again, { id: rich }));
    const { pin: _, updatedAt: before, ...entry } = truth.entries.get(rich) ?? { pin: '', updatedAt: 0 };
    expect(detail).toMatchObject(entry);
    expect(revision).toBeGreaterThan(3);
    expect(updatedAt).toBeGreaterThanOrEqual(before);
    expect(await look(revealed(rich))).toBe(truth.values.get(rich));
    expect(await look((again) => versions.list(again, { id: rich }).map(({ number }) => number))).toEqual([3, 2, 1]);
  });

  test('names a secret of which nothing can be read as lost, and shows no empty value for it', async () => {
    const session = await openDamaged((database) => {
      for (const row of versionsOf(rich)) spoil(database, 'versions', idOf(row));
    });
    const plan = await repairFully(session);
    expect(plan).toMatchObject({ ...untouched, lost: [{ id: rich, name: truth.entries.get(rich)?.name }] });
    expect(plan.kept.secrets).toBe(ids.length - 1);
    await look((again) => {
      expect(() => secrets.get(again, { id: rich })).toThrow('SECRET_NOT_FOUND');
      for (const id of ids) if (id !== rich) expect(revealed(id)(again)).toBe(truth.values.get(id));
    });
  });

  test('takes a protected field away that an older value does not have', async () => {
    layOutAlone();
    const open = await reopen(kit);
    const id = addSecret(open, 'FIELDS', 'first', { fields: [{ name: 'account', protected: false, value: 'a1' }] });
    const change = (value: string, fields: { name: string; protected: boolean; value: string }[]) => {
      const { revision } = secrets.get(open, { id });
      secrets.update(open, { id, revision, changes: { value: { encoding: 'text', data: value }, fields } });
    };
    change('second', [
      { name: 'account', protected: false, value: 'a2' },
      { name: 'pin', protected: true, value: '1234' },
    ]);
    const current = Buffer.from(secrets.get(open, { id }).id, 'hex');
    open.lock();
    editFile(kit.file, (database) => {
      const row = rowsOf(database, 'versions').find(
        (one) => (one.secret as Buffer).equals(current) && one.number === 2n,
      );
      spoil(database, 'versions', idOf(row));
    });
    await repairFully(await openAll());
    expect(await look((again) => secrets.get(again, { id }).fields)).toEqual([
      { name: 'account', protected: false, value: 'a2' },
    ]);
  });

  test('leaves out a secret that was removed for good and put back', async () => {
    const [purged = ''] = fixture.purged;
    const session = await openDamaged((database) => {
      for (const row of rowsOf(early, 'secrets')) if (idOf(row) === purged) insertRow(database, 'secrets', row);
      const own = rowsOf(early, 'versions').filter(({ secret }) => (secret as Buffer).toString('hex') === purged);
      for (const row of own) insertRow(database, 'versions', row);
    });
    const plan = await repairFully(session);
    expect(plan).toMatchObject({ ...untouched, foreign: 2 });
    await look((again) => expect(() => secrets.get(again, { id: purged })).toThrow('SECRET_NOT_FOUND'));
  });

  test('keeps a secret whose row was put back as it was, and says that it may be an earlier state', async () => {
    const before = rowsOf(early, 'secrets').find((row) => idOf(row) === rich);
    const session = await openDamaged((database) => {
      drop(database, 'secrets', rich);
      insertRow(database, 'secrets', before as AnyRow);
    });
    const plan = await repairFully(session);
    expect(plan.mended).toEqual([expect.objectContaining({ id: rich, version: 3, outdated: true, reverted: false })]);
    expect(await look(revealed(rich))).toBe(truth.values.get(rich));
  });

  test.each([
    ['broken', (database: Database.Database, id: string) => spoil(database, 'pages', id)],
    ['gone', (database: Database.Database, id: string) => drop(database, 'pages', id)],
  ])('lists every secret again from its own row where all pages are %s', async (_how, edit) => {
    const session = await openDamaged((database) => {
      for (const row of rowsOf(database, 'pages')) edit(database, idOf(row));
    });
    const plan = await repairFully(session);
    expect(plan).toMatchObject({
      ...untouched,
      tables: [{ table: 'secrets', kept: ids.length, lost: 0, unsure: true }],
    });
    await look((again) => {
      for (const id of ids) expect(revealed(id)(again)).toBe(truth.values.get(id));
    });
  });

  test('keeps a value under a name of its own where page and row of its secret are lost', async () => {
    const session = await openDamaged((database) => {
      for (const row of rowsOf(database, 'pages')) drop(database, 'pages', idOf(row));
      drop(database, 'secrets', rich);
    });
    const plan = await repairFully(session);
    expect(plan.mended).toEqual([expect.objectContaining({ id: rich, name: 'RECOVERED_1', detailsLost: true })]);
    expect(await look(revealed(rich))).toBe(truth.values.get(rich));
  });

  test('numbers the events that are left without gaps, and adds its own', async () => {
    const events = rowsOf(now, 'audit').toSorted((a, b) => Number(a.number) - Number(b.number));
    const session = await openDamaged((database) => {
      spoil(database, 'audit', idOf(events[3]));
      drop(database, 'audit', idOf(events[7]));
    });
    const plan = await repairFully(session);
    expect(plan).toMatchObject({ ...untouched, eventsLost: 2 });
    const left = await look((again) => again.auditEvents.all());
    expect(left.map(({ number }) => number)).toEqual(Array.from(left, (_, i) => i + 1));
    expect(left.slice(0, 3).map(({ kind }) => kind)).toEqual(['created', 'project-created', 'project-created']);
    expect(left).toContainEqual(expect.objectContaining({ kind: 'repaired', count: 0 }));
  });

  test('brings a project and an environment back that secrets are in', async () => {
    const [project = ''] = truth.entries.get(placed)?.projects ?? [];
    const session = await openDamaged((database) => {
      spoil(database, 'projects', project);
      for (const row of rowsOf(database, 'environments')) spoil(database, 'environments', idOf(row));
    });
    const plan = await repairFully(session);
    expect(plan.places).toEqual([
      { kind: 'project', name: 'Recovered project 1' },
      { kind: 'environment', name: 'dev' },
      { kind: 'environment', name: 'prd' },
    ]);
    expect(plan.tables).toContainEqual({ table: 'environments', kept: 0, lost: 3, unsure: true });
    await look((again) => {
      expect(projects.list(again)).toContainEqual(
        expect.objectContaining({ id: project, name: 'Recovered project 1' }),
      );
      expect(environments.list(again).map(({ slug }) => slug)).toEqual(['dev', 'prd']);
      const { revision } = secrets.get(again, { id: placed });
      secrets.update(again, { id: placed, revision, changes: { label: 'can be changed' } });
    });
  });

  test('takes a row out of a table that the sum does not have, and keeps the others unquestioned', async () => {
    const gone = rowsOf(early, 'drafts').find((row) => rowsOf(now, 'drafts').every((one) => idOf(one) !== idOf(row)));
    expect(gone).toBeUndefined();
    const [row] = rowsOf(now, 'drafts');
    const session = await openDamaged((database) =>
      insertRow(database, 'drafts', { ...(row as AnyRow), id: Buffer.alloc(16, 7) }),
    );
    const plan = await repairFully(session);
    expect(plan).toMatchObject({ ...untouched, foreign: 1, tables: [{ table: 'secrets' }] });
  });
});

describe('a broken file', () => {
  test('is made anew with all rows where an index lies', async () => {
    const session = await openDamaged((database) => {
      database.pragma('writable_schema = ON');
      database.exec('CREATE INDEX liar ON versions (secret, number) WHERE number > 1');
      database.exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'liar')
        WHERE name = 'versions_of_secret'`);
      database.exec(`DELETE FROM sqlite_schema WHERE name = 'liar'`);
    });
    expect(await repairFully(session)).toMatchObject({ ...untouched, kept: { secrets: ids.length } });
  });

  test('is made anew without the rows of a page that is overwritten, and with those before and behind it', async () => {
    const root = Number(now.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'versions'`).pluck().get());
    const bytes = Buffer.from(fixture.now);
    // The right-most pointer of an inner page, and those of its cells (sqlite.org/fileformat2.html §1.6).
    const inner = (root - 1) * 4_096;
    expect(bytes[inner]).toBe(5);
    const cell = bytes.readUInt16BE(inner + 12);
    const child = bytes.readUInt32BE(inner + cell);
    bytes.fill(0xff, (child - 1) * 4_096, child * 4_096);
    layOutAlone(bytes);
    const session = await openAll();
    expect(session.integrity().state).toBe('damaged');
    const plan = await repairFully(session);
    const touched = plan.lost.length + plan.mended.length;
    expect(touched).toBeGreaterThan(2);
    expect(plan.kept.secrets + plan.lost.length).toBe(ids.length);
    const affected = new Set([...plan.lost, ...plan.mended].map(({ id }) => id));
    await look((again) => {
      for (const id of ids) if (!affected.has(id)) expect(revealed(id)(again)).toBe(truth.values.get(id));
    });
  });
});
