import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSecret, makeVault, reopen } from '../../test/kit/vault.ts';
import { reveal } from './reading.ts';
import { recentlyUsed } from './recent.ts';
import { list, type Moment, remindableOf, snooze, stageOf } from './reminders.ts';
import * as revocation from './revocation.ts';
import * as trash from './trash.ts';
import * as vaultSettings from './vault-settings.ts';

const day = 86_400;
const start = Date.UTC(2026, 10, 21, 9) / 1_000;
const lead = { limit: 100, leadDays: 14 };
const never = { rotationPolicy: { kind: 'never' } } as const;

async function setUp() {
  const { kit, session } = await makeVault();
  const ids = {
    expired: addSecret(session, 'EXPIRED', 'a', { ...never, expiresAt: start - day, environments: ['prd'] }),
    soon: addSecret(session, 'SOON', 'b', { ...never, expiresAt: start + 5 * day }),
    own: addSecret(session, 'OWN_LEAD', 'c', { ...never, expiresAt: start + 40 * day, leadDays: 60 }),
    later: addSecret(session, 'LATER', 'd', { ...never, expiresAt: start + 40 * day }),
    old: addSecret(session, 'OLD', 'e', { rotationPolicy: { kind: 'days', days: 30 } }),
  };
  const names = () => list(session, lead).secrets.map(({ name }) => name);
  return { kit, session, ids, names };
}

describe('what is due', () => {
  it('stands in the order in which it comes, by lead time, with what comes due of it', async () => {
    const { kit, session, names } = await setUp();
    expect(names()).toEqual(['EXPIRED', 'SOON', 'OWN_LEAD']);
    expect(list(session, lead).secrets[0]).toMatchObject({
      ...{ environments: ['prd'], projects: [], group: 'expired', snoozedUntil: null },
      dues: [{ at: start - day, why: 'expiry' }],
    });
    kit.clock.advance(30 * day * 1_000);
    expect(names()).toEqual(['EXPIRED', 'SOON', 'OWN_LEAD', 'LATER', 'OLD']);
    expect(list(session, { ...lead, limit: 1 })).toMatchObject({
      counts: { expired: 2, soon: 2, rotate: 1, putOff: 0 },
      secrets: [{ name: 'EXPIRED' }, { name: 'OWN_LEAD' }, { name: 'OLD' }],
    });
    session.lock();
  });

  it('holds nothing of the trash, and nothing that was revoked', async () => {
    const { session, ids, names } = await setUp();
    trash.trash(session, { id: ids.expired });
    revocation.revoke(session, { id: ids.soon, reason: '' });
    expect(names()).toEqual(['OWN_LEAD']);
    session.lock();
  });

  it('is for the desktop all that ever comes due, and the same again while nothing changes', async () => {
    const { session, ids } = await setUp();
    const first = remindableOf(session);
    expect(first.moments.map(({ id, why }) => `${first.nameOf(id)} ${why}`).toSorted()).toEqual([
      'EXPIRED expiry',
      'LATER expiry',
      'OLD rotation',
      'OWN_LEAD expiry',
      'SOON expiry',
    ]);
    expect(remindableOf(session)).toBe(first);
    trash.trash(session, { id: ids.later });
    expect(remindableOf(session).moments).toHaveLength(4);
    expect(remindableOf(session).key).toEqual(first.key);
    session.lock();
    expect(() => remindableOf(session)).toThrow(expect.objectContaining({ code: 'VAULT_LOCKED' }));
  });
});

describe('putting off', () => {
  it('is kept in the vault until its moment, and can be taken back', async () => {
    const { kit, session, ids } = await setUp();
    const until = (name: string, of = session) => list(of, lead).secrets.find((one) => one.name === name)?.snoozedUntil;
    snooze(session, { id: ids.expired, until: start + 7 * day });
    snooze(session, { id: ids.soon, until: start + 2 * day });
    snooze(session, { id: ids.soon, until: null });
    expect([until('EXPIRED'), until('SOON')]).toEqual([start + 7 * day, null]);
    session.lock();
    const again = await reopen(kit);
    expect(until('EXPIRED', again)).toBe(start + 7 * day);
    kit.clock.advance(7 * day * 1_000);
    expect(until('EXPIRED', again)).toBeNull();
    again.lock();
  });

  it('leaves the settings of the vault as they are, and is no part of them', async () => {
    const { session, ids } = await setUp();
    vaultSettings.update(session, { retention: { keep: 'last', versions: 3 } });
    snooze(session, { id: ids.soon, until: start + day });
    expect(vaultSettings.get(session)).toMatchObject({ retention: { keep: 'last', versions: 3 } });
    expect(vaultSettings.get(session)).not.toHaveProperty('snoozed');
    vaultSettings.update(session, { retention: { keep: 'all' } });
    expect(vaultSettings.snoozed(session)).toEqual({ [ids.soon]: start + day });
    session.lock();
  });

  it('forgets what is past and what is gone, and knows no strangers', async () => {
    const { kit, session, ids } = await setUp();
    snooze(session, { id: ids.soon, until: start + day });
    snooze(session, { id: ids.expired, until: start + 9 * day });
    trash.trash(session, { id: ids.expired });
    trash.purge(session, { ids: [ids.expired] });
    kit.clock.advance(2 * day * 1_000);
    snooze(session, { id: ids.old, until: start + 30 * day });
    expect(vaultSettings.snoozed(session)).toEqual({ [ids.old]: start + 30 * day });
    snooze(session, { id: ids.old, until: start });
    expect(vaultSettings.snoozed(session)).toEqual({});
    const stranger = () => snooze(session, { id: ids.expired, until: start + 90 * day });
    expect(stranger).toThrow(expect.objectContaining({ code: 'SECRET_NOT_FOUND' }));
    session.lock();
  });
});

it('something put off is neither near nor due until its moment, whatever else holds', () => {
  const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
  const moment = fc.record({
    id: fc.constant('x'),
    at: seconds,
    why: fc.constantFrom<Moment['why']>('expiry', 'rotation', 'marked'),
    leadDays: fc.option(fc.integer({ min: 1, max: 365 })),
    snoozedUntil: fc.option(seconds),
  });
  fc.assert(
    fc.property(moment, seconds, fc.integer({ min: 1, max: 365 }), (one, now, leadDays) => {
      const stage = stageOf(one, now, leadDays);
      if (one.snoozedUntil !== null && one.snoozedUntil > now) expect(stage).toBeNull();
      else if (one.at <= now) expect(stage).toBe('due');
      else expect([null, 'soon']).toContain(stage);
    }),
  );
});

it('what was used last comes first, without what can’t be used any more', async () => {
  const { kit, session, ids } = await setUp();
  for (const id of [ids.soon, ids.old, ids.later, ids.expired, ids.soon]) {
    kit.clock.advance(60_000);
    reveal(session, { id });
  }
  const names = () => recentlyUsed(session, 3).map(({ name }) => name);
  expect(names()).toEqual(['SOON', 'EXPIRED', 'LATER']);
  revocation.revoke(session, { id: ids.expired, reason: '' });
  trash.trash(session, { id: ids.later });
  expect(names()).toEqual(['SOON', 'OLD']);
  session.lock();
});
