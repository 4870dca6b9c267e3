import type { ErrorCode } from '../../src-preload/contract.ts';
import { recordReading } from '../vault/audit.ts';
import type { Clock } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import type { Session } from '../vault/session.ts';

/** Refusals that say something about what was tried; a list that is out of date or a cancelled dialog says nothing. */
const told: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['CONFLICT', 'STALE', 'IN_TRASH', 'NOT_IN_TRASH', 'NAME_TAKEN', 'WRONG_PASSWORD', 'REFUSED'] as const),
  ...(['RECORD_DAMAGED', 'INVALID_SECRET_TYPE', 'TOO_MANY_REVEALS', 'BACKUP_FAILED', 'CLIPBOARD_FAILED'] as const),
]);
const most = 30;
const withinMs = 60_000;

/**
 * Notes calls of the window that were refused or broke off in the audit of the open vault: the code and the call's name,
 * nothing of what was asked. At most 30 a minute, so that no page can fill the audit.
 */
export function createFailedCalls(clock: Clock, openSession: () => Session | null) {
  let times: number[] = [];
  return (call: string, code: ErrorCode): void => {
    const session = openSession();
    const now = clock.monotonic();
    times = times.filter((time) => now - time < withinMs);
    if (session === null || !told.has(code) || times.length >= most) return;
    times.push(now);
    try {
      recordReading(session, 'operation-failed', { code, fields: [call] });
    } catch (error) {
      // What failed is told to the window; that it can't be noted besides changes nothing for it.
      if (!(error instanceof VaultError)) throw error;
    }
  };
}
