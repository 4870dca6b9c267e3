import type { EnvironmentMatrix, HealthReport } from '../../../src-preload/contract/health.ts';
import { nowSeconds } from '../environment.ts';
import * as environments from '../environments.ts';
import { VaultError } from '../errors.ts';
import * as projects from '../projects.ts';
import type { Session } from '../session.ts';
import { makeMatrix } from './matrix.ts';
import { makeReport } from './report.ts';

/**
 * How the secrets of a vault are. Looks at the values that are new or changed since the last time first. `leadDays`: days
 * before an expiry from which it is told. Throws VAULT_LOCKED, BUSY, CANCELLED.
 */
export async function report(session: Session, { leadDays }: { leadDays: number }): Promise<HealthReport> {
  const known = await session.health.run();
  session.assertUnlocked();
  return makeReport({ ...factsOf(session), known, leadDays });
}

/** Looks at the values that are new or changed since the last time. Throws VAULT_LOCKED, BUSY, CANCELLED. */
export async function look(session: Session): Promise<void> {
  await session.health.run();
}

/**
 * The names of a project (`null`: of none) by environment, by what is known of their values until now; `leadDays`: days
 * before an expiry from which it is told. Throws PROJECT_NOT_FOUND, VAULT_LOCKED, BUSY.
 */
export function matrix(
  session: Session,
  { project, leadDays }: { project: string | null; leadDays: number },
): EnvironmentMatrix {
  if (project !== null && !projects.list(session).some(({ id }) => id === project)) {
    throw new VaultError('PROJECT_NOT_FOUND');
  }
  const { known, isComplete } = session.health.known();
  return { ...makeMatrix({ ...factsOf(session), known, project, leadDays }), complete: isComplete };
}

function factsOf(session: Session) {
  return {
    entries: [...session.pages.all()],
    environments: environments.list(session),
    now: nowSeconds(session.context.clock),
  };
}
