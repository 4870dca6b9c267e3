import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVault } from '../../../src-main/vault/open.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import * as trash from '../../../src-main/vault/trash.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import { killedAtEachStep, type Work } from './killed.ts';
import { codeOf, copyKit, deepCheck, type Picture, pictureOf, unlock } from './kit.ts';

const nextPassword = 'the one after the first';
let template: Kit;

beforeAll(async () => {
  template = quickKit();
  const { session } = await createVault(template.context, template.file, masterPassword);
  addSecret(session, 'LIVE', 'first');
  for (const name of ['TRASHED', 'TRASHED_TOO']) {
    const { id, revision } = secrets.get(session, { id: addSecret(session, name, 'old') });
    secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data: 'newer' } } });
    trash.trash(session, { id });
  }
  session.lock();
});

function work(operation: string): Work {
  const start = () => (operation.startsWith('create vault') ? quickKit() : copyKit(template));
  return { script: 'step-child.ts', argument: { operation }, start };
}

type State = { opensWith: string; picture: Picture; check: string };

/** What can be had of the vault afterwards: which one password opens it, what it holds, and whether it is intact. */
async function stateOf(kit: Kit): Promise<State> {
  const opening: string[] = [];
  let state: Omit<State, 'opensWith'> | null = null;
  for (const password of [masterPassword, nextPassword]) {
    const code = await codeOf(async () => {
      const session = await unlock(kit, { password });
      state = { picture: pictureOf(session), check: await deepCheck(session) };
      session.lock();
    });
    if (code === null) opening.push(password);
    else expect(code).toBe('WRONG_PASSWORD');
  }
  if (!state) throw new Error('no password opens it');
  return { opensWith: opening.join(' and '), ...(state as Omit<State, 'opensWith'>) };
}

describe('killed at each step, it is all there after the commit and not at all before it:', () => {
  test.each([
    ['create', ['insert versions', 'insert secrets', 'insert audit', 'update pages', 'update manifest']],
    ['update', ['insert versions', 'update secrets', 'insert audit', 'update pages', 'update manifest']],
    ['trash', ['update secrets', 'insert audit', 'update pages', 'update manifest']],
    ['restore', ['update secrets', 'insert audit', 'update pages', 'update manifest']],
    ['change password', ['update unlockers', 'insert audit', 'update manifest']],
    ['purge', ['remove versions', 'remove secrets', 'insert audit', 'update pages', 'update manifest', 'checkpoint']],
    ['import', ['insert versions', 'insert secrets', 'update secrets', 'insert audit', 'update manifest']],
  ])('%s', async (operation, statements) => {
    const untouched = await stateOf(work(operation).start());
    const { steps, whole, left } = await killedAtEachStep(work(operation));
    const changed = await stateOf(whole);
    expect(changed).not.toEqual(untouched);
    for (const name of ['begin', ...statements, 'commit', 'closing']) expect(steps).toContain(`after ${name}`);
    expect(steps).toEqual(expect.arrayContaining(['before begin', 'before closing']));
    const committed = steps.indexOf('after commit') + 1;
    for (const { kit, first, last, when } of left) {
      const state = await stateOf(kit);
      for (const number of [first, last]) expect(state, when).toEqual(number < committed ? untouched : changed);
    }
  });
});

describe('killed at each step of its making, a vault is whole or not there, and can be made again:', () => {
  test.each([
    ['create vault', 'link'],
    ['create vault without hard links', 'rename'],
  ])('%s', async (operation, placing) => {
    const { steps, whole, left } = await killedAtEachStep(work(operation));
    const expected = await stateOf(whole);
    expect(expected).toMatchObject({ check: 'intact', picture: { environments: 3, audit: ['created'] } });
    for (const name of ['CREATE TABLE header', 'insert header', 'insert unlockers', 'commit', 'flushing', placing]) {
      expect(steps).toContain(`after ${name}`);
    }
    expect(steps).toEqual(expect.arrayContaining(['before flushing', `before ${placing}`]));
    const placed = steps.indexOf(`after ${placing}`) + 1;
    for (const { kit, first, last, when } of left) {
      for (const number of [first, last]) expect(fs.existsSync(kit.file), when).toBe(number >= placed);
      const again = () => createVault(kit.context, kit.file, masterPassword);
      takeLeftoversAsOwn(kit.folder);
      if (first < placed) (await again()).session.lock();
      else expect(await codeOf(again)).toBe('FILE_EXISTS');
      expect(await stateOf(kit), when).toEqual(expected);
    }
  });
});

/** As if the next process had the number of the killed one: what that left behind stands in its way then. */
function takeLeftoversAsOwn(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const own = name.replace(/\.\d+\.new/, `.${process.pid}.new`);
    if (own !== name) fs.renameSync(path.join(folder, name), path.join(folder, own));
  }
}
