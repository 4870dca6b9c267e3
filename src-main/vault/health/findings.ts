import type { HealthFinding } from '../../../src-preload/contract/health.ts';
import { isExpired, isExpiring, type RotationRules, rotationDue } from '../due.ts';
import type { Entry } from '../pages.ts';
import type { KnownValue } from './health-check.ts';
import { thresholds } from './rules.ts';

const DAY = 86_400;

/** What decides beside the secret: the time in seconds, the lead time in days, the rules of the environments. */
export type Moment = { readonly now: number; readonly leadDays: number; readonly rules: RotationRules };

type Value = KnownValue | null;

/** What is said of a secret's value by itself. */
export function valueFindings(value: Value): HealthFinding[] {
  if (!value) return [];
  const { kinds, weakness } = value;
  return [...kinds.map((kind) => ({ kind })), ...(weakness ? [{ kind: 'weak' as const, bits: weakness.bits }] : [])];
}

/** The date that a person gave, or the one that the value says of itself, whichever is sooner. */
export function expiryOf(
  { expiresAt }: Pick<Entry, 'expiresAt'>,
  value: Value,
): { at: number; source: 'person' | 'value' } | null {
  const said = value?.expiresAt ?? null;
  if (said !== null && (expiresAt === null || said < expiresAt)) return { at: said, source: 'value' };
  return expiresAt === null ? null : { at: expiresAt, source: 'person' };
}

/** What is said of a secret's dates. */
export function dateFindings(entry: Entry, value: Value, { now, leadDays, rules }: Moment): HealthFinding[] {
  const findings: HealthFinding[] = [];
  const expiry = expiryOf(entry, value);
  if (expiry) {
    const dated = { ...entry, expiresAt: expiry.at };
    if (isExpired(dated, now)) findings.push({ kind: 'expired', ...expiry });
    else if (isExpiring(dated, now, leadDays)) findings.push({ kind: 'expiring', ...expiry });
  }
  const due = rotationDue(entry, rules);
  if (due && due.at <= now) findings.push({ kind: 'due', ...due });
  return findings;
}

/** What is said of how a secret is kept. */
export function careFindings(entry: Entry, value: Value, { now }: Moment): HealthFinding[] {
  const findings: HealthFinding[] = [];
  const { version, rotationPolicy, valueChangedAt, lastUsedAt, createdAt, description } = entry;
  // Configuration and public keys need not change, nor does what a person wants to stay.
  const stays = rotationPolicy.kind === 'never' || value?.sensitive === false;
  if (version === 1 && !stays && valueChangedAt < now - thresholds.oldDays * DAY) {
    findings.push({ kind: 'never-rotated', since: valueChangedAt });
  }
  if ((lastUsedAt ?? createdAt) < now - thresholds.unusedDays * DAY) findings.push({ kind: 'unused', lastUsedAt });
  if (description.trim() === '') findings.push({ kind: 'no-description' });
  return findings;
}
