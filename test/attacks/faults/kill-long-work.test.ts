import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVault } from '../../../src-main/vault/open.ts';
import { planRepair, repair } from '../../../src-main/vault/repair.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { rowsOf } from '../cases.ts';
import { editFile } from '../oracle.ts';
import { ended, startChild } from './children.ts';
import { copyKit, deepCheck, inLanes, type Picture, pictureOf, randomTurns, unlock } from './kit.ts';
import type { LongWork } from './long-work-child.ts';

/** `COFFER_SOAK=1` kills at every step; else, while nothing can have changed yet, one step of each kind is enough. */
const everyStep = process.env.COFFER_SOAK === '1';
const randomKills = everyStep ? 40 : 4;

const made: Kit[] = [];
let healthy: Kit;
let damaged: Kit;

beforeAll(async () => {
  healthy = quickKit();
  made.push(healthy);
  const { session } = await createVault(healthy.context, healthy.file, masterPassword);
  for (const name of ['FIRST', 'SECOND', 'THIRD']) {
    const { id, revision } = secrets.get(session, { id: addSecret(session, name, `${name} old`) });
    secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data: `${name} newer` } } });
  }
  const third = Buffer.from(session.pages.named('THIRD')[0]?.id ?? '', 'hex');
  session.lock();
  damaged = copyOf(healthy);
  editFile(damaged.file, (database) => {
    const spoil = (table: string, where: string, value: unknown) =>
      database.prepare(`UPDATE ${table} SET sealed = zeroblob(100) WHERE ${where}`).run(value);
    spoil('versions', 'secret = ? AND number = 2', third);
    spoil('audit', 'number = ?', 3);
    expect(rowsOf(database, 'versions')).toHaveLength(6);
  });
});

afterAll(() => {
  for (const { folder } of made) fs.rmSync(folder, { recursive: true, force: true });
});

function copyOf(kit: Kit): Kit {
  const copy = copyKit(kit);
  made.push(copy);
  return copy;
}

/** Works in another process; 0 lets it end. Answers the steps that it came to. */
async function run(kit: Kit, work: Omit<LongWork, 'folder'>): Promise<string[]> {
  const { code, signal, lines, errors } = await ended(
    startChild('long-work-child.ts', { folder: kit.folder, ...work } satisfies LongWork),
  );
  const expected = work.killAt === 0 ? { code: 0, signal: null } : { code: null, signal: 'SIGKILL' };
  expect({ code, signal, errors }).toEqual({ ...expected, errors: '' });
  return lines.map((line) => JSON.parse(line) as string);
}

/** Kills at a moment of the parent's choice; answers the last step that the child told of. */
async function killSomewhere(kit: Kit, work: Omit<LongWork, 'folder' | 'killAt'>, steps: number): Promise<number> {
  const child = startChild('long-work-child.ts', { folder: kit.folder, ...work, killAt: 0 } satisfies LongWork);
  const enough = 1 + randomInt(steps);
  const { lines } = await ended(child, (_line, count) => {
    if (count === enough) randomTurns(20, () => child.kill('SIGKILL'));
  });
  return lines.length;
}

type State = { picture: Picture; check: string };

async function stateOf(kit: Kit, file = kit.file): Promise<State> {
  const session = await unlock({ ...kit, context: { ...kit.context, marksFolder: marksFor(kit, file) } }, { file });
  const state = { picture: pictureOf(session), check: await deepCheck(session) };
  session.lock();
  return state;
}

/** What was kept beside the vault is older than what this computer has seen. */
const marksFor = (kit: Kit, file: string) =>
  file === kit.file ? kit.context.marksFolder : path.join(kit.folder, 'no');

const asideOf = ({ folder }: Kit) => fs.readdirSync(folder).filter((name) => name.includes(' damaged '));

/** The steps to be killed at, by number and name: all from the `decisive` one on, and before it the last of each name. */
function worthwhile(steps: readonly string[], decisive: string): [number, string][] {
  const from = everyStep ? 0 : steps.indexOf(decisive);
  const numbered = steps.map((name, index): [number, string] => [index + 1, name]);
  return numbered.filter(([number, name]) => number > from || steps.slice(0, from).lastIndexOf(name) === number - 1);
}

describe('a new vault key', () => {
  const work = { work: 'new key', hardLinks: true } as const;

  test('whose making is killed at any step is there for everything or for nothing', async () => {
    const old = await stateOf(copyOf(healthy));
    const whole = copyOf(healthy);
    const steps = await run(whole, { ...work, killAt: 0 });
    const renewed = await stateOf(whole);
    expect(renewed).toEqual({ ...old, picture: { ...old.picture, audit: [...old.picture.audit, 'key-rotated'] } });
    const named = ['update versions', 'update secrets', 'update pages', 'update audit', 'update environments'];
    for (const name of [...named, 'remove unlockers', 'insert unlockers', 'update manifest', 'COMMIT', 'checkpoint']) {
      expect(steps).toContain(`after ${name}`);
    }
    const committed = steps.indexOf('after COMMIT') + 1;
    await inLanes(worthwhile(steps, 'before COMMIT'), async ([number, name]) => {
      const kit = copyOf(healthy);
      expect(await run(kit, { ...work, killAt: number })).toEqual(steps.slice(0, number));
      expect(await stateOf(kit), `killed ${name} (${number})`).toEqual(number < committed ? old : renewed);
    });
    await inLanes(Array.from({ length: randomKills }), async () => {
      const kit = copyOf(healthy);
      const last = await killSomewhere(kit, work, steps.length);
      expect([old, renewed], `killed after ${last} steps`).toContainEqual(await stateOf(kit));
    });
  });
});

describe('a repair', () => {
  test.each([true, false])(
    'killed at any step leaves the damaged vault whole in its place or beside it (hard links: %s)',
    async (hardLinks) => {
      const work = { work: 'repair', hardLinks } as const;
      const before = await stateOf(copyOf(damaged));
      expect(before.check).toBe('damaged');
      const whole = copyOf(damaged);
      const steps = await run(whole, { ...work, killAt: 0 });
      const repaired = await stateOf(whole);
      expect(repaired.check).toBe('intact');
      expect(repaired.picture.secrets.THIRD?.values).toEqual(['THIRD old']);
      expect(repaired.picture.audit.slice(-2)).toEqual(['repaired', 'repaired']);
      const named = ['insert versions', 'insert secrets', 'insert pages', 'insert audit', 'insert manifest', 'COMMIT'];
      for (const name of [...named, 'checkpoint', hardLinks ? 'linkSync' : 'copyFileSync', 'renameSync']) {
        expect(steps).toContain(`after ${name}`);
      }
      const placed = steps.lastIndexOf('after renameSync') + 1;
      // Up to the place where the file gets its second name both ways do the same.
      const kept = steps.findIndex((name) => /before (link|copyFile)Sync/.test(name));
      const worth = worthwhile(steps, 'before checkpoint').filter(([number]) => hardLinks || number > kept);
      await inLanes(worth, async ([number, name]) => {
        const kit = copyOf(damaged);
        expect(await run(kit, { ...work, killAt: number })).toEqual(steps.slice(0, number));
        await judge(kit, number < placed ? [before] : [repaired], `killed ${name} (${number})`);
      });
      await inLanes(Array.from({ length: hardLinks ? randomKills : 0 }), async () => {
        const kit = copyOf(damaged);
        const last = await killSomewhere(kit, work, steps.length);
        await judge(kit, [before, repaired], `killed after ${last} steps`);
      });

      /** One of the states stands in its place; what is kept beside it is whole; and a repair still comes to its end. */
      async function judge(kit: Kit, states: readonly State[], when: string): Promise<void> {
        const state = await stateOf(kit);
        expect(states, when).toContainEqual(state);
        const beside = asideOf(kit);
        for (const name of beside) expect(await stateOf(kit, path.join(kit.folder, name)), when).toEqual(before);
        if (state.check === 'intact') {
          expect(beside.length, when).toBe(1);
          return;
        }
        const session = await unlock(kit);
        await deepCheck(session);
        await repair(session, (await planRepair(session)).token);
        await session.startDeepCheck();
        expect(session.integrity().state, when).toBe('intact');
        session.lock();
        const left = fs.readdirSync(kit.folder).filter((name) => name.includes('.repair') || name.includes('.keeping'));
        expect(left, when).toEqual([]);
      }
    },
  );
});
