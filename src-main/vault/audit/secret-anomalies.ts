import type { AnomalyRules } from '../../../src-preload/contract/anomalies.ts';
import type { AuditKind } from '../../../src-preload/contract/audit.ts';
import type { NumberedEvent } from './events.ts';
import { bursts, extentOf, type Finding, runs, type TimeZoneOffsetAt } from './findings.ts';

const HOUR = 3_600;
const DAY = 86_400;

const reading: readonly AuditKind[] = ['secret-read', 'secret-copied', 'version-read', 'backup-read', 'value-saved'];

/** What a person looked at, by hand or on the command line; programs read on their own schedule. */
function readsOf(events: readonly NumberedEvent[]): NumberedEvent[] {
  return events.filter(({ kind, by }) => reading.includes(kind) && (by.kind === 'person' || by.kind === 'cli'));
}

/** Many different secrets were read in a short time: somebody goes through the vault. */
export function findManyReads(byTime: readonly NumberedEvent[], rule: AnomalyRules['manyReads']): Finding[] {
  const reads = readsOf(byTime).filter(({ subject }) => subject !== undefined);
  return bursts(reads, rule, ({ subject }) => subject).map((burst) => {
    const extent = extentOf(burst);
    const { atLeast, seconds } = rule;
    return { rule: 'manyReads', ...extent, count: extent.subjects.length, atLeast, seconds };
  });
}

/** Programs were refused many times in a short time: one is misconfigured, or tries what it may have. */
export function findManyDenied(byTime: readonly NumberedEvent[], rule: AnomalyRules['manyDenied']): Finding[] {
  const denied = byTime.filter(({ kind, by }) => kind === 'secret-denied' && by.kind !== 'person');
  return bursts(denied, rule, ({ number }) => number).map((burst) => {
    const { atLeast, seconds } = rule;
    return { rule: 'manyDenied', ...extentOf(burst), count: burst.length, atLeast, seconds };
  });
}

/** A revoked secret was asked for, and refused or given all the same: one finding for times less than an hour apart. */
export function findRevokedUse(byTime: readonly NumberedEvent[]): Finding[] {
  const asked = byTime.filter(({ code, subject }) => code === 'SECRET_REVOKED' && subject !== undefined);
  return [...Map.groupBy(asked, ({ subject }) => subject)].flatMap(([of, events]) =>
    runs(events, HOUR).map((run) => ({
      rule: 'revokedUse' as const,
      ...(of !== undefined && { of }),
      ...extentOf(run),
      count: run.length,
    })),
  );
}

/**
 * A person read at an hour of the local day at which nobody had read before, once there is enough to know what is usual.
 * From then on that hour is known.
 */
export function findUnusualHours(
  byTime: readonly NumberedEvent[],
  { days, reads: enough }: AnomalyRules['unusualHour'],
  timeZoneOffsetAt: TimeZoneOffsetAt,
): Finding[] {
  const reads = readsOf(byTime);
  const start = reads[0]?.at ?? 0;
  const known = new Set<number>();
  const found = new Map<number, NumberedEvent[]>();
  for (const [before, event] of reads.entries()) {
    const localHour = Math.floor((event.at + timeZoneOffsetAt(event.at)) / HOUR);
    const hour = hourOfDay(localHour);
    const isUsualKnown = before >= enough && event.at - start >= days * DAY;
    if (isUsualKnown && !known.has(hour)) found.set(localHour, [event]);
    else found.get(localHour)?.push(event);
    known.add(hour);
  }
  return [...found].map(([localHour, run]) => {
    return { rule: 'unusualHour', ...extentOf(run), count: run.length, hour: hourOfDay(localHour) };
  });
}

function hourOfDay(hour: number): number {
  return ((hour % 24) + 24) % 24;
}
