import { beforeEach, describe, expect, it } from 'vitest';
import type { Service } from '../../src-preload/contract.ts';
import { lastEvents, quickVaults } from '../../test/kit/quick-vault.ts';
import { memoryAccount } from '../../test/kit/remote.ts';
import { makeSync } from '../../test/kit/sync.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { reveal } from '../vault/reading.ts';
import { revoke } from '../vault/revocation.ts';
import { get, update } from '../vault/secrets.ts';
import type { Session } from '../vault/session.ts';
import { purge, trash } from '../vault/trash.ts';
import * as versions from '../vault/versions.ts';

const makeVault = quickVaults();
let session: Session;

beforeEach(async () => {
  ({ session } = await makeVault());
});

function setUp(service: Service, input = {}) {
  const account = memoryAccount(service);
  return { account, ...makeSync(() => session, account.remote, { input }) };
}

const currentOf = (id: string) => reveal(session, { id }).data;
const valuesOf = (id: string) =>
  versions.list(session, { id }).map(({ number }) => versions.reveal(session, { id, number }).data);
const setValue = (id: string, data: string) =>
  update(session, { id, revision: get(session, { id }).revision, changes: { value: { encoding: 'text', data } } });

describe('a push', () => {
  it.each(['julep', 'ductape', 'bitwarden'] as const)(
    'makes at %s what is opted in and nothing else',
    async (service) => {
      const { account, link, settle } = setUp(service);
      const id = addSecret(session, 'API_KEY', 'one');
      addSecret(session, 'OTHER', 'not for them');
      await link({ [id]: 'API_KEY' });
      expect(await settle()).toMatchObject({ done: 1, failed: 0, waiting: 0, problem: null });
      expect(account.sent).toEqual([{ name: 'API_KEY', value: 'one' }]);
      expect(await settle()).toBeNull();
      setValue(id, 'two');
      expect(await settle()).toMatchObject({ done: 1 });
      expect(account.named('API_KEY')?.value).toBe('two');
      expect(await settle()).toBeNull();
    },
  );

  it('writes over what Vellum does not show only when it is chosen, and not again', async () => {
    const { account, link, settle, line } = setUp('vellum');
    account.put('API_KEY', 'theirs');
    const id = addSecret(session, 'API_KEY', 'ours');
    await link({ [id]: 'API_KEY' });
    expect(await line('API_KEY')).toMatchObject({ action: 'push', why: 'overwrites-unseen', ticked: false });
    expect(await settle({ API_KEY: null })).toMatchObject({ done: 1 });
    expect(account.named('API_KEY')?.value).toBe('ours');
    expect(await settle()).toBeNull();
    account.change('API_KEY', 'changed there');
    expect(await line('API_KEY')).toMatchObject({ action: 'conflict', choices: ['keep-mine', 'leave-theirs'] });
    await settle({ API_KEY: 'leave-theirs' });
    expect(account.named('API_KEY')?.value).toBe('changed there');
    expect(await line('API_KEY')).toMatchObject({ action: 'push', why: 'overwrites-unseen', ticked: false });
  });

  it('is not offered for what is not there and cannot be made', async () => {
    const { link, line } = setUp('vellum');
    await link({ [addSecret(session, 'API_KEY', 'ours')]: 'API_KEY' });
    expect(await line('API_KEY')).toMatchObject({ action: 'nothing', why: 'make-it-there' });
  });

  it('leaves a note alone that was written there, and brings ours when it changed here', async () => {
    const { account, link, settle } = setUp('bitwarden');
    const id = addSecret(session, 'API_KEY', 'one');
    await link({ [id]: 'API_KEY' });
    await settle();
    const held = account.named('API_KEY');
    if (held) held.secret = { ...held.secret, note: 'theirs', changeToken: 'noted' };
    setValue(id, 'two');
    await settle();
    expect(account.named('API_KEY')).toMatchObject({ value: 'two', secret: { note: 'theirs' } });
    const { revision } = get(session, { id });
    update(session, { id, revision, changes: { description: 'ours' } });
    await settle();
    expect(account.named('API_KEY')).toMatchObject({ value: 'two', secret: { note: 'ours' } });
    expect(account.calls).toContain('describe');
    expect(await settle()).toBeNull();
  });
});

it('a value that leaves is audited before it does, and the run when it has ended', async () => {
  const { account, link, settle } = setUp('julep', { name: 'our agents' });
  const id = addSecret(session, 'API_KEY', 'one');
  await link({ [id]: 'API_KEY' });
  account.fail('create', 'forbidden');
  await settle();
  const by = { kind: 'connection', name: 'our agents' };
  expect(lastEvents(session, 3)).toMatchObject([
    { kind: 'sync-linked', subject: id, by: { kind: 'person' } },
    { kind: 'secret-used', subject: id, by, version: 1 },
    { kind: 'sync-run', count: 0, by: { kind: 'person' } },
  ]);
});

it('the link of a secret that is gone for good goes too', async () => {
  const { link, plan, sync, connection } = setUp('julep');
  const id = addSecret(session, 'API_KEY', 'one');
  await link({ [id]: 'API_KEY' });
  trash(session, { id });
  purge(session, { ids: [id] });
  await plan();
  expect(sync.open().links.count(connection)).toBe(0);
  expect((await plan()).lines).toEqual([]);
});

describe('a pull', () => {
  it('makes a new version and overwrites none', async () => {
    const { account, link, settle } = setUp('bitwarden');
    const id = addSecret(session, 'API_KEY', 'one');
    await link({ [id]: 'API_KEY' });
    await settle();
    account.change('API_KEY', 'two');
    expect(await settle()).toMatchObject({ done: 1 });
    expect(valuesOf(id)).toEqual(['two', 'one']);
    const [latest] = versions.list(session, { id });
    expect(latest).toMatchObject({ why: 'sync', by: { kind: 'connection', name: 'bitwarden' } });
    expect(await settle()).toBeNull();
  });

  it('brings in what is only there when it is chosen, and grants nothing by it', async () => {
    const { account, settle, line } = setUp('ductape');
    account.put('2FA_seed', 'theirs', { scope: ['everybody'], note: 'hello' });
    expect(await line('2FA_seed')).toMatchObject({ action: 'pull', why: 'only-there', ticked: false, secret: null });
    expect(await settle()).toBeNull();
    await settle({ '2FA_seed': null });
    const [made] = session.summaries();
    expect(made && get(session, { id: made.id })).toMatchObject({
      scope: [],
      description: 'hello',
      originalName: '2FA_seed',
    });
    expect(made && currentOf(made.id)).toBe('theirs');
    expect(await settle()).toBeNull();
  });

  it('does not bring an empty value by itself', async () => {
    const { account, link, line, settle } = setUp('ductape');
    await link({ [addSecret(session, 'API_KEY', 'one')]: 'API_KEY' });
    await settle();
    account.change('API_KEY', '');
    expect(await line('API_KEY')).toMatchObject({ action: 'pull', why: 'empty-there', ticked: false });
  });
});

describe('a conflict', () => {
  async function conflicting() {
    const kit = setUp('bitwarden');
    const id = addSecret(session, 'API_KEY', 'base');
    await kit.link({ [id]: 'API_KEY' });
    await kit.settle();
    kit.account.change('API_KEY', 'theirs');
    setValue(id, 'ours');
    expect(await kit.line('API_KEY')).toMatchObject({ action: 'conflict', why: 'changed-on-both', ticked: false });
    expect(await kit.settle()).toBeNull();
    return { id, ...kit };
  }

  it('is not run without a decision', async () => {
    const { sync, plan } = await conflicting();
    const { token, lines } = await plan();
    const [line] = lines;
    await expect(sync.open().run(token, [{ line: line?.id ?? '' }], false)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('kept mine has theirs as an earlier version', async () => {
    const { id, account, settle } = await conflicting();
    expect(await settle({ API_KEY: 'keep-mine' })).toMatchObject({ done: 1 });
    expect(account.named('API_KEY')?.value).toBe('ours');
    expect(valuesOf(id)).toEqual(['ours', 'theirs', 'ours', 'base']);
    expect(await settle()).toBeNull();
  });

  it('with theirs taken has mine as an earlier version', async () => {
    const { id, account, settle } = await conflicting();
    await settle({ API_KEY: 'take-theirs' });
    expect(account.named('API_KEY')?.value).toBe('theirs');
    expect(valuesOf(id)).toEqual(['theirs', 'ours', 'base']);
    expect(await settle()).toBeNull();
  });

  it('with both kept has theirs as a secret of its own', async () => {
    const { id, account, settle } = await conflicting();
    await settle({ API_KEY: 'keep-both' });
    expect(account.named('API_KEY')?.value).toBe('ours');
    expect(currentOf(id)).toBe('ours');
    const other = session.summaries().find(({ name }) => name === 'API_KEY_THERE');
    expect(other && currentOf(other.id)).toBe('theirs');
    expect(await settle()).toBeNull();
  });

  it('is outdated by a change since the plan, on either side', async () => {
    const { id, account, plan, sync } = await conflicting();
    const first = await plan();
    setValue(id, 'later');
    const choices = [{ line: first.lines[0]?.id ?? '', decision: 'keep-mine' as const }];
    expect(await sync.open().run(first.token, choices, false)).toMatchObject({ items: [{ outcome: 'outdated' }] });
    const second = await plan();
    account.change('API_KEY', 'later there');
    expect(await sync.open().run(second.token, choices, false)).toMatchObject({ items: [{ outcome: 'outdated' }] });
    expect(account.named('API_KEY')?.value).toBe('later there');
    expect(currentOf(id)).toBe('later');
    await expect(sync.open().run(second.token, choices, false)).rejects.toMatchObject({ code: 'PLAN_OUTDATED' });
  });
});

describe('what is not in use any more', () => {
  it('is revoked where that can be, deleted where not, and only when chosen', async () => {
    for (const [service, action] of [
      ['ductape', 'revoke'],
      ['bitwarden', 'delete'],
    ] as const) {
      const { account, link, settle, line } = setUp(service, { name: `${service} revoking` });
      const id = addSecret(session, `REVOKED_${service}`, 'one');
      await link({ [id]: 'GONE' });
      await settle();
      revoke(session, { id, reason: '' });
      expect(await line(`REVOKED_${service}`)).toMatchObject({ action, why: 'revoked-here', ticked: false });
      expect(await settle()).toBeNull();
      await settle({ [`REVOKED_${service}`]: null });
      expect(account.named('GONE')?.secret.isRevoked ?? true).toBe(true);
      expect(await settle()).toBeNull();
    }
  });

  it('there is proposed for the trash; with most of it gone the account is asked about', async () => {
    const { account, link, settle, plan, sync } = setUp('bitwarden');
    const ids = ['A', 'B', 'C'].map((name) => addSecret(session, name, name));
    await link(Object.fromEntries(ids.map((id, index) => [id, `NAME_${index}`])));
    await settle();
    account.held.clear();
    const { lines, gone, token } = await plan();
    expect(lines.map(({ action, ticked }) => [action, ticked])).toEqual(Array(3).fill(['gone-there', false]));
    expect(gone).toEqual({ gone: 3, of: 3 });
    const choices = lines.map(({ id }) => ({ line: id, decision: 'trash' as const }));
    await expect(sync.open().run(token, choices, false)).rejects.toMatchObject({ code: 'ACCOUNT_IN_DOUBT' });
    expect(session.summaries()).toHaveLength(3);
    await settle({ A: 'trash', B: 'create', C: 'unlink' });
    expect(
      session
        .summaries()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['B', 'C']);
    expect(account.named('NAME_1')?.value).toBe('B');
    expect(await settle()).toBeNull();
  });

  it('in the trash here may be deleted there', async () => {
    const { account, link, settle, line } = setUp('julep');
    const id = addSecret(session, 'API_KEY', 'one');
    await link({ [id]: 'API_KEY' });
    await settle();
    trash(session, { id });
    expect(await line('API_KEY')).toMatchObject({ action: 'delete', why: 'in-trash-here', ticked: false });
    await settle({ API_KEY: null });
    expect(account.held.size).toBe(0);
  });
});
