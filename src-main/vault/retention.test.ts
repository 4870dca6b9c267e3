import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Retention } from '../../src-preload/contract.ts';
import { lastEvents, quickVaults, text } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { fromHex } from '../crypto/bytes.ts';
import { person } from './environment.ts';
import * as reading from './reading.ts';
import { keptNumbers, purge } from './retention.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as vaultSettings from './vault-settings.ts';
import * as versions from './versions.ts';

const makeVault = quickVaults();
const DAY = 86_400;

function addWithHistory(session: Session, name: string, values: readonly string[]): string {
  const id = addSecret(session, name, values[0] ?? '');
  for (const value of values.slice(1)) change(session, id, value);
  return id;
}

function change(session: Session, id: string, value: string): void {
  const { revision } = secrets.get(session, { id });
  secrets.update(session, { id, revision, changes: { value: text(value) } });
}

const numbersOf = (session: Session, id: string) => versions.list(session, { id }).map(({ number }) => number);

describe('a retention rule', () => {
  const made = [1, 3, 4, 9].map((number, index) => ({ number, at: index * 10 * DAY }));
  test.each<[Retention, number[]]>([
    [{ keep: 'all' }, [1, 3, 4, 9]],
    [{ keep: 'last', versions: 1 }, [9]],
    [{ keep: 'last', versions: 3 }, [3, 4, 9]],
    [{ keep: 'last', versions: 100 }, [1, 3, 4, 9]],
    // At day 40: 4 was replaced by 9 ten days ago, 3 by 4 twenty days ago.
    [{ keep: 'younger', days: 9 }, [9]],
    [{ keep: 'younger', days: 10 }, [4, 9]],
    [{ keep: 'younger', days: 20 }, [3, 4, 9]],
    [{ keep: 'younger', days: 29 }, [3, 4, 9]],
    [{ keep: 'younger', days: 30 }, [1, 3, 4, 9]],
  ])('%j keeps %j', (rule, kept) => {
    expect([...keptNumbers(made, rule, 40 * DAY)]).toEqual(kept);
  });

  test('always keeps the newest version, and keeps no less when it is wider', () => {
    const at = fc.array(fc.integer({ min: -1_000 * DAY, max: 20_000 * DAY }), { minLength: 1, maxLength: 12 });
    const size = fc.integer({ min: 1, max: 400 });
    const now = fc.integer({ min: 0, max: 20_000 * DAY });
    fc.assert(
      fc.property(at, now, size, size, (times, moment, a, b) => {
        const all = times.map((time, index) => ({ number: index + 1, at: time }));
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        for (const rule of [
          (count: number): Retention => ({ keep: 'last', versions: count }),
          (count: number): Retention => ({ keep: 'younger', days: count }),
        ]) {
          const [narrow, wide] = [keptNumbers(all, rule(less), moment), keptNumbers(all, rule(more), moment)];
          expect(narrow.has(all.length)).toBe(true);
          expect([...narrow].filter((number) => !wide.has(number))).toEqual([]);
        }
      }),
    );
  });
});

describe('purging versions', () => {
  test('of one secret leaves its current value, its numbers and the others alone; the audit counts them', async () => {
    const { session } = await makeVault();
    const id = addWithHistory(session, 'KEY', ['a', 'b', 'c', 'd']);
    const other = addWithHistory(session, 'OTHER', ['a', 'b']);
    const { revision, updatedAt } = secrets.get(session, { id });
    expect(purge(session, { id, rule: { keep: 'last', versions: 2 } })).toEqual({ purged: 2, erased: true });
    expect(lastEvents(session, 1)).toEqual([{ kind: 'versions-purged', subject: id, by: person, count: 2 }]);
    expect([numbersOf(session, id), numbersOf(session, other)]).toEqual([
      [4, 3],
      [2, 1],
    ]);
    expect(secrets.get(session, { id })).toMatchObject({ version: 4, versions: 2, revision: revision + 1, updatedAt });
    expect(reading.reveal(session, { id }).data).toBe('d');
    change(session, id, 'e');
    expect(numbersOf(session, id)).toEqual([5, 4, 3]);
  });

  test('of all secrets takes each by the same rule, and writes nothing where nothing goes', async () => {
    const { session } = await makeVault();
    const ids = ['ONE', 'TWO'].map((name) => addWithHistory(session, name, ['a', 'b', 'c']));
    const single = addSecret(session, 'SINGLE', 'a');
    const rule: Retention = { keep: 'last', versions: 1 };
    expect(purge(session, { id: null, rule })).toEqual({ purged: 4, erased: true });
    expect([...ids, single].map((id) => numbersOf(session, id))).toEqual([[3], [3], [1]]);
    const before = [...ids, single].map((id) => secrets.get(session, { id }));
    expect(purge(session, { id: null, rule })).toEqual({ purged: 0, erased: true });
    expect([...ids, single].map((id) => secrets.get(session, { id }))).toEqual(before);
  });

  test('takes the sealed value out of the file and its log', async () => {
    const { kit, session } = await makeVault();
    const id = addWithHistory(session, 'KEY', ['a', 'b']);
    const [old, current] = session.store.versionsOf(fromHex(id)).map(({ sealed }) => Buffer.from(sealed as Uint8Array));
    const holds = (sealed: Buffer | undefined) =>
      [kit.file, `${kit.file}-wal`].some((file) => fs.existsSync(file) && fs.readFileSync(file).includes(sealed ?? ''));
    expect([holds(old), holds(current)]).toEqual([true, true]);
    expect(purge(session, { id, rule: { keep: 'last', versions: 1 } }).erased).toBe(true);
    expect([holds(old), holds(current)]).toEqual([false, true]);
  });

  test('goes by the rule of the vault with each new value, and keeps what was current within its days', async () => {
    const { kit, session } = await makeVault();
    vaultSettings.update(session, { retention: { keep: 'younger', days: 30 } });
    const id = addSecret(session, 'KEY', 'a');
    kit.clock.advance(100 * DAY * 1_000);
    change(session, id, 'b');
    expect(numbersOf(session, id)).toEqual([2, 1]);
    kit.clock.advance(31 * DAY * 1_000);
    change(session, id, 'c');
    expect(numbersOf(session, id)).toEqual([3, 2]);
    kit.clock.set(kit.clock.now() - 365 * DAY * 1_000);
    change(session, id, 'd');
    expect(numbersOf(session, id)).toEqual([4, 3, 2]);
    versions.restore(session, { id, revision: secrets.get(session, { id }).revision, number: 2, why: '' });
    vaultSettings.update(session, { retention: { keep: 'last', versions: 2 } });
    change(session, id, 'e');
    expect(numbersOf(session, id)).toEqual([6, 5]);
    expect(versions.list(session, { id })[1]).toMatchObject({ restoredFrom: 2 });
    expect(reading.reveal(session, { id }).data).toBe('e');
    versions.restore(session, { id, revision: secrets.get(session, { id }).revision, number: 5, why: '' });
    expect(numbersOf(session, id)).toEqual([7, 6]);
  });
});
