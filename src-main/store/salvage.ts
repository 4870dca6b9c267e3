import type Database from 'better-sqlite3';
import { asStoreError, StoreError } from './errors.ts';
import type { Row, TableName } from './schema.ts';
import { readRow } from './table.ts';

/** Reads a table row by row, however broken the file is around it. */
export type Salvage = {
  /** Where rows are said to be, in order; some may not be readable, or be named by an index only. */
  places(table: TableName): number[];
  /** The row at one of those places; `null` where none can be read there. */
  at(table: TableName, place: number): Row | null;
};

/** Places that are tried one by one between two broken parts of a table: a few seconds. */
const GAP = 500_000;

/**
 * Prepares reading a file that may be broken. A scan ends at the first broken part. Where one does, the table is gone
 * through from its end as well, each place in between is tried, and so is what the index on the ids names: a row can be
 * read by itself as long as the way down to it is whole.
 */
export function openSalvage(database: Database.Database): Salvage {
  const prepared = new Map<TableName, Database.Statement>();
  const byPlace = (table: TableName) => {
    const known = prepared.get(table) ?? database.prepare(`SELECT * FROM ${table} NOT INDEXED WHERE rowid = ?`);
    prepared.set(table, known);
    return known;
  };
  return {
    places(table) {
      const forwards = `SELECT rowid FROM ${table} NOT INDEXED ORDER BY rowid`;
      const first = collect(database, forwards);
      if (first.whole) return first.places;
      const last = collect(database, `${forwards} DESC`);
      const byId = `SELECT rowid FROM ${table} INDEXED BY sqlite_autoindex_${table}_1 ORDER BY id`;
      const named = [byId, `${byId} DESC`].flatMap((scan) => collect(database, scan).places);
      const between = gap(first.places.at(-1), last.places.at(-1));
      return [...new Set([...first.places, ...between, ...last.places, ...named])].sort((a, b) => a - b);
    },
    at: (table, place) => readRow(table, byPlace(table), place),
  };
}

/** What a scan gives, and whether no broken part of the file ended it. */
function collect(database: Database.Database, scan: string): { places: number[]; whole: boolean } {
  const places: number[] = [];
  try {
    for (const place of database.prepare(scan).pluck().iterate()) places.push(place as number);
    return { places, whole: true };
  } catch (error) {
    const failure = asStoreError(error);
    if (failure instanceof StoreError && failure.code === 'VAULT_DAMAGED') return { places, whole: false };
    throw failure;
  }
}

/** The places between the last that one scan came to and the last of the other. */
function gap(from: number | undefined, to: number | undefined): number[] {
  if (from === undefined || to === undefined) return [];
  return Array.from({ length: Math.max(0, Math.min(GAP, to - from - 1)) }, (_, index) => from + 1 + index);
}
