import { id, oneLine } from './domain.ts';
import { byteEncoding, hmacAlgorithm } from './values.ts';
import { z } from './z.ts';

/** At least so many characters of a class; `null` for none of it. */
const atLeast = z.int().min(0).max(256).nullable();
const bytes = z.int().min(1).max(1_024);

/** What is to be generated, and by which rules. */
export const recipe = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    length: z.int().min(1).max(256),
    lower: atLeast,
    upper: atLeast,
    digits: atLeast,
    symbols: atLeast,
    /** Taken in place of the usual symbols: ASCII without letters, digits and space. */
    ownSymbols: z
      .string()
      .max(64)
      .regex(/^[!-/:-@[-`{-~]+$/)
      .nullable(),
    withoutLookAlikes: z.boolean(),
    /** No character twice. */
    distinct: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('hex'), bytes }),
  z.strictObject({ kind: z.literal('base64'), bytes }),
  z.strictObject({ kind: z.literal('base64url'), bytes }),
  z.strictObject({ kind: z.literal('uuid4') }),
  z.strictObject({ kind: z.literal('uuid7') }),
  z.strictObject({
    kind: z.literal('passphrase'),
    words: z.int().min(3).max(32),
    separator: z.enum(['-', ' ', '.', '_', ',', '']),
    /** Each word begins with a capital letter. */
    capitalise: z.boolean(),
    /** One digit behind one of the words. */
    digit: z.boolean(),
  }),
  /** As many bytes as the hash gives (RFC 2104 §3): 32, 48 or 64. */
  z.strictObject({ kind: z.literal('hmac'), algorithm: hmacAlgorithm, encoding: byteEncoding }),
  z.strictObject({
    kind: z.literal('key-pair'),
    algorithm: z.enum(['ed25519', 'rsa-2048', 'rsa-3072', 'rsa-4096', 'ec-p256', 'ec-p384']),
    /** PEM as PKCS #8 (RFC 5958), or OpenSSH's own. */
    privateFormat: z.enum(['pkcs8', 'openssh']),
    /** PEM as SubjectPublicKeyInfo, or the line for `authorized_keys`. */
    publicFormat: z.enum(['spki', 'openssh']),
    /** Stands in what is written in OpenSSH's formats: `me@example.org`. */
    comment: oneLine(256).nullable(),
  }),
]);
export type Recipe = z.infer<typeof recipe>;

export const generated = z.object({
  value: z.string(),
  /** By which main copies it. */
  token: id,
  /** Of a key pair only. */
  publicKey: z.string().nullable(),
  /** log2 of how many equally likely values the recipe has; for a key pair, the strength of its algorithm. */
  bits: z.number().min(0),
});
export type Generated = z.infer<typeof generated>;
