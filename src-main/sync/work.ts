import type { TextFault } from '../../src-preload/contract.ts';
import type { Session } from '../vault/session.ts';
import type { OpenConnection } from '../vault/sync/connections.ts';
import { createDigests, type Digests } from '../vault/sync/digests.ts';
import type { Links } from '../vault/sync/links.ts';
import type { Queue } from '../vault/sync/queue.ts';
import type { Taste } from '../vault/sync/sides.ts';
import type { Rules } from './decide.ts';
import type { Remote } from './remote.ts';
import { checkName, checkNote, checkValue } from './remote-texts.ts';
import { can } from './services.ts';

/** All that a look or a run at one connection works with. */
export type Work = {
  session: Session;
  connection: OpenConnection;
  remote: Remote;
  links: Links;
  queue: Queue;
  digests: Digests;
  taste: Taste;
  rules: Rules;
  signal: AbortSignal;
  /** Hears how far it is. */
  progress: (done: number, of: number) => void;
};

/** What follows from the connection alone. */
export function termsOf(connection: OpenConnection): Pick<Work, 'digests' | 'taste' | 'rules'> {
  const { service, direction, digestKey } = connection;
  const of = (what: 'value' | 'description', fault: TextFault | null) => fault && { what, fault };
  return {
    digests: createDigests(digestKey),
    rules: { can: (capability) => can(service, capability), direction },
    taste: {
      name: (name) => (checkName(service, name) === null ? null : { what: 'name' }),
      value: (value) => of('value', checkValue(service, value)),
      note: (note) => of('description', checkNote(service, note)),
    },
  };
}
