import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8, wipe } from './bytes.ts';

/** The labels of every derived key, one for each purpose (RFC 5869 `info`). */
const labels = {
  wrap: 'coffer/1/wrap',
  check: 'coffer/1/check',
  recovery: 'coffer/1/recovery',
  seal: 'coffer/1/seal',
  manifest: 'coffer/1/manifest',
  term: 'coffer/1/term',
  digest: 'coffer/1/digest',
} as const;

/** HKDF-SHA256 (RFC 5869) to 32 bytes. */
export function deriveSubkey(key: Uint8Array, salt: Uint8Array, label: keyof typeof labels): Uint8Array<ArrayBuffer> {
  return hkdfSha256(key, salt, utf8(labels[label]), 32);
}

/** HKDF-SHA256 with any info and length, which the vectors need. */
export function hkdfSha256(
  key: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array<ArrayBuffer> {
  return hkdf(sha256, key, salt, info, length) as Uint8Array<ArrayBuffer>;
}

/** SHA-256 (FIPS 180-4). */
export function digest(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}

/** The keys under which an open vault works, all from its vault key; `salt` is the vault id. */
export type VaultKeys = {
  readonly seal: Uint8Array;
  readonly manifest: Uint8Array;
  readonly term: Uint8Array;
  readonly digest: Uint8Array;
};

/** Derives the working keys of a vault; the vault key itself may be wiped afterwards. */
export function deriveVaultKeys(vaultKey: Uint8Array, vaultId: Uint8Array): VaultKeys {
  return {
    seal: deriveSubkey(vaultKey, vaultId, 'seal'),
    manifest: deriveSubkey(vaultKey, vaultId, 'manifest'),
    term: deriveSubkey(vaultKey, vaultId, 'term'),
    digest: deriveSubkey(vaultKey, vaultId, 'digest'),
  };
}

/** Fills the working keys with zeros. */
export function wipeVaultKeys(keys: VaultKeys): void {
  wipe(keys.seal, keys.manifest, keys.term, keys.digest);
}
