import { describe, expect, it } from 'vitest';
import type { NewConnection, Service } from '../../src-preload/contract.ts';
import { quickVaults } from '../../test/kit/quick-vault.ts';
import { memoryAccount } from '../../test/kit/remote.ts';
import { makeSync } from '../../test/kit/sync.ts';
import { addSecret, masterPassword } from '../../test/kit/vault.ts';
import { rotateVaultKey } from '../vault/rekey.ts';
import { get, update } from '../vault/secrets.ts';

const makeVault = quickVaults();

async function setUp(service: Service, input: Partial<NewConnection> = {}) {
  const { kit, session } = await makeVault();
  const account = memoryAccount(service);
  const sync = makeSync(() => session, account.remote, { input });
  const ids = ['A', 'B', 'C'].map((name) => addSecret(session, name, `${name} 1`));
  await sync.link(Object.fromEntries(ids.map((id, index) => [id, `NAME_${index}`])));
  const set = (id: string, data: string) =>
    update(session, { id, revision: get(session, { id }).revision, changes: { value: { encoding: 'text', data } } });
  return { kit, session, account, ids, set, open: () => sync.sync.open(), ...sync };
}

describe('without a network', () => {
  it('what was chosen is kept and done later by itself, once both sides are as they were', async () => {
    const { kit, account, ids, set, connection, open, settle } = await setUp('julep');
    account.fail('create', 'network');
    expect(await settle()).toMatchObject({ done: 0, waiting: 3, items: Array(3).fill({ outcome: 'waiting' }) });
    expect(account.calls.filter((method) => method === 'create')).toHaveLength(1);
    expect(open().state(connection, null)).toMatchObject({ waiting: 3, unsure: 0 });
    set(ids[1] ?? '', 'B 2');
    expect(await open().runByItself(connection)).toBeNull();
    kit.clock.advance(31_000);
    expect(await open().runByItself(connection)).toMatchObject({ by: 'itself', done: 2 });
    expect([...account.held.values()].map(({ value }) => value)).toEqual(['A 1', 'C 1']);
    expect(await settle()).toMatchObject({ done: 1 });
    expect(open().state(connection, null)).toMatchObject({ waiting: 0, unsure: 0 });
  });

  it('the pause grows with each try, and with what the service asks for', async () => {
    const { kit, account, connection, open, settle } = await setUp('julep');
    const pauses: number[] = [];
    for (let n = 0; n < 9; n++) {
      account.fail('create', 'network');
      if (n === 0) await settle();
      else await open().runByItself(connection);
      const [step] = open().queue.steps(connection);
      const pause = (step?.notBefore ?? 0) - open().queue.now;
      pauses.push(pause);
      kit.clock.advance(pause * 1_000);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
  });

  it('what waits can be given up', async () => {
    const { account, connection, open, settle } = await setUp('julep');
    account.fail('create', 'unavailable');
    await settle();
    const { queue, session } = open();
    session.transaction(() => {
      for (const step of queue.steps(connection)) queue.remove(step);
    });
    expect(await open().runByItself(connection)).toBeNull();
  });
});

describe('by itself', () => {
  it('only what is safe is done: nothing is made, deleted or decided', async () => {
    const { account, ids, set, connection, open, settle } = await setUp('bitwarden');
    expect(await open().runByItself(connection)).toBeNull();
    await settle();
    account.change('NAME_0', 'theirs');
    set(ids[1] ?? '', 'B 2');
    set(ids[2] ?? '', 'C 2');
    account.change('NAME_2', 'C there');
    expect(await open().runByItself(connection)).toMatchObject({ done: 2, failed: 0 });
    expect(account.named('NAME_1')?.value).toBe('B 2');
    expect(account.named('NAME_2')?.value).toBe('C there');
    account.held.clear();
    expect(await open().runByItself(connection)).toBeNull();
    expect(open().session.summaries()).toHaveLength(3);
  });

  it('may make what is not there where the person allowed it', async () => {
    const { account, connection, open } = await setUp('bitwarden', { mayCreate: true });
    expect(await open().runByItself(connection)).toMatchObject({ done: 3 });
    expect(account.held.size).toBe(3);
  });
});

describe('one that fails', () => {
  it('leaves the others done', async () => {
    const { account, settle } = await setUp('julep');
    account.fail('create', 'invalid');
    expect(await settle()).toMatchObject({ done: 2, failed: 1, problem: null });
    expect(account.held.size).toBe(2);
  });

  it('ends the run where the credentials are refused', async () => {
    const { account, settle } = await setUp('julep');
    account.fail('create', 'auth');
    expect(await settle()).toMatchObject({ done: 0, failed: 3, waiting: 0 });
    expect(account.calls.filter((method) => method === 'create')).toHaveLength(1);
  });
});

it('the history keeps the last 50 runs with what came of each secret', async () => {
  const { ids, set, connection, open, settle } = await setUp('julep');
  await settle();
  for (let n = 0; n < 55; n++) {
    set(ids[0] ?? '', `A ${n}`);
    await settle();
  }
  const runs = open().queue.runs(connection);
  expect(runs).toHaveLength(50);
  expect(runs[0]).toMatchObject({ done: 1, items: [{ name: 'A', action: 'push', outcome: 'done', problem: null }] });
});

it('what is linked is known again after the vault key was rotated', async () => {
  const { session, account, settle, plan } = await setUp('bitwarden');
  await settle();
  await session.startDeepCheck();
  await rotateVaultKey(session, masterPassword, {});
  account.change('NAME_0', 'theirs');
  expect((await plan()).lines.map(({ action, why }) => [action, why])).toEqual([
    ['pull', 'changed-there'],
    ['nothing', 'in-step'],
    ['nothing', 'in-step'],
  ]);
});

it('a person stops a run: what is done is done, the rest is left', async () => {
  const { account, connection, open, plan } = await setUp('julep');
  const { token, lines } = await plan();
  account.fail('create', 'hang');
  const running = open().run(
    token,
    lines.map(({ id }) => ({ line: id })),
    false,
  );
  while (account.calls.at(-1) !== 'create') await new Promise(setImmediate);
  await expect(open().plan(connection)).rejects.toMatchObject({ code: 'BUSY' });
  open().cancel(connection);
  expect(await running).toMatchObject({ done: 0, items: [{}, { outcome: 'cancelled' }, { outcome: 'cancelled' }] });
});
