import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Anomaly, defaultSettings, type Settings } from '../../src-preload/contract.ts';
import type { Moment, Remindable } from '../vault/reminders.ts';
import { fakeTime, memoryFile } from './fakes.ts';
import { dueNow, type Known, planReminders, type Told, type ToldOfVault } from './reminder-plan.ts';
import type { Reminder } from './reminder-words.ts';
import { createReminders } from './reminders.ts';
import { localDay } from './weekly-digest.ts';

const day = 86_400;
const now = 1_800_000_000;
const id = (n: number) => n.toString(16).padStart(32, '0');
const key = new Uint8Array(32).fill(7);

const moment = (more: Partial<Moment> = {}): Moment => ({
  ...{ id: id(1), at: now, why: 'expiry', leadDays: null, snoozedUntil: null },
  ...more,
});
const known = (...moments: Moment[]): Known => ({ vault: 'v', key, moments });
const time = (at: number, leadDays = 14) => ({ now: at, day: Math.floor(at / day), leadDays });
const ids = (moments: readonly Moment[]) => moments.map((one) => one.id);
const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
const moments = fc.uniqueArray(
  fc.record({
    id: fc.nat(50).map(id),
    at: seconds,
    why: fc.constantFrom('expiry' as const, 'rotation' as const, 'marked' as const),
    leadDays: fc.option(fc.integer({ min: 1, max: 365 })),
    snoozedUntil: fc.option(seconds),
  }),
  { selector: (one) => `${one.id}${one.why}` },
);

describe('the plan', () => {
  const at = (expiresAt: number, told: ToldOfVault['moments'] = {}, when = now) =>
    planReminders(known(moment({ at: expiresAt })), told, time(when));

  test('speaks of what comes near its date, and of what is due', () => {
    expect(at(now + 15 * day)).toMatchObject({ soon: [], due: [] });
    expect(ids(at(now + 14 * day).soon)).toEqual([id(1)]);
    expect(ids(at(now).due)).toEqual([id(1)]);
  });

  test("goes by a secret's own lead time, and speaks of rotation when it is due and not before", () => {
    const own = moment({ at: now + 20 * day, leadDays: 30 });
    const rotation = moment({ id: id(2), at: now + day, why: 'rotation' });
    expect(ids(planReminders(known(own, rotation), {}, time(now)).soon)).toEqual([id(1)]);
    expect(ids(planReminders(known(own, rotation), {}, time(now + day)).due)).toEqual([id(2)]);
  });

  test('speaks once when near, once when due, and then no more', () => {
    let told: ToldOfVault['moments'] = {};
    let spoken = 0;
    for (let hour = 0; hour < 24 * 60; hour++) {
      const plan = at(now + 20 * day, told, now + hour * 3_600);
      told = plan.told;
      spoken += plan.soon.length + plan.due.length;
    }
    expect(spoken).toBe(2);
  });

  test('never speaks twice on one day', () => {
    const first = at(now + 60);
    expect(first.soon).toHaveLength(1);
    expect(at(now + 60, first.told, now + 61).due).toEqual([]);
    expect(at(now + 60, first.told, now + day).due).toHaveLength(1);
  });

  test('is silent while something is put off, and speaks once afterwards', () => {
    const told = at(now).told;
    const put = known(moment({ snoozedUntil: now + 3 * day }));
    expect(planReminders(put, told, time(now + 2 * day)).due).toEqual([]);
    const awake = planReminders(put, told, time(now + 3 * day));
    expect(awake.due).toHaveLength(1);
    expect(planReminders(put, awake.told, time(now + 5 * day)).due).toEqual([]);
  });

  test('starts afresh with another date, and not with a clock that went back and forth', () => {
    const { told } = at(now);
    expect(at(now + 100 * day, told, now + 100 * day).due).toHaveLength(1);
    const before = at(now, told, now - 30 * day);
    expect(before.due).toEqual([]);
    expect(at(now, before.told, now + day).due).toEqual([]);
  });

  test('is at rest after it was carried out, whatever the clock did', () => {
    fc.assert(
      fc.property(moments, seconds, fc.integer({ min: 1, max: 365 }), (list, when, lead) => {
        const plan = planReminders(known(...list), {}, time(when, lead));
        expect(planReminders(known(...list), plan.told, time(when, lead))).toMatchObject({ soon: [], due: [] });
        expect(dueNow(known(...list), time(when, lead))).toEqual({ soon: plan.soon, due: plan.due });
      }),
    );
  });

  test('tells of each moment at most twice, in any order of sleep, waking and clocks that are set', () => {
    const steps = fc.array(fc.integer({ min: -40 * day, max: 40 * day }), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (jumps) => {
        let told: ToldOfVault['moments'] = {};
        let [when, spoken] = [now, 0];
        for (const jump of jumps) {
          when = Math.max(0, Math.min(now + 300 * day, Math.max(now - 90 * day, when + jump)));
          const plan = at(now + 20 * day, told, when);
          told = plan.told;
          spoken += plan.soon.length + plan.due.length;
        }
        expect(spoken).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('keeps no id of a secret', () => {
    expect(JSON.stringify(at(now).told)).not.toContain(id(1));
    const other = planReminders({ ...known(moment()), key: new Uint8Array(32) }, {}, time(now));
    expect(Object.keys(other.told)).not.toEqual(Object.keys(at(now).told));
  });
});

const anomaly = (n: number, more: { dismissed?: boolean; until?: number } = {}): Anomaly => ({
  ...{ id: `failedUnlocks:${n}`, rule: 'failedUnlocks', at: now, until: now, subjects: [], names: [], count: 5 },
  ...{ atLeast: 5, minutes: 1, dismissed: false },
  ...more,
});

describe('reminders', () => {
  function setUp(changes: Partial<Settings> = {}, start = now) {
    const clocks = fakeTime(start * 1_000);
    const shown: Reminder[] = [];
    const counts: number[] = [];
    const file = memoryFile<Told>({});
    const settings = { ...defaultSettings, ...changes };
    const vault: { open: Remindable | null; anomalies: Anomaly[] | null } = { open: null, anomalies: null };
    const begin = () =>
      createReminders({
        clock: clocks.clock,
        after: clocks.after,
        offsetAt: () => 3_600,
        settings: () => settings,
        remindable: () => vault.open,
        anomalies: async () => vault.anomalies,
        told: file,
        show: (reminder) => shown.push(reminder),
        count: (secrets) => counts.push(secrets),
      });
    return { time: clocks, shown, counts, vault, file, settings, begin, reminders: begin() };
  }
  const holding = (...list: (Partial<Moment> & { name: string })[]): Remindable => ({
    ...{ vault: 'v', key },
    moments: list.map(({ name: _name, ...more }) => moment(more)),
    nameOf: (wanted) => list.find((one) => (one.id ?? id(1)) === wanted)?.name,
  });
  const secret = { name: 'STRIPE_KEY', at: now + 14 * day + 3_600 };

  test('comes within a minute of the moment, with the name, and opens the secret', async () => {
    const { time: clocks, shown, vault } = setUp();
    vault.open = holding(secret);
    await clocks.pass(3_599_000);
    expect(shown).toEqual([]);
    await clocks.pass(61_000);
    expect(shown).toMatchObject([
      { title: 'STRIPE_KEY expires soon', body: 'Open it in Coffer.', wish: { kind: 'secret', id: id(1) } },
    ]);
  });

  test('comes without a name when the vault was locked meanwhile', async () => {
    const { time: clocks, shown, vault, reminders, counts } = setUp();
    vault.open = holding(secret);
    reminders.check();
    vault.open = null;
    await clocks.pass(3_700_000);
    expect(shown).toHaveLength(1);
    expect(JSON.stringify(shown)).not.toContain('STRIPE');
    expect(counts.at(-1)).toBe(1);
  });

  test('knows nothing after a restart until the vault is open, and repeats nothing then', () => {
    const { shown, vault, reminders, begin } = setUp();
    vault.open = holding({ name: 'OLD', at: now - day });
    reminders.check();
    expect(shown).toHaveLength(1);
    vault.open = null;
    const again = begin();
    again.check();
    vault.open = holding({ name: 'OLD', at: now - day });
    again.check();
    expect(shown).toHaveLength(1);
  });

  test('catches up after sleep', () => {
    const { time: clocks, shown, vault, reminders } = setUp();
    vault.open = holding(secret);
    clocks.sleep(30 * day * 1_000);
    reminders.check();
    expect(shown).toMatchObject([{ title: 'STRIPE_KEY has expired' }]);
  });

  test('says nothing and counts nothing where the person wants nothing', async () => {
    const { time: clocks, shown, vault, reminders, counts } = setUp({ notifications: false, weeklyDigest: 1 });
    vault.open = holding({ name: 'OLD', at: now - day });
    vault.anomalies = [anomaly(1)];
    await clocks.pass(4_000_000);
    await reminders.checkAnomalies();
    expect(shown).toEqual([]);
    expect(new Set(counts)).toEqual(new Set([0]));
  });

  test('counts what waits, not what is put off', () => {
    const { vault, reminders, counts, shown } = setUp();
    vault.open = holding(
      { name: 'A', at: now - day },
      { name: 'A', at: now - 2 * day, why: 'rotation' },
      { name: 'B', id: id(2), at: now + day },
      { name: 'C', id: id(3), at: now - day, snoozedUntil: now + day },
      { name: 'D', id: id(4), at: now + 50 * day },
    );
    reminders.recount();
    expect(counts).toEqual([2]);
    expect(shown).toEqual([]);
  });

  test('tells of what is out of the ordinary once, not of what was dismissed or is long past', async () => {
    const { vault, reminders, shown } = setUp();
    vault.open = holding();
    reminders.check();
    vault.anomalies = [anomaly(1), anomaly(2, { dismissed: true }), anomaly(3, { until: now - 20 * day })];
    await reminders.checkAnomalies();
    await reminders.checkAnomalies();
    expect(shown).toMatchObject([{ kind: 'anomalies', title: 'Out of the ordinary', wish: { page: 'activity' } }]);
    vault.anomalies = [anomaly(4), anomaly(5), ...vault.anomalies];
    await reminders.checkAnomalies();
    expect(shown).toHaveLength(2);
    expect(shown[1]?.body).toBe('5 attempts to unlock failed, 5 or more of them within 1 minute. And 1 more.');
  });

  test('sums up once a week, from the next chosen day on, also after a sleep over it', async () => {
    // 15 January 2027 is a Friday, 09:00 in this zone.
    const friday = Date.UTC(2027, 0, 15, 8) / 1_000;
    const { time: clocks, shown, vault, settings } = setUp({}, friday);
    vault.open = holding({ name: 'OLD', at: friday - day });
    await clocks.pass(60_000);
    expect(shown.splice(0)).toHaveLength(1);
    Object.assign(settings, { weeklyDigest: 1 });
    await clocks.pass(2.9 * day * 1_000);
    expect(shown).toEqual([]);
    await clocks.pass(0.2 * day * 1_000);
    expect(shown).toMatchObject([{ kind: 'digest', title: 'This week: 1 secret needs attention' }]);
    clocks.sleep(8 * day * 1_000);
    vault.open = null;
    await clocks.pass(60_000);
    expect(shown).toHaveLength(2);
    expect(shown[1]?.body).toBe('1 expired. Unlock Coffer to see which.');
    await clocks.pass(2 * day * 1_000);
    expect(shown).toHaveLength(2);
  });
});

test('a day is the one of the place where the person is', () => {
  expect(localDay(now, () => 0)).toBe(Math.floor(now / day));
  const evening = Math.floor(now / day) * day + 23 * 3_600;
  expect(localDay(evening, () => 2 * 3_600)).toBe(Math.floor(now / day) + 1);
});
