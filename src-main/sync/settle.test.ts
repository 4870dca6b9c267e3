import { expect, it } from 'vitest';
import type { Service } from '../../src-preload/contract.ts';
import { quickVaults } from '../../test/kit/quick-vault.ts';
import { memoryAccount } from '../../test/kit/remote.ts';
import { makeSync } from '../../test/kit/sync.ts';
import { addSecret } from '../../test/kit/vault.ts';

const makeVault = quickVaults();

async function setUp(service: Service) {
  const { kit, session } = await makeVault();
  const account = memoryAccount(service);
  const sync = makeSync(() => session, account.remote);
  const id = addSecret(session, 'API_KEY', 'ours');
  await sync.link({ [id]: 'API_KEY' });
  return { kit, session, account, id, ...sync };
}

it('a create that takes effect only after we looked is never made a second time', async () => {
  const { kit, account, settle, line } = await setUp('bitwarden');
  account.fail('create', 'timeout', 'before', true);
  expect(await settle()).toMatchObject({ waiting: 1, items: [{ outcome: 'unsure' }] });
  kit.clock.advance(30_000);
  expect(await line('API_KEY')).toMatchObject({ action: 'nothing', why: 'waiting-for-answer' });
  expect(await settle()).toBeNull();
  account.put('API_KEY', 'ours');
  expect(await settle()).toMatchObject({ items: [{ action: 'push', outcome: 'done' }] });
  expect(account.calls.filter((method) => method === 'create')).toHaveLength(1);
  expect(account.held.size).toBe(1);
});

it('a create that did not come about is made once the answer can not come any more', async () => {
  const { kit, account, settle, line } = await setUp('bitwarden');
  account.fail('create', 'timeout', 'before', true);
  await settle();
  kit.clock.advance(121_000);
  expect(await line('API_KEY')).toMatchObject({ action: 'create', ticked: true });
  expect(await settle()).toMatchObject({ done: 1 });
  expect(account.held.size).toBe(1);
});

it('what cannot be read is asked about: it may be ours', async () => {
  const { account, settle, line } = await setUp('julep');
  account.fail('create', 'timeout', 'after');
  await settle();
  expect(await line('API_KEY')).toMatchObject({ action: 'push', why: 'answer-lost', ticked: false });
  expect(await settle()).toBeNull();
  expect(await settle({ API_KEY: null })).toMatchObject({ done: 1 });
  expect(account.held.size).toBe(1);
  expect(await settle()).toBeNull();
});

it('somebody else’s of the same name is none of ours', async () => {
  const { kit, account, settle, line } = await setUp('bitwarden');
  account.fail('create', 'network', 'before', true);
  await settle();
  account.put('API_KEY', 'somebody else’s');
  kit.clock.advance(121_000);
  expect(await line('API_KEY')).toMatchObject({ action: 'conflict', why: 'different-there', ticked: false });
  expect(await settle()).toBeNull();
});
