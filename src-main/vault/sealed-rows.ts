import { encodeParts, fromUtf8, type Part, toHex, utf8 } from '../crypto/bytes.ts';
import { type VaultKeys, wipeVaultKeys } from '../crypto/keys.ts';
import { nonceAndTag, open, padding, seal } from '../crypto/seal.ts';
import { createTerm, type Term } from '../crypto/term.ts';
import { type Row, type TableName, tables } from '../store/schema.ts';
import type { RandomBytes } from './environment.ts';

/** First part of all associated data: the product and its format. */
const FORMAT = 'coffer/1';

/** What a row's blob is bound to: format, vault, table, column, the id asked for, all other columns in clear. */
export function associatedData(vaultId: Uint8Array, table: TableName, row: Row): Uint8Array {
  return encodeParts([FORMAT, vaultId, table, 'sealed', ...clearColumns(table, row)]);
}

function clearColumns(table: TableName, row: Row): Part[] {
  return Object.keys(tables[table])
    .filter((column) => column !== 'sealed')
    .map((column) => row[column] ?? 0);
}

/** JSON with its keys in order (by UTF-16 unit) and no spaces: the same record is always the same bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const record = value as Record<string, unknown>;
  const fields = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
  return `{${fields.join(',')}}`;
}

/** Seals and opens the rows of one open vault, and makes their terms. It owns the keys until `end`. */
export class SealedRows {
  readonly vaultId: Uint8Array;
  readonly #keys: VaultKeys;
  readonly #random: RandomBytes;
  readonly #term: (table: string, columns: readonly Part[]) => Term;

  constructor(vaultId: Uint8Array, keys: VaultKeys, random: RandomBytes) {
    this.vaultId = vaultId;
    this.#keys = keys;
    this.#random = random;
    this.#term = createTerm(keys.term);
  }

  newId(): Uint8Array {
    return this.#random(16);
  }

  /** Completes a row: seals `record` for the place that its clear columns name. */
  seal(table: TableName, clear: Row, record: unknown): Row {
    return this.sealJson(table, clear, canonicalJson(record));
  }

  /** The same for a record that is canonical JSON already. */
  sealJson(table: TableName, clear: Row, json: string): Row {
    const plaintext = utf8(json);
    const unit = table === 'pages' ? padding.page : padding.row;
    const ad = associatedData(this.vaultId, table, clear);
    const sealed = seal(this.#keyFor(table), plaintext, ad, this.#random, unit);
    plaintext.fill(0);
    return { ...clear, sealed };
  }

  /** Opens a row as the record of the id that was asked for; `null` where it is not genuine in this place. */
  open<T>(table: TableName, id: Uint8Array, row: Row | null): T | null {
    if (!row || !(row.sealed instanceof Uint8Array)) return null;
    const plaintext = open(this.#keyFor(table), row.sealed, associatedData(this.vaultId, table, { ...row, id }));
    if (!plaintext) return null;
    try {
      return JSON.parse(fromUtf8(plaintext)) as T;
    } finally {
      plaintext.fill(0);
    }
  }

  /** The term of a row: over its id and all columns; of a page, whose blob is opened anyway, over id, nonce, tag. */
  term(table: TableName, row: Row): Term {
    const { sealed } = row;
    if (!(sealed instanceof Uint8Array)) throw new TypeError('a row without its blob');
    const blob = table === 'pages' ? nonceAndTag(sealed) : sealed;
    return this.#term(table, [...clearColumns(table, row), blob]);
  }

  end(): void {
    wipeVaultKeys(this.#keys);
  }

  #keyFor(table: TableName): Uint8Array {
    return table === 'manifest' ? this.#keys.manifest : this.#keys.seal;
  }
}

/** Ids as the window and the maps here know them: 32 hex digits. */
export function idText(id: Uint8Array): string {
  return toHex(id);
}
