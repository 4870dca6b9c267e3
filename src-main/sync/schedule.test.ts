import { describe, expect, it } from 'vitest';
import type { SyncWhen } from '../../src-preload/contract.ts';
import { quickVaults } from '../../test/kit/quick-vault.ts';
import { memoryAccount } from '../../test/kit/remote.ts';
import { makeSync } from '../../test/kit/sync.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { fakeTime } from '../desktop/fakes.ts';
import { get, update } from '../vault/secrets.ts';
import type { Session } from '../vault/session.ts';

const makeVault = quickVaults();
/** Milliseconds by which both clocks go on together. */
const STEP = 10_000;
const settled = async () => {
  for (let n = 0; n < 20; n++) await new Promise(setImmediate);
};

async function setUp(when: SyncWhen) {
  const { kit, session } = await makeVault();
  const time = fakeTime();
  let open: Session | null = session;
  const account = memoryAccount('bitwarden');
  const sync = makeSync(() => open, account.remote, { input: { when }, after: time.after });
  const id = addSecret(session, 'API_KEY', 'one');
  await sync.link({ [id]: 'API_KEY' });
  await sync.settle();
  account.calls.length = 0;
  session.subscribe(() => sync.sync.noteChange());
  return {
    ...{ account, id },
    set: (data: string) =>
      update(session, { id, revision: get(session, { id }).revision, changes: { value: { encoding: 'text', data } } }),
    pass: async (milliseconds: number) => {
      for (let left = milliseconds; left > 0; left -= STEP) {
        kit.clock.advance(Math.min(left, STEP));
        await time.pass(Math.min(left, STEP));
        await settled();
      }
    },
    lock() {
      open = null;
      session.lock();
      sync.sync.end();
    },
    value: () => account.named('API_KEY')?.value,
    state: () => sync.sync.state(),
    runs: () => sync.sync.open().queue.runs(sync.connection),
  };
}

describe('a connection runs by itself', () => {
  it('never, as it is at first', async () => {
    const { account, set, pass } = await setUp({ kind: 'manual' });
    set('two');
    await pass(3_600_000);
    expect(account.calls).toEqual([]);
  });

  it('a moment after the last of several changes, and not for its own', async () => {
    const { account, set, pass, value } = await setUp({ kind: 'on-change' });
    set('two');
    await pass(2_000);
    set('three');
    await pass(2_000);
    expect(account.calls).toEqual([]);
    await pass(2_000);
    expect(value()).toBe('three');
    expect(account.sent.map(({ value: sent }) => sent)).toEqual(['one', 'three']);
    const { length } = account.calls;
    await pass(60_000);
    expect(account.calls.slice(length)).toEqual([]);
  });

  it('again and again, ever more slowly, where the service can not be reached', async () => {
    const { account, set, pass, value, state, runs } = await setUp({ kind: 'on-change' });
    for (let n = 0; n < 3; n++) account.fail('list', 'network');
    set('two');
    await pass(4_000);
    expect(account.calls).toEqual(['list']);
    expect(await state()).toMatchObject([{ lastRunFailed: true }]);
    for (const [wait, tries] of [
      [50_000, 1],
      [40_000, 2],
      [80_000, 2],
      [40_000, 3],
      [180_000, 3],
    ] as const) {
      await pass(wait);
      expect([wait, account.calls.filter((method) => method === 'list').length]).toEqual([wait, tries]);
    }
    expect(runs()).toHaveLength(2);
    await pass(120_000);
    expect(value()).toBe('two');
    expect(await state()).toMatchObject([{ lastRunFailed: false }]);
  });

  it('every so many minutes, while the vault is open', async () => {
    const { account, pass, value, set, lock, state } = await setUp({ kind: 'every', minutes: 10 });
    expect((await state())[0]?.nextAt).toBeGreaterThan(0);
    set('two');
    await pass(30_000);
    expect(account.calls).toEqual([]);
    await pass(60_000);
    expect(value()).toBe('two');
    const { length } = account.calls;
    await pass(300_000);
    expect(account.calls).toHaveLength(length);
    set('three');
    await pass(360_000);
    expect(value()).toBe('three');
    lock();
    account.calls.length = 0;
    await pass(3_600_000);
    expect(account.calls).toEqual([]);
  });
});
