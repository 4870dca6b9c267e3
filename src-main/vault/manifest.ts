import { encodeParts, toHex } from '../crypto/bytes.ts';
import { digest } from '../crypto/keys.ts';
import { emptySum, readSum, type StoredSum, type Sum, storeSum } from '../crypto/term.ts';
import { type Row, schemaVersion, tables } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { SealedRows } from './sealed-rows.ts';

/** Tables whose rows stand on their own, counted and summed in the manifest. */
export const flatTables = ['projects', 'environments', 'settings', 'drafts', 'connections', 'links', 'queue'] as const;
export type FlatTable = (typeof flatTables)[number];
export type SummedTable = FlatTable | 'pages' | 'audit';

/** The root of the tree: everything in the vault is genuine only as far as it leads back to this. */
export type Manifest = {
  readonly revision: number;
  /** Seconds, of the last write. */
  readonly writtenAt: number;
  /** SHA-256 of the header and all unlockers, as hex. */
  readonly header: string;
  readonly sums: Readonly<Record<SummedTable, Sum>>;
};

export const summedTables: readonly SummedTable[] = ['pages', 'audit', ...flatTables];

export function newManifest(header: string, writtenAt: number): Manifest {
  const sums = Object.fromEntries(summedTables.map((table) => [table, emptySum])) as Record<SummedTable, Sum>;
  return { revision: 0, writtenAt, header, sums };
}

type StoredManifest = {
  schema: number;
  revision: number;
  writtenAt: number;
  header: string;
  sums: Record<SummedTable, StoredSum>;
};

/** The row of a manifest, sealed. */
export function sealManifest(rows: SealedRows, manifest: Manifest): Row {
  return rows.seal('manifest', { id: rows.vaultId }, storeManifest(manifest));
}

function storeManifest({ revision, writtenAt, header, sums }: Manifest): StoredManifest {
  const stored = Object.fromEntries(summedTables.map((table) => [table, storeSum(sums[table])]));
  return { schema: schemaVersion, revision, writtenAt, header, sums: stored as Record<SummedTable, StoredSum> };
}

/** Reads a manifest back; `null` where it is of another schema version than this program writes. */
export function readManifest(stored: StoredManifest): Manifest | null {
  if (stored.schema !== schemaVersion) return null;
  const sums = Object.fromEntries(summedTables.map((table) => [table, readSum(stored.sums[table])]));
  const { revision, writtenAt, header } = stored;
  return { revision, writtenAt, header, sums: sums as Record<SummedTable, Sum> };
}

/** Digest of the header's row and of every unlocker, by id, all their columns. */
export function headerDigest(store: Store): string {
  const parts = [columnsOf('header', store.tables.header.all()), columnsOf('unlockers', store.tables.unlockers.all())];
  return toHex(digest(encodeParts(parts)));
}

function columnsOf(table: 'header' | 'unlockers', rows: readonly Row[]): Uint8Array {
  const sorted = rows.toSorted((a, b) => (toHex(a.id) < toHex(b.id) ? -1 : 1));
  const columns = Object.keys(tables[table]);
  return encodeParts(sorted.map((row) => encodeParts(columns.map((column) => row[column] ?? 0))));
}
