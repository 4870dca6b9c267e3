import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { PemFacts } from '../../src-preload/contract/values.ts';
import { readSsh } from './ssh-wire.ts';

/** A text with more parts than this is a store of certificates; the first tell enough. */
const MAX_PARTS = 64;
/** Certificates and keys are far shorter; OpenSSL need not see more. */
const MAX_PART = 65_536;

type Part = { readonly label: string; readonly body: string; readonly whole: string };
type KeyFacts = { algorithm: string | null; bits: number | null };

/**
 * What the parts of a PEM text (RFC 7468) say of themselves: certificates, alone or as a chain, private keys (PKCS #1, PKCS #8,
 * SEC 1, OpenSSH), public keys (PEM, or an OpenSSH line), certificate requests. In the order of the text; parts that are none of
 * these, or not readable, are left out. A `\n` of two characters counts as a line break, as `.env` files have them.
 * `null` where nothing is left; never throws.
 */
export function readPem(text: string): PemFacts[] | null {
  const facts = partsOf(text.replaceAll('\\r', '').replaceAll('\\n', '\n')).flatMap((part) => {
    try {
      return factsOf(part) ?? [];
    } catch {
      return [];
    }
  });
  if (facts.length > 0) return facts;
  const line = readPublicLine(text);
  return line && [line];
}

/** Seconds from which not every certificate of a text is valid any more; `null` where there is none. */
export function earliestExpiry(text: string): number | null {
  const ends = (readPem(text) ?? []).flatMap((facts) => (facts.kind === 'certificate' ? [facts.notAfter] : []));
  return ends.length === 0 ? null : Math.min(...ends);
}

/** The parts between `BEGIN` and the `END` of the same label, in one pass; what stands around them is no part of PEM. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (parts.length < MAX_PARTS) {
    const begin = text.indexOf('-----BEGIN ', at);
    const labelEnd = begin === -1 ? -1 : text.indexOf('-----', begin + 11);
    if (labelEnd === -1) break;
    const label = text.slice(begin + 11, labelEnd);
    const end = text.indexOf(`-----END ${label}-----`, labelEnd);
    if (end === -1) break;
    at = end + label.length + 14;
    const whole = text.slice(begin, at);
    if (whole.length <= MAX_PART) parts.push({ label, body: text.slice(labelEnd + 5, end), whole });
  }
  return parts;
}

function factsOf({ label, body, whole }: Part): PemFacts | null {
  switch (label) {
    case 'CERTIFICATE':
    case 'X509 CERTIFICATE':
      return readCertificate(new X509Certificate(derOf(body)));
    case 'CERTIFICATE REQUEST':
    case 'NEW CERTIFICATE REQUEST':
      // DER begins a request with a SEQUENCE (X.690).
      return derOf(body)[0] === 0x30 ? { kind: 'certificate-request' } : null;
    case 'PUBLIC KEY':
    case 'RSA PUBLIC KEY':
      return { kind: 'public-key', ...keyFacts(createPublicKey(whole)) };
    case 'ENCRYPTED PRIVATE KEY':
      return derOf(body)[0] === 0x30 ? encrypted(null) : null;
    case 'PRIVATE KEY':
    case 'RSA PRIVATE KEY':
    case 'EC PRIVATE KEY':
      // RFC 1421 §4.6.1.1, which OpenSSL still writes for keys of the traditional formats.
      if (/^\s*Proc-Type: 4,ENCRYPTED/.test(body)) return encrypted(label.split(' ', 1)[0] ?? null);
      return { kind: 'private-key', ...keyFacts(createPrivateKey(whole)), encrypted: false };
    case 'OPENSSH PRIVATE KEY':
      return readOpensshKey(derOf(body));
    default:
      return null;
  }
}

function encrypted(algorithm: string | null): PemFacts {
  return { kind: 'private-key', algorithm, bits: null, encrypted: true };
}

function derOf(body: string): Buffer {
  return Buffer.from(body, 'base64');
}

function readCertificate(certificate: X509Certificate): PemFacts | null {
  const notBefore = secondsOf(certificate.validFrom);
  const notAfter = secondsOf(certificate.validTo);
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) return null;
  return {
    kind: 'certificate',
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serial: certificate.serialNumber,
    fingerprint: certificate.fingerprint256,
    notBefore,
    notAfter,
    names: readNames(certificate.subjectAltName ?? ''),
    ...publicKeyOf(certificate),
  };
}

/** OpenSSL's way of writing times is one that `Date` reads: `Nov 21 09:00:00 2026 GMT`. */
function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1_000);
}

/** Node gives an attribute a line; a line break within one is escaped. */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

/** `DNS:a.example, IP Address:::1, DNS:"with, comma"`, as Node writes subject alternative names, without what they are. */
function readNames(written: string): string[] {
  const names = written.matchAll(/(?:^|, )(?:DNS|IP Address|email|URI):(?:("(?:[^"\\]|\\.)*")|([^,]*))/g);
  return [...names].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : String(JSON.parse(quoted))));
}

/** A key of a kind that this OpenSSL does not know makes the certificate no less readable. */
function publicKeyOf(certificate: X509Certificate): KeyFacts {
  try {
    return keyFacts(certificate.publicKey);
  } catch {
    return { algorithm: null, bits: null };
  }
}

const curves: Readonly<Record<string, { algorithm: string; bits: number }>> = {
  prime256v1: { algorithm: 'EC P-256', bits: 256 },
  secp384r1: { algorithm: 'EC P-384', bits: 384 },
  secp521r1: { algorithm: 'EC P-521', bits: 521 },
  secp256k1: { algorithm: 'EC secp256k1', bits: 256 },
  nistp256: { algorithm: 'EC P-256', bits: 256 },
  nistp384: { algorithm: 'EC P-384', bits: 384 },
  nistp521: { algorithm: 'EC P-521', bits: 521 },
};

const others: Readonly<Record<string, KeyFacts>> = {
  ed25519: { algorithm: 'Ed25519', bits: 256 },
  ed448: { algorithm: 'Ed448', bits: 456 },
  x25519: { algorithm: 'X25519', bits: 256 },
  x448: { algorithm: 'X448', bits: 448 },
};

function keyFacts({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): KeyFacts {
  if (type === 'ec') return curves[details?.namedCurve ?? ''] ?? { algorithm: 'EC', bits: null };
  const known = type && others[type];
  return known ? { ...known } : { algorithm: type?.toUpperCase() ?? null, bits: details?.modulusLength ?? null };
}

/** An OpenSSH private key (PROTOCOL.key): its public half is in clear, even where the private one is encrypted. */
function readOpensshKey(bytes: Buffer): PemFacts | null {
  const magic = 'openssh-key-v1\0';
  if (bytes.toString('latin1', 0, magic.length) !== magic) return null;
  const reader = readSsh(bytes.subarray(magic.length));
  const cipher = Buffer.from(reader.string()).toString('latin1');
  reader.string();
  reader.string();
  if (reader.uint32() < 1) return null;
  const facts = opensshFacts(reader.string());
  return facts && { kind: 'private-key', ...facts, encrypted: cipher !== 'none' };
}

/** `ssh-ed25519 AAAA… me@host`. */
function readPublicLine(text: string): PemFacts | null {
  const [, name, blob = ''] = /^(ssh-[a-z0-9-]+|ecdsa-sha2-[a-z0-9]+) ([A-Za-z0-9+/]+={0,2})(?:\s|$)/.exec(text) ?? [];
  try {
    const facts = name === undefined ? null : opensshFacts(Buffer.from(blob, 'base64'), name);
    return facts && { kind: 'public-key', ...facts };
  } catch {
    return null;
  }
}

/** What a public key in SSH's encoding is (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4). */
function opensshFacts(blob: Uint8Array, expected?: string): KeyFacts | null {
  const reader = readSsh(blob);
  const name = Buffer.from(reader.string()).toString('latin1');
  if (expected !== undefined && name !== expected) return null;
  if (name === 'ssh-ed25519') return others.ed25519 ?? null;
  if (name === 'ssh-rsa') {
    reader.string();
    return { algorithm: 'RSA', bits: bitLength(reader.string()) };
  }
  return name.startsWith('ecdsa-sha2-') ? (curves[name.slice('ecdsa-sha2-'.length)] ?? null) : null;
}

function bitLength(integer: Uint8Array): number | null {
  const digits = Buffer.from(integer).toString('hex').replace(/^0+/, '');
  return digits === '' ? null : digits.length * 4 - (Math.clz32(Number.parseInt(digits.charAt(0), 16)) - 28);
}
