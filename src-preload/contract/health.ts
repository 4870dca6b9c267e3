import { environmentSlug, id, seconds } from './domain.ts';
import { z } from './z.ts';

/** `critical` wants to be looked at now, `warning` soon; a `note` is good to know. */
export const healthSeverity = z.enum(['critical', 'warning', 'note']);
export type HealthSeverity = z.infer<typeof healthSeverity>;

/** What can be said against a secret, the worst first. */
export const healthKind = z.enum([
  'expired',
  'placeholder',
  'patterned',
  'weak',
  'same-as-production',
  'expiring',
  'due',
  'reused',
  'type-mismatch',
  'never-rotated',
  'unused',
  'no-description',
]);
export type HealthKind = z.infer<typeof healthKind>;

/** Other secrets with the same value: how many, and the ids of the first sixteen. */
const sameValue = { count: z.int().positive(), with: z.array(id) };
/** Whether a person set the date, or the value says so itself: a certificate, a token. */
const expiry = { at: seconds, source: z.enum(['person', 'value']) };

/** One thing that is said against a secret, with what a sentence about it needs; never a part of its value. */
export const healthFinding = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['placeholder', 'patterned', 'type-mismatch', 'no-description']) }),
  /** Estimated strength; `null` for a key pair, whose algorithm or length is outdated. */
  z.object({ kind: z.literal('weak'), bits: z.int().min(0).nullable() }),
  z.object({ kind: z.literal('same-as-production'), ...sameValue }),
  z.object({ kind: z.literal('reused'), ...sameValue, acrossEnvironments: z.boolean() }),
  z.object({ kind: z.enum(['expired', 'expiring']), ...expiry }),
  /** By its age, or because a person said so. */
  z.object({ kind: z.literal('due'), at: seconds, why: z.enum(['rotation', 'marked']) }),
  /** Since when it has its value. */
  z.object({ kind: z.literal('never-rotated'), since: seconds }),
  z.object({ kind: z.literal('unused'), lastUsedAt: seconds.nullable() }),
]);
export type HealthFinding = z.infer<typeof healthFinding>;

const count = z.int().min(0);

/** How the secrets of a vault are; ids, kinds and counts only. */
export const healthReport = z.object({
  at: seconds,
  /** Values that were looked at, those in the trash and revoked ones as well. */
  checked: count,
  /** Secrets whose value is damaged. */
  unreadable: z.array(id),
  /** Every kind, worst first, and how many secrets it is said of. */
  kinds: z.array(z.object({ kind: healthKind, severity: healthSeverity, count })),
  /** Secrets by the worst that is said of them, and those in use of which nothing is. */
  secretsBySeverity: z.object({ critical: count, warning: count, note: count, none: count }),
  /** Every secret of which something is said: worst first, those of one kind by its moment, then by name. */
  secrets: z.array(z.object({ id, severity: healthSeverity, findings: z.array(healthFinding).min(1) })),
  /** Secrets in use by the age of their value in whole weeks: 0 to 51, and older. */
  ages: z.array(count).length(53),
  /** What comes due in each month (UTC), from this one on for a year; what is due already is counted apart. */
  months: z.array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), expiry: count, rotation: count })).length(12),
  overdue: z.object({ expiry: count, rotation: count }),
  /** What comes due in the next 90 days, soonest first. */
  next: z.array(z.object({ id, at: seconds, why: z.enum(['expiry', 'rotation']) })),
});
export type HealthReport = z.infer<typeof healthReport>;

/**
 * What a project has of one name in one environment: nothing, where at least half of the environments that it uses have
 * it (`missing`) or fewer do (`none`); a secret of that environment (`overridden`: instead of the one for all); the one
 * for all (`shared`); or one that is revoked, expired, has the value of production, or expires soon.
 */
export const matrixState = z.enum([
  'missing',
  'none',
  'present',
  'shared',
  'overridden',
  'revoked',
  'expired',
  'same-as-production',
  'expiring',
]);
export type MatrixState = z.infer<typeof matrixState>;

export const matrixCell = z.object({
  state: matrixState,
  /** The secret that would be given there, its version and its date; `null` where there is none. */
  id: id.nullable(),
  version: z.int().positive().nullable(),
  expiresAt: seconds.nullable(),
  /** Whether that secret is for all environments. */
  forAll: z.boolean(),
  /** The environment of production that has the same value, if one does. */
  sameAs: environmentSlug.nullable(),
});
export type MatrixCell = z.infer<typeof matrixCell>;

/** The names of a project by environment: a cell for each environment in each row. */
export const environmentMatrix = z.object({
  environments: z.array(environmentSlug),
  rows: z.array(z.object({ name: z.string(), cells: z.array(matrixCell) })),
  /** Whether every value has been looked at: else one that is the same as in production may not be told yet. */
  complete: z.boolean(),
});
export type EnvironmentMatrix = z.infer<typeof environmentMatrix>;
