import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Service, SyncChoice } from '../../src-preload/contract.ts';
import { unlock } from '../../test/attacks/faults/kit.ts';
import { type MemoryAccount, memoryAccount } from '../../test/kit/remote.ts';
import { makeSync, type SyncKit } from '../../test/kit/sync.ts';
import { addSecret, type Kit, makeVault, quickKit } from '../../test/kit/vault.ts';
import { readSecret, readVersions } from '../vault/secret-rows.ts';
import { get, update } from '../vault/secrets.ts';
import type { Session } from '../vault/session.ts';
import * as trash from '../vault/trash.ts';

/** Both sides, changed by a person here, by others there, and by faults between them. */
type World = { kit: Kit; session: Session; account: MemoryAccount; sync: SyncKit; ids: string[]; values: number };

const names = ['ALPHA', 'BETA', 'GAMMA', 'PRIVATE'];
/** The last one is never opted in. */
const linkable = names.slice(0, 3);

type Act =
  | {
      do: 'here' | 'there' | 'same' | 'both' | 'goneThere' | 'trash' | 'restore' | 'link' | 'unlink' | 'addThere';
      at: number;
    }
  | { do: 'fault'; at: number; when: 'before' | 'after'; kind: 'timeout' | 'network' | 'unavailable' | 'forbidden' }
  | { do: 'run'; picks: number[] }
  | { do: 'reopen' };

const at = fc.nat({ max: 2 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('here', 'there', 'same', 'both', 'both', 'link'), at }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('goneThere', 'trash', 'restore', 'unlink', 'addThere'), at }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fault'),
      at: fc.nat({ max: 4 }),
      when: fc.constantFrom('before', 'after'),
      kind: fc.constantFrom('timeout', 'network', 'unavailable', 'forbidden'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('run'),
      picks: fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 4, size: 'max' }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'reopen' }) },
) as fc.Arbitrary<Act>;

async function begin(service: Service): Promise<World> {
  const kit = quickKit();
  const { session } = await makeVault(kit);
  const ids = names.map((name) => addSecret(session, name, `${name} 0`));
  const account = memoryAccount(service);
  const world: Partial<World> = { kit, session, account, ids, values: 0 };
  world.sync = makeSync(() => world.session ?? null, account.remote);
  // Two are in step to begin with, so that most runs come upon what both sides have.
  await world.sync.link({ [ids[0] ?? '']: 'ALPHA', [ids[1] ?? '']: 'BETA' });
  await world.sync.settle();
  return world as World;
}

/** Every value that can be had: each version here, in the trash too; what is there, and `withTheirs` its versions. */
function having({ session, account }: World, withTheirs: boolean): Set<string> {
  const values = new Set<string>();
  for (const { id } of session.pages.all()) {
    for (const { version } of readVersions(session, readSecret(session, id).record, id)) values.add(version.value.data);
  }
  for (const { value, versions } of account.held.values()) {
    values.add(value);
    if (withTheirs) for (const version of versions) values.add(version.value);
  }
  return values;
}

async function play(world: World, one: Act): Promise<void> {
  const { session, account, ids, sync } = world;
  const next = () => `value ${++world.values}`;
  const id = 'at' in one ? (ids[one.at] ?? '') : '';
  const isTrashed = id !== '' && session.pages.get(id)?.trashedAt !== null;
  const name = 'at' in one ? (linkable[one.at] ?? '') : '';
  const set = (data: string) =>
    update(session, { id, revision: get(session, { id }).revision, changes: { value: { encoding: 'text', data } } });
  switch (one.do) {
    case 'here':
      if (!isTrashed) set(next());
      return;
    case 'there':
      account.change(name, next());
      return;
    case 'same': {
      const data = next();
      if (!isTrashed) set(data);
      account.change(name, data);
      return;
    }
    case 'both':
      if (!isTrashed) set(next());
      account.change(name, next());
      return;
    case 'goneThere': {
      const held = account.named(name);
      if (held) account.held.delete(held.secret.id);
      return;
    }
    case 'addThere':
      if (!account.named(name)) account.put(name, next());
      return;
    case 'trash':
      trash.trash(session, { id });
      return;
    case 'restore':
      // Another one may have its name by now.
      if (session.pages.named(names[one.at] ?? '').length === 1) trash.restore(session, { id });
      return;
    case 'link':
      return sync.link({ [id]: name });
    case 'unlink':
      await sync.sync.open().load();
      sync.sync.open().links.unset(sync.connection, [id]);
      return;
    case 'fault':
      account.fail(['create', 'update', 'read', 'list', 'remove'][one.at] ?? '', one.kind, one.when);
      return;
    case 'run':
      return runSome(world, one.picks);
    case 'reopen':
      session.lock();
      sync.sync.end();
      world.kit.clock.advance(300_000);
      world.session = await unlock(world.kit);
  }
}

/** Runs what is ticked and some of the rest, with some decision; nothing that either side had may be gone afterwards. */
async function runSome(world: World, picks: number[]): Promise<void> {
  const before = having(world, false);
  const { lines, token } = await world.sync.plan().catch(() => ({ lines: [], token: '' }));
  const choices: SyncChoice[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.action === 'conflict' || line.action === 'gone-there' || line.action === 'delete')
      expect(line.ticked).toBe(false);
    const pick = picks[index % Math.max(picks.length, 1)] ?? 0;
    if (line.action === 'nothing' || (line.action === 'conflict' && line.choices.length === 0)) continue;
    if (line.choices.length > 0) {
      const decision = line.choices[pick - 1];
      if (decision) choices.push({ line: line.id, decision });
    } else if (line.ticked || pick > 2) choices.push({ line: line.id });
  }
  if (choices.length > 0) await world.sync.sync.open().run(token, choices, true);
  const after = having(world, true);
  expect([...before].filter((value) => !after.has(value))).toEqual([]);
}

describe('whatever happens here, there and between', () => {
  it.each(['ductape', 'bitwarden'] as const)(
    'at %s no value is lost, nothing is made twice, only what is opted in leaves',
    async (service) => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 40, size: 'max' }), async (acts) => {
          const world = await begin(service);
          try {
            for (const one of acts) await play(world, one);
            expect(world.account.sent.every(({ name }) => linkable.includes(name))).toBe(true);
            expect(world.account.sent.some(({ value }) => value.startsWith('PRIVATE'))).toBe(false);
            for (const name of linkable) {
              const same = [...world.account.held.values()].filter(({ secret }) => secret.name === name);
              expect(same.length).toBeLessThan(2);
            }
          } finally {
            world.session.lock();
          }
        }),
        { numRuns: process.env.COFFER_SOAK ? 1_000 : 20 },
      );
    },
  );

  it('what is ticked is done at once, and then there is nothing left to do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25, size: 'max' }), async (acts) => {
        const world = await begin('bitwarden');
        try {
          for (const one of acts) if (one.do !== 'fault' && one.do !== 'run') await play(world, one);
          await world.sync.settle();
          expect((await world.sync.plan()).lines.filter(({ ticked }) => ticked)).toEqual([]);
          const calls = world.account.calls.length;
          expect(await world.sync.settle()).toBeNull();
          expect(
            world.account.calls.slice(calls).filter((method) => !['list', 'read', 'find'].includes(method)),
          ).toEqual([]);
        } finally {
          world.session.lock();
        }
      }),
      { numRuns: process.env.COFFER_SOAK ? 1_000 : 20 },
    );
  });
});
