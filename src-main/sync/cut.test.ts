import { describe, expect, it } from 'vitest';
import type { Service, SyncDecision } from '../../src-preload/contract.ts';
import { unlock } from '../../test/attacks/faults/kit.ts';
import { type MemoryAccount, memoryAccount } from '../../test/kit/remote.ts';
import { makeSync, type SyncKit } from '../../test/kit/sync.ts';
import { addSecret, makeVault, quickKit } from '../../test/kit/vault.ts';
import { revoke } from '../vault/revocation.ts';
import { get, update } from '../vault/secrets.ts';
import type { Session } from '../vault/session.ts';
import * as versions from '../vault/versions.ts';

/** One vault, one account, and what stands between them when the cut comes. */
type Scene = {
  session: Session;
  kit: SyncKit;
  account: MemoryAccount;
  id: string;
  reopen(): Promise<void>;
};

type Story = {
  service: Service;
  /** The method at the service that is cut. */
  method: string;
  /** Brings both sides to where the action is due. */
  before(scene: Scene): Promise<void> | void;
  decided?: Record<string, SyncDecision | null>;
  /** How it must stand in the end. */
  end(scene: Scene): void;
};

const setValue = ({ session, id }: Scene, data: string) =>
  update(session, { id, revision: get(session, { id }).revision, changes: { value: { encoding: 'text', data } } });
const valuesHere = ({ session, id }: Scene) =>
  versions
    .list(session, { id })
    .map(({ number }) => versions.reveal(session, { id, number, evenIfRevoked: true }).data);
const there = ({ account }: Scene) => [...account.held.values()].map(({ secret, value }) => [secret.name, value]);
const linked = async (scene: Scene) => {
  await scene.kit.settle();
  expect(scene.account.held.size).toBe(1);
};
const renamed = async (scene: Scene) => {
  await linked(scene);
  await scene.kit.link({ [scene.id]: 'NEW_NAME' });
};

const changed = (service: Service): Story => ({
  service,
  method: 'update',
  before: async (scene) => {
    await linked(scene);
    setValue(scene, 'two');
  },
  end: (scene) => expect(there(scene)).toEqual([['API_KEY', 'two']]),
});
const created = (service: Service): Story => ({
  service,
  method: 'create',
  before: () => {},
  end: (scene) => expect(there(scene)).toEqual([['API_KEY', 'one']]),
});
const revoking = (service: Service, method: string): Story => ({
  service,
  method,
  before: async (scene) => {
    await linked(scene);
    revoke(scene.session, { id: scene.id, reason: '' });
  },
  decided: { API_KEY: null },
  end: ({ account }) => expect([...account.held.values()].every(({ secret }) => secret.isRevoked)).toBe(true),
});
const pulled = (service: Service): Story => ({
  service,
  method: 'read',
  before: async (scene) => {
    await linked(scene);
    scene.account.change('API_KEY', 'two');
  },
  end: (scene) => expect(valuesHere(scene)).toEqual(['two', 'one']),
});
const keptMine = (service: Service): Story => ({
  service,
  method: 'update',
  before: async (scene) => {
    await linked(scene);
    scene.account.change('API_KEY', 'theirs');
    setValue(scene, 'ours');
  },
  decided: { API_KEY: 'keep-mine' },
  end: (scene) => {
    expect(there(scene)).toEqual([['API_KEY', 'ours']]);
    expect(valuesHere(scene)).toEqual(['ours', 'theirs', 'ours', 'one']);
  },
});

const stories: [string, Story][] = [
  ['a push', { ...changed('vellum'), before: overVellum }],
  ['a create', created('julep')],
  ['a push', changed('julep')],
  [
    'a rename',
    { ...changed('julep'), before: renamed, end: (scene) => expect(there(scene)).toEqual([['NEW_NAME', 'one']]) },
  ],
  ['a deletion', revoking('julep', 'remove')],
  ['a create', created('ductape')],
  ['a push', changed('ductape')],
  ['a revocation', revoking('ductape', 'revoke')],
  ['a pull', pulled('ductape')],
  ['a conflict kept mine', keptMine('ductape')],
  ['a create', created('bitwarden')],
  ['a push', changed('bitwarden')],
  [
    'a rename',
    {
      ...changed('bitwarden'),
      method: 'describe',
      before: renamed,
      end: (scene) => expect(there(scene)).toEqual([['NEW_NAME', 'one']]),
    },
  ],
  ['a deletion', revoking('bitwarden', 'remove')],
  ['a pull', pulled('bitwarden')],
  ['a conflict kept mine', keptMine('bitwarden')],
];

async function overVellum(scene: Scene): Promise<void> {
  scene.account.put('API_KEY', 'unknown');
  await scene.kit.settle({ API_KEY: null });
  setValue(scene, 'two');
}

async function setTheScene(service: Service): Promise<Scene> {
  const kit = quickKit();
  const { session } = await makeVault(kit);
  const account = memoryAccount(service);
  const id = addSecret(session, 'API_KEY', 'one');
  let open = session;
  const scene: Scene = {
    ...{ session, account, id },
    kit: makeSync(() => open, account.remote),
    async reopen() {
      scene.session.lock();
      scene.kit.sync.end();
      kit.clock.advance(200_000);
      open = await unlock(kit);
      scene.session = open;
      scene.kit = makeSync(() => open, account.remote, { connection: scene.kit.connection });
    },
  };
  await scene.kit.link({ [id]: 'API_KEY' });
  return scene;
}

/** Goes on as a person would who wants it done: what is asked again is answered again. */
async function goOn(scene: Scene, decided: Story['decided'] = {}): Promise<void> {
  for (let n = 0; n < 4; n++) {
    const { lines } = await scene.kit.plan();
    const asked = lines.filter(({ action, ticked }) => action !== 'nothing' && !ticked);
    if (lines.every(({ action }) => action === 'nothing')) return;
    const again = Object.fromEntries(
      asked.map(({ name, choices }) => [
        name ?? '',
        decided[name ?? ''] ?? choices.find((choice) => choice === 'keep-mine') ?? null,
      ]),
    );
    await scene.kit.settle(again);
  }
  throw new Error('it does not come to an end');
}

describe('whatever is cut between request and answer, nothing is made twice and nothing is lost', () => {
  const cuts = ['before', 'after'] as const;
  const all = stories.flatMap(([name, story]) => cuts.map((when) => [story.service, name, when, story] as const));

  it.each(all)('%s, %s: the answer is lost, %s it was done', async (_service, _name, when, story) => {
    const scene = await setTheScene(story.service);
    await story.before(scene);
    scene.account.fail(story.method, 'timeout', when);
    await scene.kit.settle(story.decided).catch(() => null);
    await scene.reopen();
    await goOn(scene, story.decided);
    story.end(scene);
    scene.session.lock();
  });

  it.each(all)(
    '%s, %s: the vault is locked while it is asked, %s it was done',
    async (_service, _name, when, story) => {
      const scene = await setTheScene(story.service);
      await story.before(scene);
      const plan = await scene.kit.plan();
      const lines = plan.lines.filter(({ action }) => action !== 'nothing');
      scene.account.fail(story.method, 'hang', when);
      const choices = lines.map(({ id, name }) => {
        const decision = story.decided?.[name ?? ''];
        return decision ? { line: id, decision } : { line: id };
      });
      const asked = scene.account.calls.length;
      const running = scene.kit.sync.open().run(plan.token, choices, false);
      const ended = expect(running).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
      while (scene.account.calls.slice(asked).at(-1) !== story.method) await new Promise(setImmediate);
      await scene.reopen();
      await ended;
      await goOn(scene, story.decided);
      story.end(scene);
      scene.session.lock();
    },
  );
});
