import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inZone } from '../../test/kit/zone.ts';
import { daysBetween } from '../ui/time.ts';
import { dueInList, endOfDayIn, expirySentence, expiryState, fromDateField, toDateField } from './expiry.ts';

const at = (text: string) => new Date(text).getTime() / 1000;
const now = at('2026-11-21T10:00:00');
const times = fc.integer({ min: at('2000-01-02T00:00:00'), max: at('2090-01-01T00:00:00') });

describe('expiry words', () => {
  it('says in the list only what is near, louder the nearer it is', () => {
    expect(dueInList(null, now, 14)).toBeNull();
    expect(dueInList(at('2026-11-20T10:00:00'), now, 14)).toEqual({ tone: 'red', text: 'expired' });
    expect(dueInList(at('2026-11-21T23:59:59'), now, 14)).toEqual({ tone: 'amber', text: 'today' });
    expect(dueInList(at('2026-11-22T01:00:00'), now, 14)).toEqual({ tone: 'amber', text: 'tomorrow' });
    expect(dueInList(at('2026-12-03T10:00:00'), now, 14)).toEqual({ tone: 'amber', text: 'in 12 days' });
    expect(dueInList(at('2026-12-31T10:00:00'), now, 14)).toEqual({ tone: 'muted', text: 'in 40 days' });
    expect(dueInList(at('2027-12-31T10:00:00'), now, 14)).toBeNull();
  });

  it('writes the sentence of the banner', () => {
    expect(expirySentence(at('2026-12-03T10:00:00'), now)).toEqual({
      what: 'Expires in 12 days',
      when: 'on 3 December',
    });
    expect(expirySentence(at('2026-11-18T10:00:00'), now).what).toBe('Expired 3 days ago');
    expect(expirySentence(at('2026-11-20T23:00:00'), now).what).toBe('Expired yesterday');
    expect(expirySentence(at('2026-11-21T09:00:00'), now).what).toBe('Expired today');
  });

  it('agrees with itself: red exactly when the time has passed', () => {
    fc.assert(
      fc.property(times, times, fc.integer({ min: 1, max: 365 }), (expiresAt, when, lead) => {
        expect(expiryState(expiresAt, when, lead) === 'expired').toBe(expiresAt <= when);
        expect(dueInList(expiresAt, when, lead)?.tone === 'red').toBe(expiresAt <= when);
      }),
    );
  });
});

describe('days', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia');

  it('counts days on the calendar over changes of the clock, wherever one is', () => {
    fc.assert(
      fc.property(zones, times, fc.integer({ min: 0, max: 800 }), (zone, when, days) => {
        inZone(zone, () => expect(daysBetween(when, endOfDayIn(days, when))).toBe(days));
      }),
    );
  });

  it.each([
    ['longer', '2026-10-24T12:00:00Z', 25],
    ['shorter', '2026-03-28T12:00:00Z', 23],
  ])('ends a day at its last second where it is an hour %s', (_how, noon, hours) => {
    const when = Date.parse(noon) / 1000;
    const [today, tomorrow] = inZone('Europe/Berlin', () => [endOfDayIn(0, when), endOfDayIn(1, when)]);
    expect(((tomorrow ?? 0) - (today ?? 0)) / 3_600).toBe(hours);
  });

  it('reads back every day that it writes into a date field', () => {
    fc.assert(
      fc.property(zones, times, (zone, when) => {
        inZone(zone, () => expect(fromDateField(toDateField(when))).toBe(endOfDayIn(0, when)));
      }),
    );
    expect(fromDateField('2026-02-31')).toBeNull();
    expect(fromDateField('')).toBeNull();
    expect(fromDateField('0001-01-01')).toBeNull();
  });
});
