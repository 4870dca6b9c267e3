import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../src-preload/contract.ts';
import { fakeTime, memoryFile } from './fakes.ts';
import { createReminders, type Named, planReminders, type Reminder, type Told, wordReminder } from './reminders.ts';

const day = 86_400;
const now = 1_800_000_000;
const id = (n: number) => n.toString(16).padStart(32, '0');

describe('the plan', () => {
  const at = (expiresAt: number, told: Told = {}, time = now) =>
    planReminders([{ id: id(1), expiresAt }], told, time, 14);

  test('speaks of what comes due within the lead time, and of what is overdue', () => {
    expect(at(now + 15 * day)).toMatchObject({ soon: [], overdue: [] });
    expect(at(now + 14 * day)).toMatchObject({ soon: [id(1)], overdue: [] });
    expect(at(now)).toMatchObject({ soon: [], overdue: [id(1)] });
  });

  test('speaks once when due, once when overdue, and then no more', () => {
    let told: Told = {};
    let spoken = 0;
    for (let hour = 0; hour < 24 * 60; hour++) {
      const plan = at(now + 20 * day, told, now + hour * 3_600);
      told = plan.told;
      spoken += plan.soon.length + plan.overdue.length;
    }
    expect(spoken).toBe(2);
  });

  test('never speaks twice on one day', () => {
    const first = at(now + 60);
    expect(first.soon).toEqual([id(1)]);
    const noonOf = Math.floor(now / day) * day;
    expect(at(noonOf + 1, { [id(1)]: { stage: 'soon', day: noonOf / day } }, noonOf + 2)).toMatchObject({
      overdue: [],
    });
    expect(at(noonOf + 1, { [id(1)]: { stage: 'soon', day: noonOf / day } }, noonOf + day)).toMatchObject({
      overdue: [id(1)],
    });
  });

  test('starts afresh when a secret was renewed, and keeps what was told of other vaults', () => {
    const told: Told = { [id(1)]: { stage: 'overdue', day: 1 }, [id(2)]: { stage: 'soon', day: 1 } };
    expect(at(now + 100 * day, told).told).toEqual({ [id(2)]: { stage: 'soon', day: 1 } });
  });

  test('is at rest after it was carried out, whatever the clock did', () => {
    const moments = fc.uniqueArray(
      fc.record({ id: fc.nat(50).map(id), expiresAt: fc.integer({ min: 0, max: 253_402_300_799 }) }),
      {
        selector: (moment) => moment.id,
      },
    );
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 0, max: 253_402_300_799 }),
        fc.integer({ min: 1, max: 365 }),
        (list, time, lead) => {
          const plan = planReminders(list, {}, time, lead);
          expect(planReminders(list, plan.told, time, lead)).toMatchObject({ soon: [], overdue: [] });
          expect(new Set([...plan.soon, ...plan.overdue]).size).toBe(plan.soon.length + plan.overdue.length);
        },
      ),
    );
  });
});

describe('the words', () => {
  const names = new Map([
    [id(1), 'STRIPE_KEY'],
    [id(2), 'DB_PASSWORD'],
    [id(3), 'SMTP'],
    [id(4), 'NPM_TOKEN'],
  ]);
  const plan = { soon: [id(2)], overdue: [id(1)], told: {} };

  test('name secrets only where names are given', () => {
    expect(wordReminder(plan, names).body).toContain('STRIPE_KEY, DB_PASSWORD');
    const locked = wordReminder(plan, null);
    expect(locked).toEqual({
      title: '2 secrets need attention',
      body: '1 expired, 1 due soon. Unlock Coffer to see which.',
    });
  });

  test('name three and count the rest', () => {
    const many = { soon: [id(1), id(2), id(3), id(4)], overdue: [], told: {} };
    expect(wordReminder(many, names).body).toBe('4 due soon: STRIPE_KEY, DB_PASSWORD, SMTP and 1 more');
  });

  test('say it plainly of one', () => {
    expect(wordReminder({ soon: [id(1)], overdue: [], told: {} }, names).title).toBe('STRIPE_KEY expires soon');
    expect(wordReminder({ soon: [], overdue: [id(1)], told: {} }, names).title).toBe('STRIPE_KEY has expired');
  });
});

describe('reminders', () => {
  function setUp(changes: Partial<Settings> = {}) {
    const time = fakeTime(now * 1_000);
    const shown: Reminder[] = [];
    const vault: { open: Named[] | null } = { open: null };
    const reminders = createReminders({
      clock: time.clock,
      after: time.after,
      settings: () => ({ ...defaultSettings, ...changes }),
      expiring: () => vault.open,
      told: memoryFile<Told>({}),
      show: (reminder) => shown.push(reminder),
    });
    return { time, shown, vault, reminders };
  }
  const secret = { id: id(1), name: 'STRIPE_KEY', expiresAt: now + 14 * day + 3_600 };

  test('comes within a minute of the moment, with the name, and opens the secret', async () => {
    const { time, shown, vault } = setUp();
    vault.open = [secret];
    await time.pass(3_599_000);
    expect(shown).toEqual([]);
    await time.pass(61_000);
    expect(shown).toEqual([{ title: 'STRIPE_KEY expires soon', body: 'Open it in Coffer.', opens: id(1) }]);
  });

  test('comes without a name when the vault was locked meanwhile', async () => {
    const { time, shown, vault, reminders } = setUp();
    vault.open = [secret];
    reminders.check();
    vault.open = null;
    await time.pass(3_700_000);
    expect(shown).toHaveLength(1);
    expect(JSON.stringify(shown)).not.toContain('STRIPE');
  });

  test('catches up after sleep', () => {
    const { time, shown, vault, reminders } = setUp();
    vault.open = [secret];
    time.sleep(30 * day * 1_000);
    reminders.check();
    expect(shown).toMatchObject([{ title: 'STRIPE_KEY has expired' }]);
  });

  test('says nothing where the person wants nothing', async () => {
    const { time, shown, vault } = setUp({ notifications: false });
    vault.open = [secret];
    await time.pass(4_000_000);
    expect(shown).toEqual([]);
  });
});
