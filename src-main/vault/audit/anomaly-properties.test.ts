import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnomalyRule, type AnomalyRules, anomaly } from '../../../src-preload/contract/anomalies.ts';
import type { AuditEvent, AuditKind } from '../../../src-preload/contract/audit.ts';
import { findAnomalies } from './anomalies.ts';
import { defaultAnomalyRules } from './default-rules.ts';
import type { NumberedEvent } from './events.ts';
import type { FoundAnomaly } from './findings.ts';

const HOUR = 3_600;
const DAY = 86_400;
const start = Date.UTC(2026, 8, 1) / 1_000;

const secret = (n: number) => n.toString(16).padStart(32, '0');
const atUtc = () => 0;
const names = Object.keys(defaultAnomalyRules) as AnomalyRule[];

/** Events with their numbers, in the order in which they were written. */
const numbered = (events: readonly Omit<AuditEvent, 'number'>[]): NumberedEvent[] =>
  events.map((event, at) => ({ ...event, number: at + 1 }));

describe('whatever the events', () => {
  // Close together, with many equal times, over days.
  const moment = fc
    .tuple(fc.nat(3), fc.nat(2), fc.nat(20))
    .map(([day, hour, n]) => start + day * DAY + hour * HOUR + n);
  const event = fc.record(
    {
      kind: fc.constantFrom<AuditKind>('secret-read', 'secret-copied', 'secret-denied', 'unlock-failed', 'unlocked'),
      // Close together, with many equal times, over days.
      at: moment,
      by: fc.constantFrom({ kind: 'person' } as const, { kind: 'program', name: 'a' } as const),
      subject: fc.nat(12).map(secret),
      code: fc.constantFrom('SECRET_REVOKED', 'ACCESS_DENIED'),
      count: fc.integer({ min: 1, max: 9 }),
      firstAt: moment,
      lastAt: moment,
    },
    { requiredKeys: ['kind', 'at', 'by'] },
  );
  const events = fc.array(event, { maxLength: 120, size: 'max' }).map(numbered);
  const rules: fc.Arbitrary<AnomalyRules> = fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 5, max: 40 }), fc.boolean(), fc.subarray(names))
    .map(([atLeast, seconds, on, off]) => {
      const set = {
        failedUnlocks: { on, atLeast, minutes: 1 },
        manyReads: { on, atLeast, seconds },
        revokedUse: { on },
        unusualHour: { on, days: 1, reads: atLeast },
        manyDenied: { on, atLeast, seconds },
        clockSetBack: { on, seconds },
      };
      for (const name of off) set[name].on = !on;
      return set;
    });

  it('there are none without any', () => {
    fc.assert(
      fc.property(rules, (set) => {
        expect(findAnomalies([], set, atUtc)).toEqual([]);
      }),
    );
  });

  it('they are as the contract has them, each with an id of its own, newest first', () => {
    fc.assert(
      fc.property(events, rules, (given, set) => {
        const found = findAnomalies(given, set, atUtc);
        for (const one of found) {
          expect(anomaly.parse({ ...one, names: [], dismissed: false })).toMatchObject(one);
          expect(one.until).toBeGreaterThanOrEqual(one.at);
        }
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        const times = found.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
      }),
    );
  });

  it('the order in which they are given does not matter', () => {
    fc.assert(
      fc.property(events, rules, fc.infiniteStream(fc.nat()), (given, set, keys) => {
        const places = new Map(given.map((one) => [one, keys.next().value]));
        const mixed = given.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
        expect(findAnomalies(mixed, set, atUtc)).toEqual(findAnomalies(given, set, atUtc));
      }),
    );
  });

  it('nor does the order in which those of one second were written', () => {
    fc.assert(
      fc.property(events, rules, (given, set) => {
        const byTime = given.toSorted((a, b) => a.at - b.at);
        const backwards = given.toReversed().toSorted((a, b) => a.at - b.at);
        const plain = (list: readonly FoundAnomaly[]) =>
          list.map((one) => ({ ...one, subjects: one.subjects.toSorted() }));
        expect(plain(findAnomalies(numbered(backwards), set, atUtc))).toEqual(
          plain(findAnomalies(numbered(byTime), set, atUtc)),
        );
      }),
    );
  });

  it('a rule that is off never fires, and the others as before', () => {
    fc.assert(
      fc.property(events, rules, fc.constantFrom(...names), (given, set, name) => {
        const without = { ...set, [name]: { ...set[name], on: false } };
        const others = findAnomalies(given, set, atUtc).filter(({ rule }) => rule !== name);
        expect(findAnomalies(given, without, atUtc)).toEqual(others);
      }),
    );
  });

  it('later events take nothing back', () => {
    fc.assert(
      fc.property(events, rules, fc.nat(), (given, set, cut) => {
        // As Coffer writes them: by time, and what was counted before an unlock after the last one.
        const plain = given.map(({ firstAt: _1, lastAt: _2, ...rest }) => rest);
        const written = numbered(plain.toSorted((a, b) => a.at - b.at));
        const ids = findAnomalies(written, set, atUtc).map(({ id }) => id);
        const earlier = findAnomalies(written.slice(0, cut % (written.length + 1)), set, atUtc);
        for (const { id } of earlier) expect(ids).toContain(id);
      }),
    );
  });
});
