import { describe, expect, it } from 'vitest';
import { type AnomalyRule, type AnomalyRules, anomalyRules } from '../../../src-preload/contract/anomalies.ts';
import type { AuditEvent, AuditKind } from '../../../src-preload/contract/audit.ts';
import { findAnomalies } from './anomalies.ts';
import { defaultAnomalyRules } from './default-rules.ts';
import type { NumberedEvent } from './events.ts';
import type { FoundAnomaly } from './findings.ts';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const start = Date.UTC(2026, 8, 1) / 1_000;

const secret = (n: number) => n.toString(16).padStart(32, '0');
const atUtc = () => 0;
const names = Object.keys(defaultAnomalyRules) as AnomalyRule[];

type Made = Partial<AuditEvent> & { kind: AuditKind; at: number };

/** Events in the order in which they were written. */
function audit(events: readonly Made[]): NumberedEvent[] {
  return events.map((event, at) => ({ by: { kind: 'person' }, ...event, number: at + 1 }));
}

const find = (events: readonly Made[], rules: AnomalyRules = defaultAnomalyRules) =>
  findAnomalies(audit(events), rules, atUtc);

const briefly = ({ rule, at, until, count }: FoundAnomaly) => ({ rule, at, until, count });

/** So many of an event, each so many seconds after the other, of one secret after the other. */
function many(count: number, every: number, event: Made): Made[] {
  return Array.from({ length: count }, (_, n) => ({ subject: secret(n), ...event, at: event.at + n * every }));
}

/** Three reads on each day at nine, noon and five in the afternoon, of a few secrets. */
function usualDays(days: number, from = start): Made[] {
  return Array.from({ length: days }, (_, day) =>
    [9, 12, 17].map(
      (hour): Made => ({ kind: 'secret-read', at: from + day * DAY + hour * HOUR, subject: secret(hour % 4) }),
    ),
  ).flat();
}

/** What local time was ahead of UTC, by the system's own time zones. */
function offsetIn(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (at) => {
    const text = format.formatToParts(at * 1_000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [];
    return Number(`${sign}1`) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
  };
}

describe('a scripted day', () => {
  const today = start + 25 * DAY;
  const at = (hour: number, minute: number, second = 0) => today + hour * HOUR + minute * MINUTE + second;
  const program = { kind: 'program', name: 'deploy' } as const;
  const day: Made[] = [
    ...usualDays(25),
    { kind: 'secret-read', at: at(3, 10), subject: secret(1) },
    { kind: 'secret-copied', at: at(3, 12), subject: secret(1) },
    { kind: 'unlock-failed', at: at(9, 0), count: 4, firstAt: at(8, 50), lastAt: at(8, 59), unverified: true },
    ...many(9, 6, { kind: 'secret-read', at: at(9, 5) }),
    { kind: 'secret-revoked', at: at(9, 30), subject: secret(9) },
    ...many(40, 1, { kind: 'secret-used', at: at(9, 40), by: program }),
    ...many(12, 4, { kind: 'secret-read', at: at(12, 0) }),
    ...many(4, 1, { kind: 'secret-denied', at: at(13, 0), by: program, code: 'ACCESS_DENIED' }),
    { kind: 'secret-denied', at: at(14, 0), subject: secret(9), by: program, code: 'SECRET_REVOKED' },
    { kind: 'secret-copied', at: at(17, 20), subject: secret(9), code: 'SECRET_REVOKED' },
    { kind: 'secret-copied', at: at(17, 40), subject: secret(9), code: 'SECRET_REVOKED' },
    ...many(7, 5, { kind: 'secret-denied', at: at(18, 0), by: program, code: 'ACCESS_DENIED', subject: secret(3) }),
    { kind: 'unlock-failed', at: at(20, 30), count: 6, firstAt: at(20, 15), lastAt: at(20, 20), unverified: true },
    { kind: 'locked', at: at(21, 0) },
    { kind: 'unlocked', at: at(19, 0) },
  ];

  it('raises exactly what is out of the ordinary in it', () => {
    expect(find(day)).toEqual([
      {
        id: `failedUnlocks:${at(20, 15)}`,
        rule: 'failedUnlocks',
        at: at(20, 15),
        until: at(20, 20),
        subjects: [],
        count: 6,
        atLeast: 5,
        minutes: 10,
      },
      {
        id: `clockSetBack:${at(19, 0)}`,
        rule: 'clockSetBack',
        at: at(19, 0),
        until: at(19, 0),
        subjects: [],
        count: 1,
        seconds: 7_200,
      },
      {
        id: `manyDenied:${at(18, 0)}`,
        rule: 'manyDenied',
        at: at(18, 0),
        until: at(18, 0, 30),
        subjects: [secret(3)],
        count: 7,
        atLeast: 5,
        seconds: 60,
      },
      {
        id: `revokedUse:${secret(9)}:${at(17, 20)}`,
        rule: 'revokedUse',
        at: at(17, 20),
        until: at(17, 40),
        subjects: [secret(9)],
        count: 2,
      },
      {
        id: `revokedUse:${secret(9)}:${at(14, 0)}`,
        rule: 'revokedUse',
        at: at(14, 0),
        until: at(14, 0),
        subjects: [secret(9)],
        count: 1,
      },
      {
        id: `manyReads:${at(12, 0)}`,
        rule: 'manyReads',
        at: at(12, 0),
        until: at(12, 0, 44),
        subjects: Array.from({ length: 12 }, (_, n) => secret(n)),
        count: 12,
        atLeast: 10,
        seconds: 60,
      },
      {
        id: `unusualHour:${at(3, 10)}`,
        rule: 'unusualHour',
        at: at(3, 10),
        until: at(3, 12),
        subjects: [secret(1)],
        count: 2,
        hour: 3,
      },
    ]);
  });

  it('keeps the ids of what it raised as the day goes on', () => {
    const seen = new Set<string>();
    const events = audit(day);
    for (let count = 76; count <= events.length; count++) {
      const ids = findAnomalies(events.slice(0, count), defaultAnomalyRules, atUtc).map(({ id }) => id);
      for (const id of seen) expect(ids).toContain(id);
      for (const id of ids) seen.add(id);
    }
    expect(seen.size).toBe(7);
  });
});

describe('failed unlocks', () => {
  const tries = (count: number, firstAt: number, span: number): Made => ({
    kind: 'unlock-failed',
    at: start + 3 * DAY,
    count,
    firstAt: start + firstAt,
    lastAt: start + firstAt + span,
  });

  it.each([
    ['five in ten minutes', [tries(5, 0, 599)], 5],
    ['four', [tries(4, 0, 1)], 0],
    ['five in exactly ten minutes and a moment', [tries(5, 0, 600)], 0],
    ['so many in a day that some must be close together', [tries(600, 0, DAY - 1)], 600],
    ['too few in a day to say so', [tries(500, 0, DAY)], 0],
    ['those before two unlocks together', [tries(3, 0, 100), tries(2, 400, 199)], 5],
    ['those before two unlocks too far apart', [tries(3, 0, 100), tries(2, 400, 200)], 0],
    ['what says it ended before it began', [tries(5, 100, -100)], 5],
  ])('%s', (_, events, count) => {
    expect(find(events).map((found) => found.count)).toEqual(count === 0 ? [] : [count]);
  });

  it('are one finding where they go on', () => {
    const events = [tries(5, 0, 60), tries(5, 300, 60), tries(5, 600, 60), tries(5, 5_000, 60)];
    expect(find(events).map(briefly)).toEqual([
      { rule: 'failedUnlocks', at: start + 5_000, until: start + 5_060, count: 5 },
      { rule: 'failedUnlocks', at: start, until: start + 660, count: 15 },
    ]);
  });
});

describe('many reads', () => {
  it.each([
    ['ten different secrets within a minute', many(10, 6, { kind: 'secret-read', at: start }), 10],
    ['nine', many(9, 1, { kind: 'secret-copied', at: start }), 0],
    ['ten in a minute and more', many(10, 7, { kind: 'secret-read', at: start }), 0],
    ['one secret again and again', many(30, 1, { kind: 'secret-read', at: start, subject: secret(1) }), 0],
    ['a program at its start', many(30, 1, { kind: 'secret-used', at: start, by: { kind: 'program' } }), 0],
    ['a stream that goes on for minutes', many(100, 5, { kind: 'secret-read', at: start }), 100],
    ['a connection', many(30, 1, { kind: 'secret-read', at: start, by: { kind: 'connection' } }), 0],
    ['the command line', many(10, 1, { kind: 'secret-read', at: start, by: { kind: 'cli' } }), 10],
  ])('%s', (_, events, count) => {
    expect(find(events).map((found) => found.count)).toEqual(count === 0 ? [] : [count]);
  });
});

describe('many refusals', () => {
  const refused: Made = { kind: 'secret-denied', at: start, by: { kind: 'program', name: 'x' }, code: 'ACCESS_DENIED' };

  it.each([
    ['five within a minute', many(5, 14, refused), 5],
    ['four', many(4, 1, refused), 0],
    ['five in a minute and more', many(5, 15, refused), 0],
    ['a person', many(9, 1, { ...refused, by: { kind: 'person' } }), 0],
  ])('%s', (_, events, count) => {
    expect(find(events).map((found) => found.count)).toEqual(count === 0 ? [] : [count]);
  });
});

describe('a revoked secret', () => {
  const asked = (after: number, n = 1): Made => ({
    kind: 'secret-denied',
    at: start + after,
    subject: secret(n),
    code: 'SECRET_REVOKED',
  });

  it('is told of again when it is asked for after an hour or more', () => {
    expect(find([asked(0), asked(3_599), asked(7_199)]).map(briefly)).toEqual([
      { rule: 'revokedUse', at: start + 7_199, until: start + 7_199, count: 1 },
      { rule: 'revokedUse', at: start, until: start + 3_599, count: 2 },
    ]);
  });

  it('is told of apart from others', () => {
    expect(find([asked(0, 1), asked(0, 2)]).map(({ subjects }) => subjects)).toEqual([[secret(1)], [secret(2)]]);
  });
});

describe('an hour of the day', () => {
  const night = (day: number): Made => ({ kind: 'secret-read', at: start + day * DAY + 3 * HOUR, subject: secret(1) });
  const ruleOf = (found: readonly FoundAnomaly[]) => found.map(({ rule }) => rule);

  it('is unusual only after enough days and reads', () => {
    expect(ruleOf(find([...usualDays(17).slice(0, 50), night(17)]))).toEqual(['unusualHour']);
    expect(ruleOf(find([...usualDays(17).slice(0, 49), night(17)]))).toEqual([]);
    const early = Array.from({ length: 60 }, (_, n) => ({ kind: 'secret-read', at: start + 9 * HOUR + n }) as const);
    expect(ruleOf(find([...early, night(14)]))).toEqual([]);
    expect(ruleOf(find([...early, night(15)]))).toEqual(['unusualHour']);
  });

  it('is known from then on, and again in the same hour', () => {
    const events = [...usualDays(20), night(20), { ...night(20), at: night(20).at + 1_800 }, night(21)];
    expect(find(events).map(briefly)).toEqual([
      { rule: 'unusualHour', at: night(20).at, until: night(20).at + 1_800, count: 2 },
    ]);
  });

  it('is the local one, also when the clocks change', () => {
    const berlin = offsetIn('Europe/Berlin');
    // From August to December: at nine local time, an hour later by UTC from 25 October on.
    const first = Date.UTC(2026, 7, 1, 9) / 1_000;
    const localNine = Array.from({ length: 120 }, (_, n) => {
      const at = first + n * DAY;
      return { kind: 'secret-read', at: at - berlin(at) } as const;
    });
    expect(berlin(first)).not.toBe(berlin(first + 119 * DAY));
    expect(findAnomalies(audit(localNine), defaultAnomalyRules, berlin)).toEqual([]);
    expect(findAnomalies(audit(localNine), defaultAnomalyRules, atUtc)).toHaveLength(1);
  });

  it('that comes twice when the clocks go back is one', () => {
    const berlin = offsetIn('Europe/Berlin');
    const first = Date.UTC(2026, 9, 25, 0, 30) / 1_000;
    expect([berlin(first), berlin(first + HOUR)]).toEqual([2 * HOUR, HOUR]);
    const events = [
      ...usualDays(20, first - 30 * DAY),
      { kind: 'secret-read', at: first, subject: secret(1) } as const,
      { kind: 'secret-read', at: first + HOUR, subject: secret(2) } as const,
    ];
    const [found, ...more] = findAnomalies(audit(events), defaultAnomalyRules, berlin);
    expect(found).toMatchObject({
      rule: 'unusualHour',
      count: 2,
      hour: 2,
    });
    expect(more).toEqual([]);
  });
});

describe('the clock', () => {
  it.each([
    [60, []],
    [61, [61]],
    [3 * DAY, [3 * DAY]],
  ])('set back by %i seconds', (seconds, told) => {
    const events: Made[] = [
      { kind: 'unlocked', at: start },
      { kind: 'locked', at: start - seconds },
      { kind: 'unlocked', at: start - seconds },
    ];
    expect(find(events).map((found) => 'seconds' in found && found.seconds)).toEqual(told);
  });
});

describe('the rules', () => {
  it('begin with ones that the contract accepts, all on', () => {
    expect(anomalyRules.parse(defaultAnomalyRules)).toEqual(defaultAnomalyRules);
    expect(names.every((name) => defaultAnomalyRules[name].on)).toBe(true);
  });
});
