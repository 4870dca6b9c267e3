import type { AuditFilter, AuditLine, AuditPage, AuditQuery } from '../../../src-preload/contract/audit.ts';
import * as environments from '../environments.ts';
import * as projects from '../projects.ts';
import type { Session } from '../session.ts';
import type { NumberedEvent } from './events.ts';

/** How many rows one call may open: about 20 ms. Events that were opened before cost next to nothing. */
const OPENINGS = 512;

/**
 * A page of the audit, newest first, narrowed by what the query names. A call opens a bounded number of rows: a page of
 * rare events may be short or empty although `next` says that there is more. Damaged events are noted and left out.
 */
export function query(session: Session, { before, limit, ...filter }: AuditQuery): AuditPage {
  session.assertUnlocked();
  const { auditEvents } = session;
  const bound = auditEvents.opened + OPENINGS;
  const found: NumberedEvent[] = [];
  let number = Math.min(before ?? Number.POSITIVE_INFINITY, auditEvents.count + 1) - 1;
  while (number > 0 && found.length < limit && auditEvents.opened < bound) {
    const event = auditEvents.at(number);
    if (event && isMeant(event, filter)) found.push(event);
    number--;
  }
  const nameOf = namesOf(session);
  return { events: found.map((event) => lineOf(event, nameOf)), next: number > 0 ? number + 1 : null };
}

/** Whether an event is one of those that a filter asks for. */
export function isMeant(event: NumberedEvent, { subject, kinds, by, from, to }: AuditFilter): boolean {
  if (subject !== undefined && event.subject !== subject) return false;
  if (kinds && !kinds.includes(event.kind)) return false;
  if (by && (event.by.kind !== by.kind || (by.name !== undefined && event.by.name !== by.name))) return false;
  return event.at >= (from ?? 0) && event.at < (to ?? Number.POSITIVE_INFINITY);
}

/** An event as the window shows it. */
export function lineOf(event: NumberedEvent, nameOf: (subject: string) => string | null): AuditLine {
  const name = event.name ?? (event.subject === undefined ? null : nameOf(event.subject));
  return { ...event, name };
}

/** Finds what a subject is called today, or was called when it was removed. */
export function namesOf(session: Session): (subject: string) => string | null {
  const places = new Map([...projects.list(session), ...environments.list(session)].map(({ id, name }) => [id, name]));
  return (subject) =>
    session.pages.get(subject)?.name ?? places.get(subject) ?? session.auditEvents.lastNameOf(subject);
}
