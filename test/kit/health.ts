import type { Known, KnownValue } from '../../src-main/vault/health/health-check.ts';
import { type Judgement, judge } from '../../src-main/vault/health/judge.ts';
import type { Described } from '../../src-main/vault/health/look.ts';
import { type Facts, makeReport } from '../../src-main/vault/health/report.ts';
import type { Entry } from '../../src-main/vault/pages.ts';
import type { HealthFinding, HealthKind, HealthReport } from '../../src-preload/contract/health.ts';
import type { DatabaseFields, Environment, SecretType, SecretValue } from '../../src-preload/contract.ts';

import { guesser } from './guesser.ts';

export const DAY = 86_400;
/** 21 November 2026. */
export const now = Date.UTC(2026, 10, 21, 9) / 1_000;

/** Values made at random, and a Stripe key, which is put together here so that no scanner takes it for a leak. */
export const hex = '8f1b04d6c93e75a2604fd81b3ea7c952';
export const base64 = 'q7Rk2vXw9LmT4nZc8pYb3sHd6fJg5KaQ1eUoVi0x';
export const stripe = (rest: string) => ['sk', 'live', rest].join('_');
export const jwt = (claims: object) =>
  `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${base64}`;
const pem = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
/** Ends on 1 March 2027; made for tests. */
export const certificate = pem(
  'CERTIFICATE',
  'MIIBFzCBngICDzswCgYIKoZIzj0EAwIwJTESMBAGA1UEAwwJVGVzdCBSb290MQ8wDQYDVQQKDAZDb2ZmZXIwHhcNNjAwMTAxMDAwMDAwWhcNMj' +
    'cwMzAxMDAwMDAwWjAZMRcwFQYDVQQDDA5lZC5leGFtcGxlLm9yZzAqMAUGAytlcAMhAMSSHXM7fRVhsF8dYJ8dVLmN0Yrl8hnbr1J4iXaZP8/f' +
    'MAoGCCqGSM49BAMCA2gAMGUCMQDCt9HlkQnjmGm0mwWiiizRkQ64tr+LSAWKPdB+iJR4vMyeqpF8INfNDDHLDytRuPcCMFsIpAT+D5+Wkn5zGx' +
    'xXs4+oMgdMM0NmPInf259wa9nP5epWhhSVU1HOdLofB/PW3A==',
);
/** Long values by what the names of tests call them. */
const called: Readonly<Record<string, string>> = {
  'a certificate': certificate,
  'a broken certificate': pem('CERTIFICATE', 'not base64 of anything'),
};
/** Where a database is, for a secret that holds its password. */
export const database: DatabaseFields = {
  engine: 'postgresql',
  host: 'db',
  port: null,
  database: 'shop',
  user: 'shop',
  options: {},
};

/** Judges a value of a secret called PAYMENT; `data` may be the name of a long one. */
export function judged(
  type: SecretType,
  data: string,
  more: Partial<Described> = {},
  encoding: SecretValue['encoding'] = 'text',
): Promise<Judgement> {
  const secret = { type, name: 'PAYMENT', label: '', originalName: null, username: '', database: null, ...more };
  return judge({ encoding, data: called[data] ?? data }, secret, guesser.guess);
}

export const idOf = (number: number) => number.toString(16).padStart(32, '0');

export const environment = (slug: string, rotationDays: number | null = null): Environment => {
  const hue = slug === 'prd' ? 'prod' : slug === 'staging' ? 'staging' : 'dev';
  return { id: idOf(slug.length), slug, name: slug, hue, rotationDays, archivedAt: null };
};

/** A secret of which nothing is said. */
export function entry(number: number, more: Partial<Entry> = {}): Entry {
  return {
    ...{ id: idOf(number), name: `NAME_${number}`, label: '', description: 'what it is for', type: 'api-key' },
    ...{ projects: [], environments: [], tags: [], favourite: false, critical: false, service: null },
    ...{ expiresAt: null, leadDays: null, rotationPolicy: { kind: 'inherit' }, markedDueAt: null, rotating: false },
    ...{ createdAt: now - DAY, updatedAt: now - DAY, valueChangedAt: now - DAY, lastUsedAt: now - DAY },
    ...{ revokedAt: null, trashedAt: null, purgeAt: null, version: 1, versions: 1, pin: `pin ${number}` },
    ...more,
  };
}

/** What is known of a value of which nothing is said. */
export function knownValue(digest: string, more: Partial<KnownValue> = {}): KnownValue {
  return { digest, kinds: [], weakness: undefined, sensitive: true, expiresAt: null, ...more };
}

/** A secret and what is known of its value; left out, that is a value like no other. */
export type Given = [Entry, KnownValue?];

export function reportOf(given: readonly Given[], more: Partial<Facts> = {}): HealthReport {
  const known = new Map<string, Known>(
    given.map(([{ id, pin }, value], i) => [id, { pin, value: value ?? knownValue(`digest ${i}`) }]),
  );
  const environments = ['dev', 'staging', 'prd'].map((slug) => environment(slug));
  return makeReport({ entries: given.map(([one]) => one), known, environments, now, leadDays: 14, ...more });
}

/** What is said of the secret with that number. */
export function findingsOf(given: readonly Given[], number: number, more: Partial<Facts> = {}): HealthFinding[] {
  return reportOf(given, more).secrets.find(({ id }) => id === idOf(number))?.findings ?? [];
}

export const kindsOf = (...asked: Parameters<typeof findingsOf>): HealthKind[] =>
  findingsOf(...asked).map(({ kind }) => kind);
