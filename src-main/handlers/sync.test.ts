import { beforeEach, describe, expect, it } from 'vitest';
import { calls, type Handlers, type SyncLine, syncAction } from '../../src-preload/contract.ts';
import { lastEvents, quickVaults } from '../../test/kit/quick-vault.ts';
import { type MemoryAccount, memoryAccount } from '../../test/kit/remote.ts';
import { newConnection } from '../../test/kit/sync.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { createSync, type Sync } from '../sync/sync.ts';
import { get, update } from '../vault/secrets.ts';
import type { Session } from '../vault/session.ts';
import { syncHandlers } from './sync.ts';

const makeVault = quickVaults();
let session: Session;
let account: MemoryAccount;
let sync: Sync;
let handlers: Handlers['sync'];
/** All that the dialogs of the main process asked, and what the person answers. */
let asked: string[];
let agrees: boolean;
/** All that left by events. */
let events: unknown[];

beforeEach(async () => {
  ({ session } = await makeVault());
  account = memoryAccount('bitwarden');
  asked = [];
  agrees = true;
  events = [];
  const agree = async (question: unknown) => {
    asked.push(JSON.stringify(question));
    return agrees;
  };
  sync = createSync({
    openSession: () => session,
    after: () => () => {},
    connect: () => account.remote,
    confirmConnection: agree,
    emit: { progress: (...event) => events.push(event), changed: (...event) => events.push(event) },
  });
  handlers = syncHandlers({ sync, confirmProjectRemoval: agree });
});

const input = (more = {}) => ({ ...newConnection('bitwarden'), ...more });
const setValue = (id: string, data: string) =>
  update(session, { id, revision: get(session, { id }).revision, changes: { value: { encoding: 'text', data } } });

describe('a connection', () => {
  it('is made once the person agreed to the host, and shows no credentials', async () => {
    const made = await handlers.create(input({ baseUrl: 'https://vault.example.org/base/' }));
    expect(asked).toEqual([
      JSON.stringify({ service: 'Bitwarden Secrets Manager', name: 'bitwarden', host: 'vault.example.org' }),
    ]);
    expect(made).toMatchObject({ host: 'vault.example.org', baseUrl: 'https://vault.example.org/base', links: 0 });
    expect(JSON.stringify([made, await handlers.connections(undefined), lastEvents(session, 5)])).not.toContain(
      'MARKER',
    );
    agrees = false;
    await expect(handlers.create(input({ name: 'other' }))).rejects.toMatchObject({ code: 'REFUSED' });
    expect(await handlers.connections(undefined)).toHaveLength(1);
  });

  it.each([
    ['http://example.org', 'ADDRESS_REFUSED'],
    ['https://user:pass@example.org', 'ADDRESS_REFUSED'],
    ['https://example.org/?a=1', 'ADDRESS_REFUSED'],
    ['file:///etc/passwd', 'ADDRESS_REFUSED'],
    ['http://169.254.169.254', 'ADDRESS_REFUSED'],
  ])('to %s is refused before anybody is asked', async (baseUrl, code) => {
    await expect(handlers.create(input({ baseUrl }))).rejects.toMatchObject({ code });
    expect(asked).toEqual([]);
  });

  it('with other credentials than the service asks for, or against its direction, is refused', async () => {
    await expect(handlers.create(input({ credentials: {} }))).rejects.toMatchObject({ code: 'CREDENTIALS_NEEDED' });
    const both = { ...newConnection('vellum'), direction: 'both' as const };
    await expect(handlers.create(both)).rejects.toMatchObject({ code: 'DIRECTION_IMPOSSIBLE' });
  });

  it('goes to another address only with the credentials, and with the person’s word', async () => {
    const { id } = await handlers.create(input());
    asked.length = 0;
    const elsewhere = { baseUrl: 'https://evil.example' };
    await expect(handlers.update({ id, changes: elsewhere })).rejects.toMatchObject({ code: 'CREDENTIALS_NEEDED' });
    expect(asked).toEqual([]);
    agrees = false;
    const changes = { ...elsewhere, credentials: { accessToken: 'typed again' } };
    await expect(handlers.update({ id, changes })).rejects.toMatchObject({ code: 'REFUSED' });
    expect((await handlers.connections(undefined))[0]?.host).toBe('example.org');
    agrees = true;
    expect(await handlers.update({ id, changes })).toMatchObject({ host: 'evil.example' });
    expect(asked).toHaveLength(2);
    await handlers.update({ id, changes: { name: 'renamed', baseUrl: 'https://evil.example/' } });
    expect(asked).toHaveLength(2);
    expect(lastEvents(session, 1)).toMatchObject([{ kind: 'connection-changed', fields: ['name', 'baseUrl'] }]);
  });

  it('that is removed takes its links and what waits with it, and touches nothing there', async () => {
    const { id } = await handlers.create(input());
    const secret = addSecret(session, 'API_KEY', 'value');
    await handlers.link({ connection: id, links: [{ secret, remoteName: 'API_KEY' }] });
    account.fail('create', 'network');
    const { token, lines } = await handlers.plan({ connection: id });
    await handlers.run({ token, lines: lines.map((line) => ({ line: line.id })), confirmGone: false });
    expect(await handlers.removal({ id })).toEqual({ links: 1, waiting: 1, unsure: 0 });
    const before = account.calls.length;
    await handlers.remove({ id });
    expect(await handlers.connections(undefined)).toEqual([]);
    for (const table of ['connections', 'links', 'queue'] as const) expect(session.records(table)).toEqual([]);
    expect(account.calls.slice(before)).toEqual(['end']);
    await expect(handlers.plan({ connection: id })).rejects.toMatchObject({ code: 'CONNECTION_NOT_FOUND' });
  });
});

it('no value and no credential comes out of any call or event, whatever happens', async () => {
  const seen: unknown[] = [];
  const note = async <T>(answer: T | Promise<T>): Promise<T> => {
    const given = await answer;
    seen.push(given);
    return given;
  };
  const { id: connection } = await note(handlers.create(input()));
  const names = ['CONFLICT', 'PUSHED', 'PULLED', 'GONE', 'FAILED'];
  const ids = names.map((name) => addSecret(session, name, `VALUE-MARKER ${name}`));
  const links = ids.map((secret, at) => ({ secret, remoteName: names[at] ?? '' }));
  await note(handlers.link({ connection, links }));
  const run = async (choose: (line: SyncLine) => object | null) => {
    const { token, lines } = await note(handlers.plan({ connection }));
    const chosen = lines.flatMap((line) => {
      const choice = choose(line);
      return choice === null ? [] : [{ line: line.id, ...choice }];
    });
    return note(handlers.run({ token, lines: chosen, confirmGone: true }));
  };
  await run((line) => (line.ticked ? {} : null));
  setValue(ids[0] ?? '', 'VALUE-MARKER mine');
  account.change('CONFLICT', 'VALUE-MARKER theirs');
  setValue(ids[1] ?? '', 'VALUE-MARKER pushed');
  account.change('PULLED', 'VALUE-MARKER pulled');
  account.put('ONLY_THERE', 'VALUE-MARKER only there');
  account.held.delete(account.named('GONE')?.secret.id ?? '');
  setValue(ids[4] ?? '', 'VALUE-MARKER failed');
  account.fail('update', 'forbidden');
  const decisions: Partial<Record<SyncLine['action'], object>> = {
    conflict: { decision: 'keep-both' },
    'gone-there': { decision: 'create' },
  };
  const ran = await run(({ action }) => (action === 'nothing' ? null : (decisions[action] ?? {})));
  expect(ran.items.map(({ outcome }) => outcome)).toContain('failed');
  expect(ran.done).toBeGreaterThan(3);
  const secret = ids[0] ?? '';
  await note(handlers.services(undefined));
  await note(handlers.connections(undefined));
  await note(handlers.test({ id: connection }));
  await note(handlers.candidates({ connection, query: '', onlyLinked: false, offset: 0, limit: 100 }));
  await note(handlers.linksOf({ secret }));
  await note(handlers.state(undefined));
  await note(handlers.queue({ connection }));
  await note(handlers.runs({ connection }));
  const [version] = await note(handlers.versions({ connection, secret }));
  await note(handlers.restoreVersion({ connection, secret, version: version?.id ?? '' }));
  await note(handlers.plan({ connection }));
  const everything = JSON.stringify([seen, events, lastEvents(session, 200)]);
  expect(everything).toContain('CONFLICT');
  expect(everything).not.toMatch(/VALUE-MARKER|CREDENTIAL-MARKER/);
});

it('what each call gives is what the contract says', async () => {
  const { id: connection } = await handlers.create(input());
  const secret = addSecret(session, 'API_KEY', 'value');
  const answers: [keyof typeof calls.sync, unknown][] = [
    ['services', handlers.services(undefined)],
    ['connections', await handlers.connections(undefined)],
    ['link', await handlers.link({ connection, links: [{ secret, remoteName: 'API_KEY' }] })],
    ['candidates', await handlers.candidates({ connection, query: 'api', onlyLinked: true, offset: 0, limit: 10 })],
    ['checkName', await handlers.checkName({ connection, name: ' x' })],
    ['plan', await handlers.plan({ connection })],
    ['state', await handlers.state(undefined)],
    ['unlink', await handlers.unlink({ connection, secrets: [secret] })],
  ];
  for (const [name, answer] of answers) {
    const parsed = calls.sync[name].output.safeParse(answer);
    expect([name, parsed.error?.issues]).toEqual([name, undefined]);
    expect(parsed.data).toEqual(answer);
  }
  expect(syncAction.options).toContain('gone-there');
});

it('secrets are opted in each for itself, under names that are free there', async () => {
  const { id: connection } = await handlers.create(input());
  const [a = '', b = ''] = ['A', 'B'].map((name) => addSecret(session, name, name));
  const link = (secret: string, remoteName: string) => handlers.link({ connection, links: [{ secret, remoteName }] });
  expect(await link(a, 'NAME')).toEqual([{ id: a, code: null }]);
  expect(await link(b, 'NAME')).toEqual([{ id: b, code: 'NAME_TAKEN' }]);
  expect(await link('f'.repeat(32), 'OTHER')).toMatchObject([{ code: 'SECRET_NOT_FOUND' }]);
  expect(await handlers.checkName({ connection, name: 'NAME' })).toMatchObject({
    problem: 'taken',
  });
  expect(await link(a, 'RENAMED')).toEqual([{ id: a, code: null }]);
  expect(await link(b, 'NAME')).toEqual([{ id: b, code: null }]);
  expect(await handlers.unlink({ connection, secrets: [a, a] })).toEqual([{ id: a, code: null }]);
  expect(await handlers.unlink({ connection, secrets: [a] })).toEqual([{ id: a, code: 'NOT_OPTED_IN' }]);
  expect(account.sent).toEqual([]);
});

it('a project and an environment keep what can be sent to those that are in them', async () => {
  const { id: connection } = await handlers.create(input({ environment: 'prd' }));
  const [inside = '', outside = ''] = [
    addSecret(session, 'IN', 'in', { environments: ['prd'] }),
    addSecret(session, 'OUT', 'out', { environments: ['dev'] }),
  ];
  const { rows } = await handlers.candidates({ connection, query: '', onlyLinked: false, offset: 0, limit: 10 });
  expect(rows.map(({ name }) => name)).toEqual(['IN']);
  await handlers.link({
    connection,
    links: [
      { secret: inside, remoteName: 'IN' },
      { secret: outside, remoteName: 'OUT' },
    ],
  });
  const { token, lines } = await handlers.plan({ connection });
  expect(lines.map(({ name, action, why }) => [name, action, why]).sort()).toEqual([
    ['IN', 'create', 'not-there'],
    ['OUT', 'nothing', 'outside-place'],
  ]);
  const all = lines.map(({ id }) => ({ line: id }));
  await expect(handlers.run({ token, lines: all, confirmGone: false })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  expect(account.sent).toEqual([]);
});
