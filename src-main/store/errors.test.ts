import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { texts } from '../../src-texts/texts.ts';
import { asStoreError, guarded, StoreError } from './errors.ts';

const sqlite = (code: string) => new Database.SqliteError('near "sk_live_secret": at /home/ada/x.coffer', code);
const system = (code: string) => Object.assign(new Error(`${code}: open '/home/ada/x.coffer'`), { code });

describe('an error of the file', () => {
  test.each([
    ['SQLITE_BUSY', 'IN_USE'],
    ['SQLITE_BUSY_SNAPSHOT', 'IN_USE'],
    ['SQLITE_LOCKED', 'IN_USE'],
    ['SQLITE_FULL', 'DISK_FULL'],
    ['SQLITE_READONLY_DIRECTORY', 'READ_ONLY'],
    ['SQLITE_CORRUPT_INDEX', 'VAULT_DAMAGED'],
    ['SQLITE_NOTADB', 'VAULT_DAMAGED'],
    ['SQLITE_NOMEM', 'VAULT_DAMAGED'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'VAULT_DAMAGED'],
    ['SQLITE_IOERR_WRITE', 'DISK_FAILED'],
    ['SQLITE_CANTOPEN', 'DISK_FAILED'],
  ])('of SQLite, %s, is %s', (code, expected) => {
    expect(asStoreError(sqlite(code))).toEqual(new StoreError(expected as StoreError['code']));
  });

  test.each([
    ['ENOENT', 'FILE_MISSING'],
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EFBIG', 'DISK_FULL'],
    ['EROFS', 'READ_ONLY'],
    ['EACCES', 'READ_ONLY'],
    ['EIO', 'DISK_FAILED'],
    ['EEXIST', 'FILE_EXISTS'],
    ['ELOOP', 'NOT_A_VAULT'],
  ])('of the system, %s, is %s', (code, expected) => {
    expect(asStoreError(system(code))).toEqual(new StoreError(expected as StoreError['code']));
  });

  test('says nothing but its code: no path and nothing that was written', () => {
    for (const error of [sqlite('SQLITE_CORRUPT'), system('EIO')]) {
      const told = asStoreError(error) as StoreError;
      expect(told.message).toBe(told.code);
      expect(JSON.stringify({ ...told, cause: told.cause })).not.toMatch(/sk_live|ada/);
    }
  });

  test('that is none of these passes through as it is', () => {
    const bug = new TypeError('a bug');
    expect(asStoreError(bug)).toBe(bug);
    expect(() =>
      guarded(() => {
        throw bug;
      }),
    ).toThrow(bug);
    expect(asStoreError(system('EWHATEVER'))).toMatchObject({ code: 'EWHATEVER' });
  });
});

test('six different failures have six different messages, and each says that nothing was lost or changed', () => {
  const six = ['WRONG_PASSWORD', 'VAULT_DAMAGED', 'IN_USE', 'READ_ONLY', 'DISK_FULL', 'NEWER_FORMAT'] as const;
  expect(new Set(six.map((code) => texts.errors[code])).size).toBe(6);
  for (const code of six.filter((one) => one !== 'IN_USE')) {
    expect(texts.errors[code], code).toMatch(/Nothing was (changed|written)|nothing was lost/);
  }
});
