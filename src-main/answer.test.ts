import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calls, defaultSettings, errorCode, type Handlers } from '../src-preload/contract.ts';
import { makeDetail } from '../test/kit/detail.ts';
import { type AnswerNeeds, createAnswer, eventPayload, isPlainData, type Sender } from './answer.ts';
import { VaultError } from './vault/errors.ts';

const origin = 'app://coffer';
const id = '0123456789abcdef0123456789abcdef';
const ours: Sender = { frame: { origin, parent: null }, isOurMainFrame: true };
const names = Object.entries(calls).flatMap(([group, methods]) =>
  Object.keys(methods).map((name) => `${group}.${name}`),
);

/** Handlers that all do the same, except those named. */
function handlersThat(
  run: (name: string, input: unknown) => unknown,
  named: Record<string, (input: never) => unknown> = {},
) {
  const groups = Object.entries(calls).map(([group, methods]) => [
    group,
    Object.fromEntries(
      Object.keys(methods).map((name) => {
        const full = `${group}.${name}`;
        return [name, named[full] ?? ((input: unknown) => run(full, input))];
      }),
    ),
  ]);
  return Object.fromEntries(groups) as unknown as Handlers;
}

function setUp(handlers: Handlers, openSession: () => unknown = () => session) {
  const logged: unknown[] = [];
  const note = (...line: unknown[]) => logged.push(line);
  const needs: AnswerNeeds = {
    handlers,
    origin,
    openSession,
    log: { info: note, warn: note, error: note },
    failed: () => {},
  };
  return { answer: createAnswer(needs), logged };
}
const session = {};
const never = handlersThat((name) => {
  throw new Error(`${name} must not run`);
});

describe('who calls', () => {
  const senders: [string, Sender][] = [
    ['a frame that is gone', { frame: null, isOurMainFrame: true }],
    ['a frame inside the page', { frame: { origin, parent: {} }, isOurMainFrame: false }],
    ['another window', { frame: { origin, parent: null }, isOurMainFrame: false }],
    ['another origin', { frame: { origin: 'https://coffer', parent: null }, isOurMainFrame: true }],
    ['an origin that begins like ours', { frame: { origin: 'app://coffer.evil', parent: null }, isOurMainFrame: true }],
    ['an opaque origin', { frame: { origin: 'null', parent: null }, isOurMainFrame: true }],
  ];
  test.each(senders)('%s is refused for every call', async (_who, sender) => {
    const { answer } = setUp(never);
    for (const name of names) expect(await answer(sender, [name])).toMatchObject({ error: { code: 'FORBIDDEN' } });
  });
});

describe('which call', () => {
  test.each([
    '',
    'vault',
    'vault.',
    '.state',
    'vault.__proto__',
    '__proto__.state',
    'constructor.name',
    'vault.toString',
    'VAULT.STATE',
    'vault.state.x',
    'hasOwnProperty',
    'secrets.exportAll',
  ])('no call is named "%s"', async (name) => {
    expect(await setUp(never).answer(ours, [name])).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });

  test('no call is named by something that is not text, or has further arguments', async () => {
    const { answer } = setUp(never);
    for (const name of [undefined, null, 7, ['vault.state'], { toString: () => 'vault.state' }])
      expect(await answer(ours, [name])).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect(await answer(ours, ['vault.lock', undefined, undefined])).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
    expect(await answer(ours, [])).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });
});

describe('what arrives', () => {
  test('is refused with its fields named and its values not', async () => {
    const { answer } = setUp(never);
    const result = await answer(ours, [
      'secrets.create',
      { name: 'MARKER 1', label: 3, value: 'MARKER', extra: 'MARKER' },
    ]);
    expect(result).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(JSON.stringify(result)).not.toContain('MARKER');
    expect(JSON.stringify(result)).toContain('label');
  });

  test('is refused with no key that the caller made up', async () => {
    const { answer } = setUp(never);
    const connection = { service: 'vellum', name: 'V', baseUrl: 'https://v', direction: 'push' };
    const result = await answer(ours, ['sync.create', { ...connection, credentials: { MARKER: 1 } }]);
    expect(result).toEqual({ ok: false, error: { code: 'INVALID_INPUT', details: { fields: ['credentials'] } } });
  });

  test('is refused where a field is unknown, at any depth', async () => {
    const { answer } = setUp(never);
    for (const [name, input] of [
      ['secrets.get', { id, extra: 1 }],
      ['vault.unlock', { password: 'x', acceptOlderCopy: false, path: '/etc/passwd' }],
      ['settings.update', { nothing: true }],
      ['secrets.update', { id, revision: 1, changes: { name: 'A', secret: 1 } }],
    ] as const)
      expect(await answer(ours, [name, input])).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });

  test('is refused unlooked at where it is huge, deep or circular', async () => {
    const { answer } = setUp(never);
    const circle: Record<string, unknown> = { id };
    circle.self = circle;
    let deep: unknown = id;
    for (let n = 0; n < 200_000; n++) deep = [deep];
    for (const input of [
      circle,
      { id: deep },
      { id: 'a'.repeat(2 ** 25) },
      { id: new Uint8Array(2 ** 25) },
      Array.from({ length: 2e6 }, () => 1),
    ])
      expect(await answer(ours, ['secrets.get', input])).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect(isPlainData({ fileName: '.env', bytes: new Uint8Array(8_388_608) })).toBe(true);
  });

  test('is refused where it only looks like a record', async () => {
    const { answer } = setUp(never);
    const named = (thing: object) => Object.assign(thing, { name: 'billing' });
    for (const input of [new Error('billing'), named(new Map()), named(new Date(0)), named(/billing/)])
      expect(await answer(ours, ['projects.create', input])).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });

  test('never reaches a handler unless it fits, whatever it is', async () => {
    const reached: [string, unknown][] = [];
    const { answer } = setUp(handlersThat((name, input) => void reached.push([name, input])));
    const hostile = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withNullPrototype: true,
        withSparseArray: true,
      }),
      fc.object({ key: fc.constantFrom('__proto__', 'constructor', 'id', 'password', 'changes', 'prototype', 'view') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), hostile, async (name, input) => {
        reached.length = 0;
        const result = await answer(ours, [name, input]);
        expect(typeof result.ok).toBe('boolean');
        if (!result.ok) expect(errorCode.options).toContain(result.error.code);
        const [group = '', method = ''] = name.split('.');
        const schema = (
          calls as unknown as Record<string, Record<string, { input: { safeParse(x: unknown): { success: boolean } } }>>
        )[group]?.[method]?.input;
        if (reached.length > 0) expect(schema?.safeParse(input).success).toBe(true);
        for (const [, given] of reached)
          if (typeof given === 'object' && given !== null && !(given instanceof Uint8Array))
            expect(Object.hasOwn(given, '__proto__')).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('what leaves', () => {
  test('is cut to what the contract names', async () => {
    const { answer } = setUp(handlersThat(() => ({ ...defaultSettings, errorCode, key: 'leak' })));
    expect(JSON.stringify(await answer(ours, ['settings.get']))).not.toContain('leak');
    const list = {
      total: 1,
      of: 1,
      rows: [{ ...makeDetail({ id }), value: 'leak' }],
      fromNotes: {},
      missingIn: {},
      complete: true,
    };
    const page = setUp(handlersThat(() => list));
    const input = { view: { kind: 'all' }, query: '', sort: 'name', offset: 0, limit: 10 };
    const result = await page.answer(ours, ['secrets.list', input]);
    expect(result).toMatchObject({ ok: true, value: { rows: [{ id }] } });
    expect(JSON.stringify(result)).not.toContain('leak');
  });

  test('is an error with its code and message, and no more', async () => {
    const { answer } = setUp(
      handlersThat(() => {
        throw new VaultError('SECRET_NOT_FOUND', { id });
      }),
    );
    expect(await answer(ours, ['secrets.get', { id }])).toEqual({
      ok: false,
      error: { code: 'SECRET_NOT_FOUND', details: { id } },
    });
  });

  test('is INTERNAL for anything else thrown, and neither answer nor log holds its text', async () => {
    for (const thrown of [
      new Error('MARKER'),
      'MARKER',
      { message: 'MARKER' },
      Object.assign(new TypeError('MARKER'), { code: 'E_X' }),
    ]) {
      const { answer, logged } = setUp(
        handlersThat(() => {
          throw thrown;
        }),
      );
      const result = await answer(ours, ['secrets.get', { id }]);
      expect(result).toMatchObject({ error: { code: 'INTERNAL' } });
      expect(JSON.stringify([result, logged])).not.toContain('MARKER');
      expect(logged).toHaveLength(1);
    }
  });

  test('is INTERNAL where a handler gives what the contract does not know', async () => {
    const { answer, logged } = setUp(handlersThat(() => ({ MARKER: 'MARKER' })));
    const result = await answer(ours, ['secrets.get', { id }]);
    expect(result).toMatchObject({ error: { code: 'INTERNAL' } });
    expect(JSON.stringify([result, logged])).not.toContain('MARKER');
  });
});

describe('while locked', () => {
  test('only the calls of the list reach a handler', async () => {
    const reached: string[] = [];
    const { answer } = setUp(
      handlersThat((name) => void reached.push(name)),
      () => null,
    );
    const inputs: Record<string, unknown> = {
      'vault.create': { password: 'x' },
      'vault.unlock': { password: 'x', acceptOlderCopy: false },
      'vault.recover': { recoveryCode: 'x', password: 'x', acceptOlderCopy: false },
      'vault.estimateStrength': { password: 'x' },
      'secrets.reveal': { id },
      'secrets.copy': { id },
      'secrets.get': { id },
      'backups.check': { name: 'a.coffer' },
      'backups.restore': { name: 'a.coffer', acceptDamage: false },
      'desktop.openMain': { secret: null },
    };
    const locked: string[] = [];
    for (const name of names) {
      const result = await answer(ours, [name, inputs[name]]);
      if (!result.ok && result.error.code === 'VAULT_LOCKED') locked.push(name);
    }
    expect(reached.sort()).toEqual([
      'backups.cancel',
      'backups.check',
      'backups.list',
      'backups.restore',
      'backups.state',
      'clipboard.clear',
      'clipboard.state',
      'desktop.closeQuickAccess',
      'desktop.openMain',
      'desktop.openQuickAccess',
      'desktop.state',
      'settings.get',
      'vault.cancel',
      'vault.chooseExisting',
      'vault.chooseNew',
      'vault.create',
      'vault.estimateStrength',
      'vault.lock',
      'vault.recover',
      'vault.state',
      'vault.suggestPassphrase',
      'vault.unlock',
    ]);
    expect(locked).toContain('secrets.reveal');
    expect(locked).toContain('secrets.counts');
  });

  test('no value leaves once the lock was acknowledged: 10,000 races', async () => {
    let open: object | null = {};
    let lockedAt = false;
    let round = 0;
    const ends = new Set<boolean>();
    const wait = (turns: number): Promise<void> =>
      turns === 0 ? Promise.resolve() : Promise.resolve().then(() => wait(turns - 1));
    const handlers = handlersThat(() => undefined, {
      'secrets.reveal': (async () => {
        const turns = round % 8;
        const value = { encoding: 'text', data: 'MARKER' };
        await wait(turns);
        return value;
      }) as (input: never) => unknown,
      'vault.lock': () => {
        open = null;
      },
    });
    const { answer } = setUp(handlers, () => open);
    for (let n = 0; n < 10_000; n++) {
      open = {};
      lockedAt = false;
      round = n;
      const reveal = answer(ours, ['secrets.reveal', { id }]).then((result) => ({ result, after: lockedAt }));
      await wait(n % 7);
      await answer(ours, ['vault.lock']).then(() => {
        lockedAt = true;
      });
      const { result, after } = await reveal;
      if (after) expect(result.ok).toBe(false);
      ends.add(result.ok);
    }
    expect(ends).toEqual(new Set([true, false]));
  });

  test('a session opened meanwhile does not let out what came from the one before', async () => {
    let open = { n: 1 };
    const { answer } = setUp(
      handlersThat(async () => {
        open = { n: 2 };
        return { encoding: 'text', data: 'MARKER' };
      }),
      () => open,
    );
    expect(await answer(ours, ['secrets.reveal', { id }])).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
  });
});

test('events are cut to what the contract names', () => {
  expect(eventPayload('vault.changed', { revision: 3, key: 'leak' } as { revision: number })).toEqual({ revision: 3 });
  expect(() => eventPayload('clipboard.state', { kind: 'no such state' } as never)).toThrow();
});
