import type { SecretSummary } from '../../src-preload/contract.ts';

const DAY = 86_400;

type Expiring = Pick<SecretSummary, 'expiresAt' | 'trashedAt'>;

/** The secrets whose time is up; `now` in seconds. What is in the trash is never due. */
export function overdue<T extends Expiring>(secrets: readonly T[], now: number): T[] {
  return secrets.filter((secret) => isOverdue(secret, now));
}

/** The secrets whose time is not up yet, but will be within `leadDays` times 24 hours. */
export function dueSoon<T extends Expiring>(secrets: readonly T[], now: number, leadDays: number): T[] {
  return secrets.filter((secret) => isDueSoon(secret, now, leadDays));
}

export function isOverdue({ expiresAt, trashedAt }: Expiring, now: number): boolean {
  return trashedAt === null && expiresAt !== null && expiresAt <= now;
}

export function isDueSoon(secret: Expiring, now: number, leadDays: number): boolean {
  const { expiresAt, trashedAt } = secret;
  return trashedAt === null && expiresAt !== null && expiresAt > now && expiresAt <= now + leadDays * DAY;
}
