import type { Anomaly } from '../../../src-preload/contract/anomalies.ts';
import { record } from '../audit.ts';
import type { Session } from '../session.ts';
import * as vaultSettings from '../vault-settings.ts';
import { findAnomalies } from './anomalies.ts';
import type { NumberedEvent } from './events.ts';
import type { TimeZoneOffsetAt } from './findings.ts';
import { namesOf } from './query.ts';

/** All that is out of the ordinary by this vault's rules, newest first, also what was dismissed. */
export async function listAnomalies(session: Session, timeZoneOffsetAt: TimeZoneOffsetAt): Promise<Anomaly[]> {
  const events = await session.auditEvents.all();
  const dismissed = dismissedIn(events);
  const nameOf = namesOf(session);
  return findAnomalies(events, vaultSettings.get(session).anomalyRules, timeZoneOffsetAt).map((found) => ({
    ...found,
    names: found.subjects.flatMap((subject) => nameOf(subject) ?? []),
    dismissed: dismissed.has(found.id),
  }));
}

/** A person has looked at it and wants to hear no more of it; the audit keeps that. */
export function dismissAnomaly(session: Session, { id }: { id: string }): void {
  session.transaction(() => record(session, 'anomaly-dismissed', { name: id }));
}

/** Takes a dismissal back. */
export function recallAnomaly(session: Session, { id }: { id: string }): void {
  session.transaction(() => record(session, 'anomaly-recalled', { name: id }));
}

function dismissedIn(events: readonly NumberedEvent[]): Set<string> {
  const dismissed = new Set<string>();
  for (const { kind, name = '' } of events) {
    if (kind === 'anomaly-dismissed') dismissed.add(name);
    else if (kind === 'anomaly-recalled') dismissed.delete(name);
  }
  return dismissed;
}
