import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVault } from '../../../src-main/vault/open.ts';
import { planRepair, repair } from '../../../src-main/vault/repair.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { rowsOf } from '../cases.ts';
import { editFile } from '../oracle.ts';
import { ended, startChild } from './children.ts';
import { killedAtEachStep, type Work } from './killed.ts';
import { copyKit, deepCheck, inLanes, type Picture, pictureOf, randomTurns, unlock } from './kit.ts';
import type { LongWork } from './long-work-child.ts';

const randomKills = process.env.COFFER_SOAK === '1' ? 40 : 4;
let healthy: Kit;
let damaged: Kit;

beforeAll(async () => {
  healthy = quickKit();
  const { session } = await createVault(healthy.context, healthy.file, masterPassword);
  for (const name of ['FIRST', 'SECOND', 'THIRD']) {
    const { id, revision } = secrets.get(session, { id: addSecret(session, name, `${name} old`) });
    secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data: `${name} newer` } } });
  }
  const third = Buffer.from(session.pages.named('THIRD')[0]?.id ?? '', 'hex');
  session.lock();
  damaged = copyKit(healthy);
  editFile(damaged.file, (database) => {
    const spoil = (table: string, where: string, value: unknown) =>
      database.prepare(`UPDATE ${table} SET sealed = zeroblob(100) WHERE ${where}`).run(value);
    spoil('versions', 'secret = ? AND number = 2', third);
    spoil('audit', 'number = ?', 3);
    expect(rowsOf(database, 'versions')).toHaveLength(6);
  });
});

/** The work on copies of a kit, step by step. */
const stepByStep = (kit: Kit, argument: Omit<LongWork, 'folder' | 'killAt'>): Work => {
  return { script: 'long-work-child.ts', argument, start: () => copyKit(kit) };
};

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

describe('a new vault key', () => {
  const work = { work: 'new key', hardLinks: true } as const;

  test('whose making is killed at any step is there for everything or for nothing', async () => {
    const old = await stateOf(copyKit(healthy));
    const { steps, whole, left } = await killedAtEachStep(stepByStep(healthy, work));
    const renewed = await stateOf(whole);
    expect(renewed).toEqual({ ...old, picture: { ...old.picture, audit: [...old.picture.audit, 'key-rotated'] } });
    const named = ['update versions', 'update secrets', 'update pages', 'update audit', 'update environments'];
    for (const name of [...named, 'remove unlockers', 'insert unlockers', 'update manifest', 'COMMIT', 'checkpoint']) {
      expect(steps).toContain(`after ${name}`);
    }
    const committed = steps.indexOf('after COMMIT') + 1;
    for (const { kit, first, last, when } of left) {
      const state = await stateOf(kit);
      for (const number of [first, last]) expect(state, when).toEqual(number < committed ? old : renewed);
    }
    await inLanes(Array.from({ length: randomKills }), async () => {
      const kit = copyKit(healthy);
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
      const before = await stateOf(copyKit(damaged));
      expect(before.check).toBe('damaged');
      const { steps, whole, left } = await killedAtEachStep(stepByStep(damaged, work));
      const repaired = await stateOf(whole);
      expect(repaired.check).toBe('intact');
      expect(repaired.picture.secrets.THIRD?.values).toEqual(['THIRD old']);
      expect(repaired.picture.audit.slice(-2)).toEqual(['repaired', 'repaired']);
      const named = ['insert versions', 'insert secrets', 'insert pages', 'insert audit', 'insert manifest', 'COMMIT'];
      for (const name of [...named, 'checkpoint', hardLinks ? 'linkSync' : 'copyFileSync', 'renameSync']) {
        expect(steps).toContain(`after ${name}`);
      }
      const placed = steps.lastIndexOf('after renameSync') + 1;
      for (const { kit, first, last, when } of left) {
        expect(last < placed, when).toBe(first < placed);
        await judge(kit, first < placed ? [before] : [repaired], when);
      }
      await inLanes(Array.from({ length: hardLinks ? randomKills : 0 }), async () => {
        const kit = copyKit(damaged);
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
