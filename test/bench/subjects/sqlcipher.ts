import Database from 'better-sqlite3-multiple-ciphers';
import type { Subject } from '../subject.ts';
import { tableSubject } from './sqlite.ts';

/** 32 bytes of key and 16 of salt, given as they are: no key derivation. */
const KEY = Buffer.alloc(48, 7).toString('hex');

/** SQLCipher 4: SQLite's pages encrypted; no sealing of single records, and no manifest over them. */
export const sqlcipher: Subject = tableSubject((file) => {
  const database = new Database(file);
  for (const pragma of ["cipher='sqlcipher'", 'legacy=4', `key="x'${KEY}'"`]) database.pragma(pragma);
  return database;
});
