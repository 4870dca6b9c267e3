import { recordReading } from '../audit.ts';
import { VaultError } from '../errors.ts';
import type { Session } from '../session.ts';

/** Notes in the audit what was done with a backup, by the name of its file. It is done already: this never fails. */
export function note(session: Session, kind: 'backup-made' | 'backup-opened', name: string): void {
  try {
    recordReading(session, kind, { name });
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
  }
}
