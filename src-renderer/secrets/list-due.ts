import type { Environment, SecretSummary } from '../../src-preload/contract.ts';
import { type Due, dueInList } from './expiry.ts';

const day = 86_400;
/** Days after which a critical secret is due where it has no rule of its own, as main reckons. */
const criticalDays = 30;

/** Days from a new value to the next, by environment's slug; archived ones and `null` say nothing. */
export type RotationRules = ReadonlyMap<string, number>;

export function rotationRules(environments: readonly Environment[]): RotationRules {
  return new Map(
    environments.flatMap(({ slug, rotationDays, archivedAt }) =>
      archivedAt === null && rotationDays !== null ? [[slug, rotationDays] as const] : [],
    ),
  );
}

type Dated = Pick<
  SecretSummary,
  'rotationPolicy' | 'critical' | 'environments' | 'markedDueAt' | 'valueChangedAt' | 'expiresAt' | 'leadDays'
>;

/** Whether the value is due to be replaced: somebody said so, or it is older than its rule allows. */
function isDueForRotation(secret: Dated, rules: RotationRules, now: number): boolean {
  if (secret.markedDueAt !== null) return true;
  const { rotationPolicy: policy, environments } = secret;
  if (policy.kind === 'never') return false;
  const inherited = [...rules].filter(([slug]) => environments.length === 0 || environments.includes(slug));
  const days =
    policy.kind === 'days'
      ? policy.days
      : Math.min(...inherited.map(([, after]) => after), secret.critical ? criticalDays : Infinity);
  return secret.valueChangedAt + days * day <= now;
}

export type RowFacts = { now: number; leadDays: number; rules: RotationRules };

/** What a row says at its right: the one thing that matters most, or nothing. */
export function dueOfRow(
  secret: Dated & Pick<SecretSummary, 'trashedAt' | 'revokedAt' | 'rotating'>,
  { now, leadDays, rules }: RowFacts,
): Due | null {
  if (secret.trashedAt !== null) return null;
  if (secret.revokedAt !== null) return { tone: 'red', text: 'revoked' };
  const expiry = dueInList(secret.expiresAt, now, secret.leadDays ?? leadDays);
  if (expiry?.tone === 'red') return expiry;
  if (secret.rotating) return { tone: 'amber', text: 'rotating' };
  if (expiry?.tone === 'amber') return expiry;
  if (isDueForRotation(secret, rules, now)) return { tone: 'amber', text: 'rotate' };
  return expiry;
}
