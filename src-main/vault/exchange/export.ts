import type { EnvExport, EnvLeftOut, EnvWanted } from '../../../src-preload/contract.ts';
import { record } from '../audit.ts';
import { writeAs } from '../copy-as.ts';
import { isExpired } from '../due.ts';
import { nowSeconds, person } from '../environment.ts';
import * as environments from '../environments.ts';
import { VaultError } from '../errors.ts';
import { answerIn, namedIn } from '../health/matrix.ts';
import type { Entry } from '../pages.ts';
import { recordUses } from '../reading.ts';
import { readCurrent, readSecret } from '../secret-rows.ts';
import type { Session } from '../session.ts';

/**
 * A `.env` file of what a project has for an environment, by name: one for that environment goes before one for all.
 * Audited, the whole and each value. What is revoked, expired, or can't be written so that every reader has the same
 * value stays out and is told in `left`. Throws ENVIRONMENT_NOT_FOUND, VAULT_LOCKED.
 */
export function exportEnv(session: Session, { project, environment }: EnvWanted): EnvExport & { text: string } {
  session.assertUnlocked();
  if (!environments.list(session).some(({ slug }) => slug === environment))
    throw new VaultError('ENVIRONMENT_NOT_FOUND');
  const lines: string[] = [];
  const given: string[] = [];
  const left: EnvLeftOut[] = [];
  for (const [name, named] of namedIn([...session.pages.all()], project)) {
    const entry = answerIn(named, environment)?.entry;
    if (entry === undefined) continue;
    const line = lineOf(session, entry);
    if ('why' in line) left.push({ name, why: line.why });
    else {
      lines.push(`${line.text}\n`);
      given.push(entry.id);
    }
  }
  noteExport(session, given, project, environment);
  return { text: lines.join(''), count: given.length, left };
}

function lineOf(session: Session, entry: Entry): { text: string } | { why: EnvLeftOut['why'] } {
  if (entry.revokedAt !== null) return { why: 'revoked' };
  if (isExpired(entry, nowSeconds(session.context.clock))) return { why: 'expired' };
  const { value } = readCurrent(session, readSecret(session, entry.id).record);
  if (value.encoding !== 'text') return { why: 'not-text' };
  try {
    return { text: writeAs('env', entry.name, value) };
  } catch (error) {
    if (error instanceof VaultError && error.code === 'FORM_IMPOSSIBLE') return { why: 'ambiguous' };
    throw error;
  }
}

function noteExport(session: Session, given: readonly string[], project: string | null, environment: string): void {
  recordUses(session, given, 'value-saved', person, { environment }, () => {
    const subject = project === null ? {} : { subject: project };
    record(session, 'exported', { ...subject, environment, count: given.length });
  });
}
