import { id, seconds } from './domain.ts';
import { databaseFields, secretType, valueFacts } from './secrets.ts';
import { z } from './z.ts';

/** The hash of an HMAC (RFC 2104). */
export const hmacAlgorithm = z.enum(['sha256', 'sha384', 'sha512']);
export type HmacAlgorithm = z.infer<typeof hmacAlgorithm>;

/** How the text of an HMAC key stands for its bytes. */
export const keyEncoding = z.enum(['text', 'hex', 'base64']);
export type KeyEncoding = z.infer<typeof keyEncoding>;

/** How bytes are written: lower-case hex, base64 with padding, base64url without (RFC 4648). */
export const byteEncoding = z.enum(['hex', 'base64', 'base64url']);
export type ByteEncoding = z.infer<typeof byteEncoding>;

/** Whole seconds since 1970 UTC; certificates may reach back further. */
const time = z.int();
/** `RSA`, `EC P-256`, `Ed25519`, …; `null` where it can't be told. */
const algorithm = z.string().nullable();
const bits = z.int().positive().nullable();

/** What one part of a PEM text says of itself without its secret. Nothing in it is verified. */
export const pemFacts = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('certificate'),
    /** Distinguished names: `CN=example.org, O=Example`. */
    subject: z.string(),
    issuer: z.string(),
    /** Upper-case hex. */
    serial: z.string(),
    /** SHA-256 of the certificate: `AB:CD:…`. */
    fingerprint: z.string(),
    notBefore: time,
    notAfter: time,
    /** Host names, addresses, mail addresses and URIs it is for. */
    names: z.array(z.string()),
    algorithm,
    bits,
  }),
  /** `encrypted`: it needs a passphrase, which Coffer does not ask for; what that hides is `null`. */
  z.object({ kind: z.literal('private-key'), algorithm, bits, encrypted: z.boolean() }),
  z.object({ kind: z.literal('public-key'), algorithm, bits }),
  z.object({ kind: z.literal('certificate-request') }),
]);
export type PemFacts = z.infer<typeof pemFacts>;

/** What a JSON web token says of itself (RFC 7519); nothing in it is verified. Times are seconds. */
export const jwtFacts = z.object({
  algorithm: z.string(),
  keyId: z.string().nullable(),
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  issuedAt: time.nullable(),
  expiresAt: time.nullable(),
});
export type JwtFacts = z.infer<typeof jwtFacts>;

/** All that can be said of a value without showing a character of what is secret in it. */
export const recognisedValue = valueFacts.extend({
  type: secretType,
  /** What such a value is usually called. */
  suggestedName: z.string().nullable(),
  /** When it says of itself that it expires. */
  expiresAt: seconds.nullable(),
  pem: z.array(pemFacts).nullable(),
  jwt: jwtFacts.nullable(),
  /** Of a connection URL, without its password. */
  database: databaseFields.nullable(),
});
export type RecognisedValue = z.infer<typeof recognisedValue>;

const payload = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 8_388_608, 'longer than 8 MiB');
const signing = { id, payload, key: keyEncoding, algorithm: hmacAlgorithm };
export const signRequest = z.strictObject({ ...signing, output: byteEncoding });
export type SignRequest = z.infer<typeof signRequest>;
export const verifyRequest = z.strictObject({ ...signing, signature: z.string().max(1_024) });
export type VerifyRequest = z.infer<typeof verifyRequest>;
