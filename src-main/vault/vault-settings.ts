import type { Actor, VaultSettings } from '../../src-preload/contract.ts';
import { fromHex } from '../crypto/bytes.ts';
import { defaultAnomalyRules } from './audit/default-rules.ts';
import { record as recordEvent } from './audit.ts';
import { person } from './environment.ts';
import type { Session } from './session.ts';

const defaults: VaultSettings = { retention: { keep: 'all' }, anomalyRules: defaultAnomalyRules };

/** What belongs to the vault itself and travels with its file. */
export function get(session: Session): VaultSettings {
  const [stored] = session.records<Partial<VaultSettings>>('settings');
  return { ...defaults, ...stored?.record };
}

/** Changes only what is named; sealed in one row. */
export function update(session: Session, changes: Partial<VaultSettings>, by: Actor = person): VaultSettings {
  return session.transaction(() => {
    const [stored] = session.records<Partial<VaultSettings>>('settings');
    const next = { ...get(session), ...changes };
    if (stored) session.update('settings', session.rows.seal('settings', { id: fromHex(stored.id) }, next));
    else session.insert('settings', session.rows.seal('settings', { id: session.rows.newId() }, next));
    recordEvent(session, 'settings-changed', { by, fields: Object.keys(changes) });
    return next;
  });
}
