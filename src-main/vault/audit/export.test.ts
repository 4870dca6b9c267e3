import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSecret, makeVault, quickKit, reopen } from '../../../test/kit/vault.ts';
import { record } from '../audit.ts';
import { csv } from './csv.ts';
import { exportEvents } from './export.ts';
import { query } from './query.ts';

/** Reads RFC 4180, strictly: a second reading of what `csv` writes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('comma-separated values', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'a=+-@\t\r\n",; ＝é') });

  it('are read back as they were, but for what a spreadsheet would compute', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), (rows) => {
        const read = readCsv(csv(rows));
        expect(read.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')))).toEqual(rows);
        for (const text of read.flat()) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['a=b', 'a=b'],
    ['', ''],
    ['a,b', '"a,b"'],
  ])('write %j as %j', (text, written) => {
    expect(csv([[text]])).toBe(`${written}\r\n`);
  });
});

describe('an export of the audit', () => {
  async function vault() {
    const { session, kit } = await makeVault(quickKit());
    const id = addSecret(session, 'STRIPE_KEY', 'marker-of-the-value');
    kit.clock.advance(1_000);
    session.transaction(() => {
      record(session, 'secret-denied', {
        subject: id,
        by: { kind: 'program', name: '=cmd|calc' },
        code: 'ACCESS_DENIED',
        environment: 'prd',
      });
      record(session, 'secret-revoked', { subject: id, reason: '@lost,\n"laptop"', fields: ['a', 'b'] });
    });
    return { session, id };
  }

  it('is a table without values, oldest first, with names and harmless cells', async () => {
    const { session, id } = await vault();
    const { text, count, damaged } = await exportEvents(session, {}, 'csv');
    const [head, ...rows] = readCsv(text);
    expect({ count, damaged, rows: rows.length }).toEqual({ count: 4, damaged: 0, rows: 4 });
    const named = rows.map((row) => Object.fromEntries((head ?? []).map((column, at) => [column, row[at]])));
    expect(named.map(({ kind }) => kind)).toEqual(['created', 'secret-created', 'secret-denied', 'secret-revoked']);
    expect(named[1]).toMatchObject({ number: '2', time: '2026-11-21T09:00:00Z', subject: id, name: 'STRIPE_KEY' });
    expect(named[2]).toMatchObject({ by: 'program', byName: "'=cmd|calc", code: 'ACCESS_DENIED', environment: 'prd' });
    expect(named[3]).toMatchObject({ reason: '\'@lost,\n"laptop"', fields: 'a; b', version: '' });
    expect(text).not.toContain('marker-of-the-value');
  });

  it('is the same JSON each time, with its keys in one order', async () => {
    const { session, id } = await vault();
    const filter = { kinds: ['secret-denied', 'secret-revoked'] as const };
    const first = await exportEvents(session, { kinds: [...filter.kinds] }, 'json');
    expect((await exportEvents(session, { kinds: [...filter.kinds] }, 'json')).text).toBe(first.text);
    const rows = JSON.parse(first.text) as Record<string, unknown>[];
    expect(Object.keys(rows[0] ?? {}).join()).toBe('number,time,kind,by,byName,subject,name,environment,code');
    expect(rows[1]).toEqual({
      number: 4,
      time: '2026-11-21T09:00:01Z',
      kind: 'secret-revoked',
      by: 'person',
      subject: id,
      name: 'STRIPE_KEY',
      fields: ['a', 'b'],
      reason: '@lost,\n"laptop"',
    });
    expect(first.text).not.toContain('marker-of-the-value');
  });

  it('is audited, with how many', async () => {
    const { session } = await vault();
    await exportEvents(session, { kinds: ['created'] }, 'csv');
    expect(query(session, { limit: 1 }).events[0]).toMatchObject({ kind: 'exported', name: 'audit', count: 1 });
  });

  it('ends with the lock, and is not written down as one that was made', async () => {
    const { kit, session } = await makeVault(quickKit());
    addSecret(session, 'STRIPE_KEY', 'marker-of-the-value');
    const exporting = exportEvents(session, {}, 'csv');
    session.lock();
    await expect(exporting).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    const again = await reopen(kit);
    expect(query(again, { limit: 9 }).events.map(({ kind }) => kind)).not.toContain('exported');
    again.lock();
  });

  it('says how many events are missing in it', async () => {
    const { session } = await vault();
    const [row] = session.store.auditFrom(2, 1);
    if (!row) throw new Error('no such event');
    session.store.tables.audit.remove(row.id);
    expect(await exportEvents(session, {}, 'json')).toMatchObject({ count: 3, damaged: 1 });
  });
});
