import { afterAll } from 'vitest';
import type { Session } from '../../src-main/vault/session.ts';
import type { AuditEvent } from '../../src-preload/contract.ts';
import { type Kit, makeVault, quickKit } from './vault.ts';

/**
 * Makes vaults for one test file, called at its top: in memory and with a password that costs nothing, for what is not
 * about unlocking. They are locked when the file is done.
 */
export function quickVaults(): () => Promise<{ kit: Kit; session: Session }> {
  const made: { kit: Kit; session: Session }[] = [];
  afterAll(() => {
    for (const { session } of made) session.lock();
  });
  return async () => {
    const vault = await makeVault(quickKit());
    made.push(vault);
    return vault;
  };
}

/** A value of text. */
export const text = (data: string) => ({ encoding: 'text' as const, data });

/** The last events of the audit, oldest first, without their time. */
export function lastEvents(session: Session, count: number): Omit<AuditEvent, 'at'>[] {
  const first = Math.max(0, session.manifest.sums.audit.count - count);
  return session.store.auditFrom(first, count).map((row) => {
    const { at: _, ...event } = session.rows.open<AuditEvent>('audit', row.id, row) ?? { at: 0, kind: 'broken' };
    return event as Omit<AuditEvent, 'at'>;
  });
}

/** The code and the details that a call is refused with. */
export function refusal(call: () => unknown): { code: string; details: object } {
  try {
    call();
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'details' in error) return error as never;
    throw error;
  }
  throw new Error('it was not refused');
}
