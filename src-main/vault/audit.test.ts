import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditKind } from '../../src-preload/contract/audit.ts';
import { type Kit, makeVault, quickKit } from '../../test/kit/vault.ts';
import { query } from './audit/query.ts';
import { record, recordFailedTries, recordLock, recordReading } from './audit.ts';
import { unlockVault } from './open.ts';
import type { Session } from './session.ts';

const newest = (session: Session) => query(session, { limit: 1 }).events[0];
const tries = { count: 3, firstAt: 1_700_000_000, lastAt: 1_700_000_060 };

async function closed(): Promise<Kit> {
  const { kit, session } = await makeVault(quickKit());
  session.lock();
  return kit;
}

const open = (kit: Kit, forReading = false) =>
  unlockVault(kit.context, kit.file, 'wander-fossil-quartz-lemon', { acceptOlderCopy: false, forReading });

describe('the audit', () => {
  it('keeps every kind of event and all that belongs to it', async () => {
    const { session } = await makeVault(quickKit());
    const details = {
      by: { kind: 'program', name: 'worker' } as const,
      subject: 'ab'.repeat(16),
      name: 'STRIPE_KEY',
      fields: ['label'],
      version: 3,
      reason: 'it leaked',
      code: 'ACCESS_DENIED',
      count: 2,
      environment: 'prd',
      application: 'web',
    };
    session.transaction(() => {
      for (const kind of auditKind.options) record(session, kind, details);
    });
    const { events } = query(session, { limit: auditKind.options.length });
    expect(events.map(({ kind }) => kind)).toEqual(auditKind.options.toReversed());
    for (const event of events) expect(event).toMatchObject({ ...details, at: Date.UTC(2026, 10, 21, 9) / 1_000 });
  });

  it('keeps nothing of a transaction that fails', async () => {
    const { session } = await makeVault(quickKit());
    const failing = () =>
      session.transaction(() => {
        record(session, 'locked');
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(newest(session)?.kind).toBe('created');
  });

  it('says whether it could keep a reading', async () => {
    const kit = await closed();
    const session = await open(kit, true);
    expect(recordReading(session, 'secret-read')).toBe(false);
    session.lock();
    const writable = await open(kit);
    expect(recordReading(writable, 'secret-read')).toBe(true);
    expect(newest(writable)?.kind).toBe('secret-read');
  });
});

describe('failed tries', () => {
  it('are noted with their count and times, as unverified', async () => {
    const session = await open(await closed());
    expect(recordFailedTries(session, tries)).toBe(true);
    expect(newest(session)).toMatchObject({ kind: 'unlock-failed', ...tries, unverified: true });
  });

  it('stay to be noted where the vault can only be read', async () => {
    const session = await open(await closed(), true);
    expect(recordFailedTries(session, tries)).toBe(false);
  });
});

describe('a lock', () => {
  it('is the last that an open vault notes, with what brought it about', async () => {
    const kit = await closed();
    const session = await open(kit);
    recordLock(session, 'idle');
    session.lock();
    const again = await open(kit);
    const [, before] = query(again, { limit: 2 }).events;
    expect(before).toMatchObject({ kind: 'locked', code: 'idle', by: { kind: 'person' } });
  });

  it.each([
    ['the vault can only be read', true, () => {}],
    ['it is locked already', false, (session: Session) => session.lock()],
    ['its file was replaced', false, (session: Session) => fs.renameSync(session.path, `${session.path}.away`)],
    [
      'its file fails',
      false,
      (session: Session) => {
        session.store.transaction = () => {
          throw new Error('disk');
        };
      },
    ],
  ])('never fails: %s', async (_how, forReading, spoil) => {
    const session = await open(await closed(), forReading);
    spoil(session);
    expect(() => recordLock(session, null)).not.toThrow();
    session.lock();
  });
});
