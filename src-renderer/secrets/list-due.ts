import type { ListedSecret } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { type Due, dueInList } from './expiry.ts';

const t = texts.secretWords.due;

export type RowFacts = { now: number; leadDays: number };

/** What a row says at its right: the one thing that matters most, or nothing. */
export function dueOfRow(
  secret: Pick<ListedSecret, 'expiresAt' | 'leadDays' | 'rotationDue' | 'trashedAt' | 'revokedAt' | 'rotating'>,
  { now, leadDays }: RowFacts,
): Due | null {
  if (secret.trashedAt !== null) return null;
  if (secret.revokedAt !== null) return { tone: 'red', text: t.revoked };
  const expiry = dueInList(secret.expiresAt, now, secret.leadDays ?? leadDays);
  if (expiry?.tone === 'red') return expiry;
  if (secret.rotating) return { tone: 'amber', text: t.rotating };
  if (expiry?.tone === 'amber') return expiry;
  if (secret.rotationDue !== null && secret.rotationDue.at <= now) return { tone: 'amber', text: t.rotate };
  return expiry;
}
