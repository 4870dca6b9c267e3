import { encodeParts, equalBytes, fromUtf8, type Part, toHex, utf8 } from '../crypto/bytes.ts';
import { deriveVaultKeys, type VaultKeys, wipeVaultKeys } from '../crypto/keys.ts';
import { nonceAndTag, open, padding, seal } from '../crypto/seal.ts';
import { createTerm, hmacSha256, type Term, type TermMaker } from '../crypto/term.ts';
import { type Row, type TableName, tables } from '../store/schema.ts';
import type { RandomBytes } from './environment.ts';

/** First part of all associated data: the product and its format. */
const FORMAT = 'coffer/1';

/** What a row's blob is bound to: format, vault, table, column, the id asked for, all other columns in clear. */
export function associatedData(vaultId: Uint8Array, table: TableName, row: Row): Uint8Array {
  return encodeParts([FORMAT, vaultId, table, 'sealed', ...clearColumns(table, row)]);
}

const clearNames = new Map(
  Object.entries(tables).map(([table, columns]) => [table, Object.keys(columns).filter((name) => name !== 'sealed')]),
);

function clearColumns(table: TableName, row: Row): Part[] {
  return (clearNames.get(table) ?? []).map((column) => row[column] ?? 0);
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
  readonly #random: RandomBytes;
  #keys: VaultKeys;
  #term: TermMaker;

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
    return this.#sealBytes(table, clear, utf8(json));
  }

  /**
   * A row's record as it is, sealed anew: under the keys of `other`, for the place that `clear` names. `null` where the
   * row is not genuine in its own place.
   */
  reseal(table: TableName, row: Row, other: SealedRows, clear: Row = row): Row | null {
    const plaintext = this.#openBytes(table, row.id, row);
    return plaintext && other.#sealBytes(table, clear, plaintext);
  }

  /** Opens a row as the record of the id that was asked for; `null` where it is not genuine in this place. */
  open<T>(table: TableName, id: Uint8Array, row: Row | null): T | null {
    const plaintext = row && this.#openBytes(table, id, row);
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
    return this.#term.of(table, [...clearColumns(table, row), blob]);
  }

  /** A keyed digest (HMAC-SHA256) by which equal bytes are known again without keeping them. */
  digest(bytes: Uint8Array): Uint8Array {
    return hmacSha256(this.#keys.digest, bytes);
  }

  /** The same keys in bytes of their own, for another file of this vault; whoever opens that one ends them. */
  twin(): SealedRows {
    const { seal, manifest, term, digest } = this.#keys;
    const copied = { seal: seal.slice(), manifest: manifest.slice(), term: term.slice(), digest: digest.slice() };
    return new SealedRows(this.vaultId, copied, this.#random);
  }

  /** Whether its keys are those that follow from this vault key. */
  areUnder(vaultKey: Uint8Array): boolean {
    const keys = deriveVaultKeys(vaultKey, this.vaultId);
    const same = equalBytes(keys.seal, this.#keys.seal);
    wipeVaultKeys(keys);
    return same;
  }

  /** Wipes its own keys and works with those of `other` from now on, which is left without any. */
  become(other: SealedRows): void {
    this.end();
    [this.#keys, other.#keys] = [other.#keys, this.#keys];
    [this.#term, other.#term] = [other.#term, this.#term];
  }

  end(): void {
    wipeVaultKeys(this.#keys);
    this.#term.end();
  }

  /** Wipes the plaintext. */
  #sealBytes(table: TableName, clear: Row, plaintext: Uint8Array): Row {
    const unit = table === 'pages' ? padding.page : padding.row;
    const ad = associatedData(this.vaultId, table, clear);
    const sealed = seal(this.#keyFor(table), plaintext, ad, this.#random, unit);
    plaintext.fill(0);
    return { ...clear, sealed };
  }

  #openBytes(table: TableName, id: Uint8Array, row: Row): Uint8Array | null {
    if (!(row.sealed instanceof Uint8Array)) return null;
    return open(this.#keyFor(table), row.sealed, associatedData(this.vaultId, table, { ...row, id }));
  }

  #keyFor(table: TableName): Uint8Array {
    return table === 'manifest' ? this.#keys.manifest : this.#keys.seal;
  }
}

/** Ids as the window and the maps here know them: 32 hex digits. */
export function idText(id: Uint8Array): string {
  return toHex(id);
}
