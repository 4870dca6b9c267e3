import type { Session } from '../vault/session.ts';
import type { OpenConnection } from '../vault/sync/connections.ts';
import { createDigests, type Digests } from '../vault/sync/digests.ts';
import type { Links } from '../vault/sync/links.ts';
import type { Queue } from '../vault/sync/queue.ts';
import type { Taste } from '../vault/sync/sides.ts';
import type { Rules } from './decide.ts';
import type { Remote } from './remote.ts';
import { checkName, checkNote, checkValue, nameRules, type TextFault } from './remote-texts.ts';
import { can, services } from './services.ts';

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
  const { label } = services[service];
  const say = (what: string, fault: TextFault | null) =>
    fault === null ? null : `${label} does not take ${what}: ${faults[fault]}.`;
  return {
    digests: createDigests(digestKey),
    rules: { can: (capability) => can(service, capability), direction },
    taste: {
      name: (name) => (checkName(service, name) === null ? null : nameRules[service]),
      value: (value) => say('this value', checkValue(service, value)),
      note: (note) => say('this description', checkNote(service, note)),
    },
  };
}

const faults: Readonly<Record<TextFault, string>> = {
  empty: 'it is empty',
  too_long: 'it is too long',
  characters: 'it has characters that are lost or refused there',
  blank_ends: 'blanks at its ends would be cut off',
  nul: 'NUL characters would be lost',
};
