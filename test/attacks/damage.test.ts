import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../../src-main/store/errors.ts';
import { DeepCheck } from '../../src-main/vault/deep-check.ts';
import { recoverVault, unlockVault } from '../../src-main/vault/open.ts';
import * as reading from '../../src-main/vault/reading.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import type { Session } from '../../src-main/vault/session.ts';
import * as trash from '../../src-main/vault/trash.ts';
import type { Integrity } from '../../src-preload/contract.ts';
import { addSecret, masterPassword, reopen } from '../kit/vault.ts';
import { idOf, rowsOf, setColumn } from './cases.ts';
import { makeFixture } from './fixture.ts';
import { editFile, layOut } from './oracle.ts';

const fixture = await makeFixture();
const { kit, truth } = fixture;
const [, first = ''] = truth.values.keys();

/** Lets the check run as the product does, and waits for the event that ends it. */
async function events(session: Session): Promise<Integrity[]> {
  const seen: Integrity[] = [];
  const ended = new Promise<void>((resolve) => {
    session.subscribe((event) => {
      if (event.kind !== 'integrity') return;
      seen.push(event.integrity);
      if (event.integrity.state === 'intact' || event.integrity.damaged.length > 1) resolve();
    });
  });
  session.startDeepCheck();
  await ended;
  return seen;
}

/** Breaks the blobs of these rows of the laid-out file. */
function breakRows(table: string, which: (id: string) => boolean): void {
  editFile(layOut(fixture), (database) => {
    for (const row of rowsOf(database, table)) {
      const id = idOf(row);
      if (which(id)) setColumn(database, table, id, 'sealed', Buffer.alloc(64, 0x11));
    }
  });
}

describe('the check after opening', () => {
  test('tells that all is intact, once, and writing goes on', async () => {
    layOut(fixture);
    const session = await reopen(kit);
    expect(session.integrity().state).toBe('checking');
    expect((await events(session)).map(({ state }) => state)).toEqual(['intact']);
    expect(session.integrity()).toEqual({ state: 'intact', damaged: [] });
    addSecret(session, 'NEW', 'x');
    session.lock();
  });

  test('stays right while the vault is written between its slices', async () => {
    layOut(fixture);
    const session = await reopen(kit);
    const ended = new DeepCheck(session).run();
    for (let i = 0; i < 12; i++) {
      const id = addSecret(session, `WHILE_${i}`, 'x');
      await new Promise((resolve) => setImmediate(resolve));
      const { revision } = secrets.get(session, { id });
      secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data: `y${i}` } } });
      reading.reveal(session, { id: first });
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await ended).toBe(true);
    expect(session.integrity().damaged).toEqual([]);
    session.lock();
  });

  test('names each damaged record with its secret, and the vault can be read from then on', async () => {
    const [a = '', b = ''] = [...truth.values.keys()].slice(3);
    breakRows('secrets', (id) => id === a || id === b);
    const session = await reopen(kit);
    expect(session.readOnly).toBeNull();
    const seen = await events(session);
    const named = [a, b].map((id) => ({ table: 'secrets', id, name: truth.entries.get(id)?.name }));
    expect(seen.at(-1)?.damaged).toEqual(expect.arrayContaining(named));
    expect(seen.every(({ state }) => state === 'damaged')).toBe(true);
    expect(session.readOnly).toBe('damage');
    expect(() => reading.reveal(session, { id: a })).toThrow('RECORD_DAMAGED');
    expect(reading.reveal(session, { id: first }).data).toBe(truth.values.get(first));
    for (const write of [
      () => addSecret(session, 'NEW', 'x'),
      () => trash.trash(session, { id: first }),
      () => session.transaction(() => undefined),
    ]) {
      expect(write).toThrow('READ_ONLY_DAMAGED');
    }
    session.lock();
  });

  test('ends with the vault, when that is locked in its middle', async () => {
    layOut(fixture);
    const session = await reopen(kit);
    const check = new DeepCheck(session);
    const ended = check.run();
    check.stop();
    session.lock();
    expect(await ended).toBe(false);
  });
});

describe('damage that is met before the check comes to it', () => {
  test('stops the change that met it, and nothing of the change is kept', async () => {
    const [broken = ''] = await environmentIds();
    breakRows('environments', (id) => id === broken);
    const session = await reopen(kit);
    expect(session.readOnly).toBeNull();
    expect(() => addSecret(session, 'NEW', 'x')).toThrow('READ_ONLY_DAMAGED');
    expect(session.integrity().damaged).toContainEqual({ table: 'environments', id: broken, name: null });
    expect(session.summaries().map(({ name }) => name)).not.toContain('NEW');
    session.lock();
  });

  test('keeps a value from being shown that is sealed well in its place but is not the one its secret names', async () => {
    layOut(fixture);
    const session = await reopen(kit);
    const id = Buffer.from(truth.currentVersions.get(first) ?? '', 'hex');
    const real = session.store.tables.versions.get(id);
    const clear = { id, secret: real?.secret ?? 0, number: real?.number ?? 0 };
    const other = { value: { encoding: 'text', data: 'of another making' }, at: 0, by: 'person', why: '' };
    const row = session.rows.seal('versions', clear, other);
    session.lock();
    editFile(kit.file, (database) => setColumn(database, 'versions', id.toString('hex'), 'sealed', row.sealed));
    const again = await reopen(kit);
    expect(() => reading.reveal(again, { id: first })).toThrow('RECORD_DAMAGED');
    expect(again.integrity().damaged).toEqual([expect.objectContaining({ table: 'versions', id: id.toString('hex') })]);
    again.lock();
  });

  test('stops a purge that would leave versions behind in the file', async () => {
    editFile(layOut(fixture), (database) => {
      database.pragma('writable_schema = ON');
      database.exec('CREATE INDEX liar ON versions (secret, number) WHERE number > 1');
      database.exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'liar')
        WHERE name = 'versions_of_secret'`);
      database.exec(`DELETE FROM sqlite_schema WHERE name = 'liar'`);
    });
    const session = await reopen(kit);
    kit.clock.advance(40 * 86_400_000);
    const size = session.pages.size;
    expect(() => trash.purgeDue(session)).toThrow('RECORD_DAMAGED');
    kit.clock.advance(-40 * 86_400_000);
    expect(session.pages.size).toBe(size);
    session.lock();
  });
});

async function environmentIds(): Promise<string[]> {
  layOut(fixture);
  const session = await reopen(kit);
  const ids = session.records('environments').map(({ id }) => id);
  session.lock();
  return ids;
}

describe('the recovery code of a damaged vault', () => {
  test.each(['check_value', 'sealed', 'salt'])(
    'opens it for reading where the password’s %s is broken',
    async (column) => {
      editFile(layOut(fixture), (database) => {
        const row = rowsOf(database, 'unlockers').find(({ kind }) => kind === 1n);
        const blob = Buffer.from(row?.[column] as Buffer);
        blob[0] = (blob[0] ?? 0) ^ 1;
        setColumn(database, 'unlockers', idOf(row), column, blob);
      });
      const before = fs.readFileSync(kit.file);
      const strict = { acceptOlderCopy: false };
      await expect(unlockVault(kit.context, kit.file, masterPassword, strict)).rejects.toThrow();
      const session = await recoverVault(kit.context, kit.file, fixture.recoveryCode, 'after recovery', strict);
      expect(session.integrity().damaged).toContainEqual({ table: 'unlockers', id: null, name: null });
      for (const [id, value] of truth.values)
        expect(reading.reveal(session, { id, evenIfRevoked: true }).data).toBe(value);
      session.lock();
      expect(fs.readFileSync(kit.file).equals(before)).toBe(true);
    },
  );
});

describe('a change whose commit fails', () => {
  test.each(['pages', 'manifest'] as const)(
    'in %s leaves the list as the file is, and the next one works',
    async (table) => {
      layOut(fixture);
      const session = await reopen(kit);
      const listed = () => JSON.stringify([...session.pages.all()].toSorted((a, b) => (a.id < b.id ? -1 : 1)));
      const before = listed();
      const real = session.store.tables[table].update;
      session.store.tables[table].update = () => {
        throw new StoreError('DISK_FULL');
      };
      expect(() => addSecret(session, 'HALF', 'x')).toThrow('DISK_FULL');
      expect(() => trash.trash(session, { id: first })).toThrow('DISK_FULL');
      expect(listed()).toBe(before);
      session.store.tables[table].update = real;
      addSecret(session, 'WHOLE', 'x');
      await new DeepCheck(session).run();
      expect(session.integrity().damaged).toEqual([]);
      session.lock();
      const again = await reopen(kit);
      const names = again.summaries().map(({ name }) => name);
      expect([names.includes('HALF'), names.includes('WHOLE'), names.length]).toEqual([false, true, 1 + countListed()]);
      await new DeepCheck(again).run();
      expect(again.integrity().damaged).toEqual([]);
      again.lock();
    },
  );
});

const countListed = () => [...truth.entries.values()].filter(({ trashedAt }) => trashedAt === null).length;
