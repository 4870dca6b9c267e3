import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditFilter, type AuditKind, type AuditLine, auditPage } from '../../../src-preload/contract/audit.ts';
import { addSecret, makeVault, quickKit, reopen } from '../../../test/kit/vault.ts';
import { type EventDetails, record } from '../audit.ts';
import type { Session } from '../session.ts';
import { query } from './query.ts';

const subject = (n: number) => n.toString(16).padStart(32, '0');

type Made = EventDetails & { kind: AuditKind };

function recordAll(session: Session, events: readonly Made[]): void {
  session.transaction(() => {
    for (const { kind, ...details } of events) record(session, kind, details);
  });
}

/** Every event that a filter asks for, page after page. */
function pages(session: Session, filter: AuditFilter, limit: number): AuditLine[] {
  const lines: AuditLine[] = [];
  let before: number | null = null;
  do {
    const page = query(session, { ...filter, limit, ...(before !== null && { before }) });
    expect(page.events.length).toBeLessThanOrEqual(limit);
    lines.push(...page.events);
    before = page.next;
  } while (before !== null);
  return lines;
}

const numbers = (lines: readonly AuditLine[]) => lines.map(({ number }) => number);

describe('the audit, asked for', () => {
  it('comes newest first, as the contract has it', async () => {
    const { session, kit } = await makeVault(quickKit());
    kit.clock.advance(5_000);
    const id = addSecret(session, 'STRIPE_KEY', 'sk_live_1');
    const page = query(session, { limit: 10 });
    expect(page.next).toBe(null);
    expect(page.events.map(({ kind, name }) => [kind, name])).toEqual([
      ['secret-created', 'STRIPE_KEY'],
      ['created', null],
    ]);
    expect(page.events[0]).toMatchObject({ number: 2, subject: id, by: { kind: 'person' } });
    expect(page.events[0]?.at).toBe((page.events[1]?.at ?? 0) + 5);
    expect(auditPage.parse(page)).toEqual(page);
  });

  it('gives each event that is meant once, whatever the filter and the length of a page', async () => {
    const { session, kit } = await makeVault(quickKit());
    const kinds: AuditKind[] = ['secret-read', 'secret-used', 'secret-denied', 'project-changed'];
    const bys = [{ kind: 'person' }, { kind: 'program', name: 'worker' }, { kind: 'program', name: 'web' }] as const;
    for (let n = 0; n < 70; n++) {
      kit.clock.advance(1_000);
      const [kind = 'locked', by = bys[0]] = [kinds[n % 4], bys[n % 3]];
      recordAll(session, [{ kind, by, subject: subject(n % 5) }]);
    }
    const all = pages(session, {}, 200);
    expect(numbers(all)).toEqual(Array.from({ length: 71 }, (_, n) => 71 - n));
    const start = all.at(-1)?.at ?? 0;
    const filter = fc.record(
      {
        subject: fc.nat(5).map(subject),
        kinds: fc.subarray(kinds),
        by: fc.constantFrom(...bys, { kind: 'program' } as const, { kind: 'cli' } as const),
        from: fc.nat(80).map((n) => start + n),
        to: fc.nat(80).map((n) => start + n),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filter, fc.integer({ min: 1, max: 20 }), (asked, limit) => {
        const meant = all.filter(
          (event) =>
            (asked.subject ?? event.subject) === event.subject &&
            (asked.kinds ?? [event.kind]).includes(event.kind) &&
            (asked.by?.kind ?? event.by.kind) === event.by.kind &&
            ((asked.by && 'name' in asked.by ? asked.by.name : undefined) ?? event.by.name) === event.by.name &&
            event.at >= (asked.from ?? 0) &&
            event.at < (asked.to ?? Number.MAX_SAFE_INTEGER),
        );
        expect(numbers(pages(session, asked, limit))).toEqual(numbers(meant));
      }),
    );
  });

  it('opens a bounded number of rows a call, and says that there is more', async () => {
    const { session } = await makeVault(quickKit());
    const many: Made[] = Array.from({ length: 1_400 }, () => ({ kind: 'secret-used', subject: subject(1) }));
    recordAll(session, many);
    const first = query(session, { kinds: ['created'], limit: 1 });
    expect(first.events).toEqual([]);
    expect(first.next).toBeGreaterThan(500);
    expect(session.auditEvents.opened).toBeLessThan(600);
    expect(numbers(pages(session, { kinds: ['created'] }, 1))).toEqual([1]);
    // Now that all were opened, one call finds it.
    expect(numbers(query(session, { kinds: ['created'], limit: 1 }).events)).toEqual([1]);
  });

  it('shows what was written since', async () => {
    const { session } = await makeVault(quickKit());
    expect(query(session, { limit: 5 }).events).toHaveLength(1);
    recordAll(session, [{ kind: 'settings-changed', fields: ['retention'] }]);
    expect(query(session, { limit: 5 }).events[0]).toMatchObject({ number: 2, fields: ['retention'] });
  });

  it('calls a secret what it is called now, and one that is gone what it was called last', async () => {
    const { session } = await makeVault(quickKit());
    const id = addSecret(session, 'HERE', 'x');
    recordAll(session, [
      { kind: 'secret-read', subject: id },
      { kind: 'secret-read', subject: subject(7) },
      { kind: 'secret-read', subject: subject(8) },
      { kind: 'backup-read', subject: subject(7), name: 'EARLIER' },
      { kind: 'secret-purged', subject: subject(7), name: 'GONE' },
    ]);
    const names = query(session, { kinds: ['secret-read'], limit: 5 }).events.map(({ name }) => name);
    expect(names).toEqual([null, 'GONE', 'HERE']);
  });

  it('reads who did it also where that is one word', async () => {
    const { session } = await makeVault(quickKit());
    session.transaction(() => {
      const place = { id: session.rows.newId(), number: 2 };
      session.insert('audit', session.rows.seal('audit', place, { kind: 'imported', at: 1, by: 'import', count: 3 }));
    });
    expect(query(session, { limit: 1 }).events[0]).toMatchObject({ by: { kind: 'import' }, count: 3 });
  });

  it('passes on what only a newer Coffer knows, as unknown', async () => {
    const { session } = await makeVault(quickKit());
    recordAll(session, [{ kind: 'secret-polished' as AuditKind }]);
    expect(auditPage.parse(query(session, { limit: 1 })).events[0]?.kind).toBe('unknown');
  });
});

describe('an event that is not genuine', () => {
  async function damagedAt(number: number, change: 'flip' | 'remove') {
    const { kit, session } = await makeVault(quickKit());
    recordAll(session, [{ kind: 'locked' }, { kind: 'locked' }, { kind: 'locked' }]);
    const row = session.store.auditFrom(number - 1, 1)[0];
    if (!row) throw new Error('no such event');
    if (change === 'remove') session.store.tables.audit.remove(row.id);
    else {
      const sealed = Uint8Array.from(row.sealed as Uint8Array);
      sealed[30] = (sealed[30] ?? 0) ^ 1;
      session.store.tables.audit.update({ ...row, sealed });
    }
    session.lock();
    return reopen(kit);
  }

  it.each(['flip', 'remove'] as const)('is not shown but noted as damage (%s)', async (change) => {
    const session = await damagedAt(3, change);
    expect(session.readOnly).toBe(null);
    expect(numbers(query(session, { limit: 9 }).events)).toEqual([5, 4, 2, 1]);
    expect(session.readOnly).toBe('damage');
    expect(session.integrity().damaged).toMatchObject([{ table: 'audit' }]);
    expect(session.auditEvents.damaged).toBe(1);
  });
});

describe('after a lock', () => {
  it('nothing of the audit is left in memory, nor given', async () => {
    const { session } = await makeVault(quickKit());
    query(session, { limit: 5 });
    expect(session.auditEvents.opened).toBe(1);
    session.lock();
    expect(session.auditEvents.opened).toBe(0);
    expect(() => query(session, { limit: 5 })).toThrow('VAULT_LOCKED');
    expect(() => session.auditEvents.at(1)).toThrow('VAULT_LOCKED');
    expect(session.auditEvents.opened).toBe(0);
  });

  it('reading all of it ends where the lock comes', async () => {
    const { session } = await makeVault(quickKit());
    recordAll(
      session,
      Array.from({ length: 300 }, () => ({ kind: 'locked' })),
    );
    const reading = session.auditEvents.all();
    session.lock();
    await expect(reading).rejects.toThrow('VAULT_LOCKED');
    expect(session.auditEvents.opened).toBe(0);
  });
});
