import type { AnomalyRules } from '../../../src-preload/contract/anomalies.ts';
import type { AuditKind } from '../../../src-preload/contract/audit.ts';
import type { NumberedEvent } from './events.ts';
import { amount, bursts, extentOf, type Finding, runs, type TimeZoneOffsetAt } from './findings.ts';

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
    const count = extent.subjects.length;
    const within = `${rule.atLeast} or more of them within ${amount(rule.seconds, 'second')}`;
    return { ...extent, count, sentence: `${count} different secrets were read one after another, ${within}.` };
  });
}

/** Programs were refused many times in a short time: one is misconfigured, or tries what it may have. */
export function findManyDenied(byTime: readonly NumberedEvent[], rule: AnomalyRules['manyDenied']): Finding[] {
  const denied = byTime.filter(({ kind, by }) => kind === 'secret-denied' && by.kind !== 'person');
  return bursts(denied, rule, ({ number }) => number).map((burst) => {
    const count = burst.length;
    const within = `${rule.atLeast} or more times within ${amount(rule.seconds, 'second')}`;
    return { ...extentOf(burst), count, sentence: `Programs were refused ${count} times, ${within}.` };
  });
}

/** A revoked secret was asked for, and refused or given all the same: one finding for times less than an hour apart. */
export function findRevokedUse(byTime: readonly NumberedEvent[]): Finding[] {
  const asked = byTime.filter(({ code, subject }) => code === 'SECRET_REVOKED' && subject !== undefined);
  return [...Map.groupBy(asked, ({ subject }) => subject)].flatMap(([of, events]) =>
    runs(events, HOUR).map((run) => ({
      ...(of !== undefined && { of }),
      ...extentOf(run),
      count: run.length,
      sentence: askedFor(run.length),
    })),
  );
}

function askedFor(times: number): string {
  return `A revoked secret was asked for ${times === 1 ? 'once' : `${times} times`}.`;
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
    const hour = ((localHour % 24) + 24) % 24;
    const isUsualKnown = before >= enough && event.at - start >= days * DAY;
    if (isUsualKnown && !known.has(hour)) found.set(localHour, [event]);
    else found.get(localHour)?.push(event);
    known.add(hour);
  }
  return [...found].map(([localHour, run]) => {
    const count = run.length;
    const hours = `between ${clockHour(localHour)} and ${clockHour(localHour + 1)}`;
    const what = count === 1 ? 'A secret was read' : `Secrets were read ${count} times`;
    return { ...extentOf(run), count, sentence: `${what} ${hours}, an hour at which nobody had read one before.` };
  });
}

function clockHour(hour: number): string {
  return `${String(((hour % 24) + 24) % 24).padStart(2, '0')}:00`;
}
