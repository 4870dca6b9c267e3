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
  return makeReport({ ...(await factsOf(session)), leadDays });
}

/** The names of a project (`null`: of none) by environment. Throws PROJECT_NOT_FOUND, VAULT_LOCKED, BUSY, CANCELLED. */
export async function matrix(session: Session, { project }: { project: string | null }): Promise<EnvironmentMatrix> {
  if (project !== null && !projects.list(session).some(({ id }) => id === project)) {
    throw new VaultError('PROJECT_NOT_FOUND');
  }
  return makeMatrix({ ...(await factsOf(session)), project });
}

async function factsOf(session: Session) {
  const known = await session.health.run();
  session.assertUnlocked();
  return {
    known,
    entries: [...session.pages.all()],
    environments: environments.list(session),
    now: nowSeconds(session.context.clock),
  };
}
