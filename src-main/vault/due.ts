import type { Environment, RotationDue, RotationRule, SecretSummary } from '../../src-preload/contract.ts';

const DAY = 86_400;
/** Days after which a critical secret is due where it has no rule of its own. */
const CRITICAL_DAYS = 30;

/** What is looked at of a secret; times in seconds. */
export type Dated = Pick<
  SecretSummary,
  | 'expiresAt'
  | 'leadDays'
  | 'trashedAt'
  | 'rotationPolicy'
  | 'markedDueAt'
  | 'critical'
  | 'environments'
  | 'valueChangedAt'
>;

/** Days after which the secrets of each environment are due, by slug; `null` for never. */
export type RotationRules = ReadonlyMap<string, number | null>;

/** Why something is due: its date is up, its value is old, or a person said so. */
export type Due = RotationDue | { at: number; why: 'expiry' };

/** The rules of a vault's environments; archived ones have none. */
export function rotationRules(environments: readonly Environment[]): RotationRules {
  return new Map(
    environments.map(({ slug, rotationDays, archivedAt }) => [slug, archivedAt === null ? rotationDays : null]),
  );
}

/**
 * From a new value to the next: the secret's own rule, else 30 days if it is critical, else what its environments say
 * (all of them, if it is for all); the shortest that applies. `null` for never. A day is 24 hours: neither time zones nor
 * daylight saving time move a date.
 */
export function rotationRule(secret: Dated, rules: RotationRules): RotationRule | null {
  const { rotationPolicy, critical, environments } = secret;
  if (rotationPolicy.kind === 'never') return null;
  if (rotationPolicy.kind === 'days') return { days: rotationPolicy.days, because: 'own', environment: null };
  let shortest: RotationRule | null = null;
  for (const environment of environments.length === 0 ? rules.keys() : environments) {
    const days = rules.get(environment) ?? null;
    if (days !== null && (shortest === null || days < shortest.days)) {
      shortest = { days, because: 'environment', environment };
    }
  }
  if (critical && (shortest === null || CRITICAL_DAYS < shortest.days)) {
    return { days: CRITICAL_DAYS, because: 'critical', environment: null };
  }
  return shortest;
}

/** When the value is due to be replaced, by a person's word or by its age; seconds, `null` for never. */
export function rotationDue(secret: Dated, rules: RotationRules): RotationDue | null {
  if (secret.trashedAt !== null) return null;
  const rule = rotationRule(secret, rules);
  const byAge = rule === null ? null : secret.valueChangedAt + rule.days * DAY;
  if (secret.markedDueAt !== null && (byAge === null || secret.markedDueAt <= byAge)) {
    return { at: secret.markedDueAt, why: 'marked' };
  }
  return byAge === null ? null : { at: byAge, why: 'rotation' };
}

/** Everything that comes due for a secret, soonest first. What is in the trash is never due. */
export function duesOf(secret: Dated, rules: RotationRules): Due[] {
  const rotation = rotationDue(secret, rules);
  const expiry: Due[] =
    secret.trashedAt === null && secret.expiresAt !== null ? [{ at: secret.expiresAt, why: 'expiry' }] : [];
  return [...expiry, ...(rotation ? [rotation] : [])].toSorted((a, b) => a.at - b.at);
}

/** Secrets of which something is due at `now` (seconds), with what. */
export function overdue<T extends Dated>(secrets: readonly T[], now: number, rules: RotationRules): [T, Due[]][] {
  return withDues(secrets, rules, (due) => due.at <= now);
}

/** Secrets of which something comes due within the lead time (`leadDays`, or the secret's own), but is not yet. */
export function dueSoon<T extends Dated>(
  secrets: readonly T[],
  now: number,
  leadDays: number,
  rules: RotationRules,
): [T, Due[]][] {
  return withDues(secrets, rules, (due, secret) => due.at > now && due.at <= now + leadSeconds(secret, leadDays));
}

/** Whether its date is up. */
export function isExpired({ expiresAt, trashedAt }: Pick<Dated, 'expiresAt' | 'trashedAt'>, now: number): boolean {
  return trashedAt === null && expiresAt !== null && expiresAt <= now;
}

/** Whether its date is not up yet, but will be within the lead time. */
export function isExpiring(
  secret: Pick<Dated, 'expiresAt' | 'trashedAt' | 'leadDays'>,
  now: number,
  leadDays: number,
): boolean {
  const { expiresAt, trashedAt } = secret;
  return (
    trashedAt === null && expiresAt !== null && expiresAt > now && expiresAt <= now + leadSeconds(secret, leadDays)
  );
}

const leadSeconds = ({ leadDays: own }: Pick<Dated, 'leadDays'>, leadDays: number) => (own ?? leadDays) * DAY;

function withDues<T extends Dated>(
  secrets: readonly T[],
  rules: RotationRules,
  wanted: (due: Due, secret: T) => boolean,
): [T, Due[]][] {
  return secrets
    .map((secret): [T, Due[]] => [secret, duesOf(secret, rules).filter((due) => wanted(due, secret))])
    .filter(([, dues]) => dues.length > 0);
}
