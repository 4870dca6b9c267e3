import type { Actor, VaultSettings } from '../../src-preload/contract.ts';
import { fromHex } from '../crypto/bytes.ts';
import { defaultAnomalyRules } from './audit/default-rules.ts';
import { record as recordEvent } from './audit.ts';
import { person } from './environment.ts';
import type { Session } from './session.ts';

const defaults: VaultSettings = { retention: { keep: 'all' }, anomalyRules: defaultAnomalyRules, lastRecipe: null };

/** The one row: the settings, and beside them until when a person wants to hear no more of a secret, by its id. */
type Stored = Partial<VaultSettings> & { snoozed?: Readonly<Record<string, number>> };

/** What belongs to the vault itself and travels with its file. */
export function get(session: Session): VaultSettings {
  const { retention, anomalyRules, lastRecipe } = { ...defaults, ...stored(session) };
  return { retention, anomalyRules, lastRecipe };
}

/** Changes only what is named; sealed in one row. That a recipe was used is remembered, not audited. */
export function update(session: Session, changes: Partial<VaultSettings>, by: Actor = person): VaultSettings {
  return session.transaction(() => {
    write(session, changes);
    const fields = Object.keys(changes).filter((field) => field !== 'lastRecipe');
    if (fields.length > 0) recordEvent(session, 'settings-changed', { by, fields });
    return get(session);
  });
}

/** Until when (seconds) what is due of a secret is put off, by its id; some of it may be past. */
export function snoozed(session: Session): Readonly<Record<string, number>> {
  return stored(session).snoozed ?? {};
}

/** Puts these in the place of all that was put off. */
export function setSnoozed(session: Session, next: Readonly<Record<string, number>>): void {
  session.transaction(() => write(session, { snoozed: next }));
}

function stored(session: Session): Stored {
  return session.records<Stored>('settings')[0]?.record ?? {};
}

function write(session: Session, changes: Stored): void {
  const [row] = session.records<Stored>('settings');
  const next = { ...row?.record, ...changes };
  if (row) session.update('settings', session.rows.seal('settings', { id: fromHex(row.id) }, next));
  else session.insert('settings', session.rows.seal('settings', { id: session.rows.newId() }, next));
}
