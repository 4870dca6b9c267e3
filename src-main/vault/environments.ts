import type { Environment } from '../../src-preload/contract.ts';
import type { Session } from './session.ts';

type EnvironmentRecord = Omit<Environment, 'id'> & { order: number };

const first: readonly Omit<EnvironmentRecord, 'order'>[] = [
  { slug: 'dev', name: 'dev', hue: 'dev' },
  { slug: 'staging', name: 'staging', hue: 'staging' },
  { slug: 'prd', name: 'prod', hue: 'prod' },
];

/** Gives a new vault its three environments, inside the caller's transaction. */
export function defaultEnvironments(session: Session): void {
  for (const [order, environment] of first.entries()) {
    session.insert(
      'environments',
      session.rows.seal('environments', { id: session.rows.newId() }, { ...environment, order }),
    );
  }
}

/** All environments in the order that the person gave them. */
export function list(session: Session): Environment[] {
  return session
    .records<EnvironmentRecord>('environments')
    .toSorted((a, b) => a.record.order - b.record.order)
    .map(({ id, record: { order: _, ...environment } }) => ({ id, ...environment }));
}
