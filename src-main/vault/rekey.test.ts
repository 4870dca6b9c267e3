import fs from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blobsOf, change, checked, fill, pictured } from '../../test/kit/rekey.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../test/kit/vault.ts';
import { type TableName, tables } from '../store/schema.ts';
import * as audit from './audit/query.ts';
import { list } from './list.ts';
import { changePassword, createVault, recoverVault, unlockVault } from './open.ts';
import * as reading from './reading.ts';
import { rotateVaultKey } from './rekey.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';

const strict = { acceptOlderCopy: false };
let kit: Kit;
let session: Session;
let firstCode: string;

beforeEach(async () => {
  kit = quickKit();
  ({ session, recoveryCode: firstCode } = await createVault(kit.context, kit.file, masterPassword));
});
afterEach(() => {
  session.lock();
  fs.rmSync(kit.folder, { recursive: true });
});

const unlock = (password = masterPassword) => unlockVault(kit.context, kit.file, password, strict);

describe('a new vault key', () => {
  it('leaves everything as it was, down to each old version, and the password', async () => {
    fill(session);
    const before = pictured(await checked(session));
    const { recoveryCode, erased } = await rotateVaultKey(session, masterPassword);
    expect(erased).toBe(true);
    expect(recoveryCode).not.toBe(firstCode);
    const after = { ...before, audit: [...before.audit, 'key-rotated'] };
    expect(pictured(session)).toEqual(after);
    await checked(session);
    session.lock();
    session = await unlock();
    expect(pictured(session)).toEqual(after);
    await checked(session);
  });

  it('is the only one that opens anything: no row is as it was, and the old keys open none', async () => {
    fill(session);
    await checked(session);
    const old = session.rows.twin();
    const rowsBefore = blobsOf(session).map((blob) => blob.toString('hex'));
    await rotateVaultKey(session, masterPassword);
    const left = new Set(blobsOf(session).map((blob) => blob.toString('hex')));
    expect(rowsBefore.filter((blob) => left.has(blob))).toEqual([]);
    for (const table of Object.keys(tables) as TableName[]) {
      if (table === 'header' || table === 'unlockers') continue;
      const rows = session.store.tables[table].all();
      expect(rows.filter((row) => old.open(table, row.id, row) !== null)).toEqual([]);
      expect(rows.filter((row) => session.rows.open(table, row.id, row) === null)).toEqual([]);
    }
    old.end();
  });

  it('leaves no trace of an old row in the file, nor a log', async () => {
    fill(session);
    await checked(session);
    const nonces = blobsOf(session).map((blob) => blob.subarray(0, 24));
    session.store.checkpoint();
    const before = fs.readFileSync(kit.file);
    expect(nonces.every((nonce) => before.includes(nonce))).toBe(true);
    await rotateVaultKey(session, masterPassword);
    const after = fs.readFileSync(kit.file);
    expect(nonces.filter((nonce) => after.includes(nonce))).toEqual([]);
    expect(fs.statSync(`${kit.file}-wal`).size).toBe(0);
  });

  it('is in use once it is written, also where whoever is told of it fails', async () => {
    const [id = ''] = fill(session, 3);
    await checked(session);
    const stop = session.subscribe(({ kind }) => {
      if (kind === 'changed') throw new TypeError('not told');
    });
    await expect(rotateVaultKey(session, masterPassword)).rejects.toThrow('not told');
    stop();
    expect(reading.reveal(session, { id }).data).toBe(`third of ${id}`);
    await checked(session);
  });

  it('is heard of once the password is proved, while the vault may be read and written still', async () => {
    const [id = ''] = fill(session, 3);
    await checked(session);
    const heard: string[] = [];
    const beforeChange = async () => {
      heard.push('proved');
      change(session, id, 'meanwhile');
      await session.startDeepCheck();
    };
    await expect(rotateVaultKey(session, 'not it', { beforeChange })).rejects.toThrow('WRONG_PASSWORD');
    expect(heard).toEqual([]);
    await rotateVaultKey(session, masterPassword, { beforeChange });
    expect(heard).toEqual(['proved']);
    expect(reading.reveal(session, { id }).data).toBe('meanwhile');
    await checked(session);
  });

  it('does not bring back a password that was changed meanwhile', async () => {
    await checked(session);
    const beforeChange = () => changePassword(session, masterPassword, 'in between');
    await expect(rotateVaultKey(session, masterPassword, { beforeChange })).rejects.toThrow('BUSY');
    session.lock();
    session = await unlock('in between');
  });

  it('makes a new recovery code, and the old one opens nothing any more', async () => {
    await checked(session);
    const { recoveryCode } = await rotateVaultKey(session, masterPassword);
    session.lock();
    await expect(recoverVault(kit.context, kit.file, firstCode, 'x', strict)).rejects.toThrow('WRONG_RECOVERY_CODE');
    session = await recoverVault(kit.context, kit.file, recoveryCode, 'after recovery', strict);
    expect(session.readOnly).toBeNull();
  });

  it('is followed by writing, reading, searching and further keys as before', async () => {
    const [id = ''] = fill(session);
    await checked(session);
    for (let turn = 0; turn < 3; turn++) {
      await rotateVaultKey(session, masterPassword);
      change(session, id, `turn ${turn}`);
      expect(reading.reveal(session, { id }).data).toBe(`turn ${turn}`);
      const query = { view: { kind: 'all' as const }, query: 'KEY_1', sort: 'name' as const, offset: 0, limit: 100 };
      expect(list(session, { ...query, leadDays: 14 }).rows.length).toBeGreaterThan(9);
      await checked(session);
    }
    await changePassword(session, masterPassword, 'another one');
    session.lock();
    session = await unlock('another one');
    expect(audit.query(session, { limit: 50 }).events.filter(({ kind }) => kind === 'key-rotated')).toHaveLength(3);
  });

  it('opens no backup of an older time, which keeps opening with its own password', async () => {
    fill(session, 3);
    await checked(session);
    session.store.checkpoint();
    const copy = fs.readFileSync(kit.file);
    await rotateVaultKey(session, masterPassword);
    session.lock();
    const current = fs.readFileSync(kit.file);
    fs.writeFileSync(kit.file, copy);
    await expect(unlock()).rejects.toThrow('OLDER_COPY');
    session = await unlockVault(kit.context, kit.file, masterPassword, { acceptOlderCopy: true });
    session.lock();
    fs.writeFileSync(kit.file, current);
  });

  it('is given whatever the vault holds', async () => {
    const steps = fc.array(
      fc.record({ what: fc.constantFrom('add', 'change', 'trash', 'rotate'), text: fc.string({ maxLength: 200 }) }),
      { maxLength: 12 },
    );
    let made = 0;
    const property = fc.asyncProperty(steps, async (given) => {
      const ids: string[] = [];
      for (const { what, text } of given) {
        if (what === 'add' || ids.length === 0) ids.push(addSecret(session, `S_${made++}`, text));
        else if (what === 'change') change(session, ids[0] ?? '', `${text}${made++}`);
        else if (what === 'trash') trash.trash(session, { id: ids.pop() ?? '' });
        else await rotateVaultKey(await checked(session), masterPassword);
      }
      const before = pictured(await checked(session));
      await rotateVaultKey(session, masterPassword);
      expect(pictured(await checked(session))).toEqual({ ...before, audit: [...before.audit, 'key-rotated'] });
    });
    await fc.assert(property, { numRuns: 12 });
  });
});

describe('a new vault key is refused', () => {
  it('before the whole vault has been checked', async () => {
    await expect(rotateVaultKey(session, masterPassword)).rejects.toThrow('NOT_CHECKED');
  });

  it('where the vault is damaged, also if the damage came after the check', async () => {
    const [id = ''] = fill(session);
    await checked(session);
    const row = session.store.tables.secrets.get(Buffer.from(id, 'hex'));
    change(session, id, 'a newer value');
    // An old row that is genuine in its place must not be sealed as the newest one.
    session.store.tables.secrets.update(row ?? { id: new Uint8Array(16) });
    await expect(rotateVaultKey(session, masterPassword)).rejects.toThrow('READ_ONLY_DAMAGED');
    expect(session.integrity().damaged).toEqual([expect.objectContaining({ table: 'secrets', id })]);
    await expect(rotateVaultKey(session, masterPassword)).rejects.toThrow('READ_ONLY_DAMAGED');
    expect(session.store.tables.unlockers.count()).toBe(2);
  });

  it('where a row has no parent: it would stay under the old key', async () => {
    fill(session, 2);
    await checked(session);
    session.store.tables.drafts.insert(session.rows.seal('drafts', { id: session.rows.newId() }, {}));
    await expect(rotateVaultKey(session, masterPassword)).rejects.toThrow('READ_ONLY_DAMAGED');
  });

  it('with another password, and of a file that is open for reading', async () => {
    fill(session, 2);
    const before = pictured(await checked(session));
    await expect(rotateVaultKey(session, 'not it')).rejects.toThrow('WRONG_PASSWORD');
    expect(pictured(session)).toEqual(before);
    session.lock();
    session = await unlockVault(kit.context, kit.file, masterPassword, { ...strict, forReading: true });
    await session.startDeepCheck();
    await expect(rotateVaultKey(session, masterPassword)).rejects.toThrow('READ_ONLY');
    session.lock();
    await expect(rotateVaultKey(session, masterPassword)).rejects.toThrow('VAULT_LOCKED');
  });

  it('where the file was replaced meanwhile, and the old one stays whole', async () => {
    fill(session);
    await checked(session);
    const moved = `${kit.file}.moved`;
    const onProgress = () => {
      if (fs.existsSync(moved)) return;
      fs.renameSync(kit.file, moved);
      fs.writeFileSync(kit.file, 'something else');
    };
    await expect(rotateVaultKey(session, masterPassword, { onProgress })).rejects.toThrow('FILE_REPLACED');
    expect(fs.readFileSync(kit.file, 'utf8')).toBe('something else');
    fs.renameSync(moved, kit.file);
  });
});
