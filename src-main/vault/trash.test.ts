import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lastEvents, quickVaults, refusal, text } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { fromHex } from '../crypto/bytes.ts';
import { person } from './environment.ts';
import * as environments from './environments.ts';
import { deleteEnvironment, deleteProject } from './place-deletion.ts';
import * as projects from './projects.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();
const DAY = 86_400;
const nowhere = '0'.repeat(32);

describe('the trash', () => {
  test('keeps a secret as it was, with the day on which it goes; a second time changes nothing', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value', { tags: ['x'], environments: ['dev'] });
    const before = secrets.get(session, { id });
    kit.clock.advance(5_000);
    const now = Math.floor(kit.clock.now() / 1_000);
    const trashed = trash.trash(session, { id });
    const dates = { trashedAt: now, purgeAt: now + 30 * DAY, updatedAt: now, revision: 2 };
    // Nothing is due of what is thrown away.
    expect(trashed).toEqual({ ...before, ...dates, rotationDue: null });
    kit.clock.advance(5_000);
    expect(trash.trash(session, { id })).toEqual(trashed);
    const back = trash.restore(session, { id });
    expect(back).toEqual({ ...before, updatedAt: now + 5, revision: 3 });
    expect(trash.restore(session, { id })).toEqual(back);
    expect(lastEvents(session, 2)).toEqual([
      { kind: 'secret-trashed', subject: id, by: person },
      { kind: 'secret-restored', subject: id, by: person },
    ]);
  });

  test('takes many at once, each for itself', async () => {
    const { session } = await makeVault();
    const [a, b, c] = ['A', 'B', 'C'].map((name) => addSecret(session, name, 'x')) as [string, string, string];
    expect(trash.trashMany(session, { ids: [a, nowhere, b, a] })).toEqual([
      { id: a, code: null },
      { id: nowhere, code: 'SECRET_NOT_FOUND' },
      { id: b, code: null },
    ]);
    expect(session.summaries().map(({ id }) => id)).toEqual([c]);
    addSecret(session, 'A', 'in its place');
    expect(trash.restoreMany(session, { ids: [a, b, c] })).toEqual([
      { id: a, code: 'CONFLICT' },
      { id: b, code: null },
      { id: c, code: null },
    ]);
    expect(secrets.get(session, { id: a }).trashedAt).not.toBeNull();
    expect(secrets.get(session, { id: b }).trashedAt).toBeNull();
  });

  test('gives a secret back to another place, if it is free and there', async () => {
    const { session } = await makeVault();
    const shop = projects.create(session, { name: 'shop' }).id;
    const id = addSecret(session, 'KEY', 'x');
    trash.trash(session, { id });
    const other = addSecret(session, 'KEY', 'y');
    const to = (place: { projects?: string[]; environments?: string[] }) => () => trash.restore(session, { id, place });
    expect(refusal(to({}))).toMatchObject({ code: 'CONFLICT', details: { other } });
    expect(refusal(to({ projects: [nowhere] })).code).toBe('PROJECT_NOT_FOUND');
    expect(refusal(to({ environments: ['qa'] })).code).toBe('ENVIRONMENT_NOT_FOUND');
    expect(secrets.get(session, { id }).trashedAt).not.toBeNull();
    expect(to({ projects: [shop], environments: ['production'] })()).toMatchObject({
      ...{ projects: [shop], environments: ['prd'], trashedAt: null, purgeAt: null },
    });
  });

  test('asks for a place where the one that a secret had is gone', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'x', { environments: ['dev'] });
    const shop = projects.create(session, { name: 'shop' }).id;
    const inShop = addSecret(session, 'KEY', 'x', { projects: [shop] });
    trash.trashMany(session, { ids: [id, inShop] });
    const dev = environments.list(session).find(({ slug }) => slug === 'dev')?.id ?? '';
    deleteEnvironment(session, { id: dev, fate: { to: 'trash' } });
    deleteProject(session, { id: shop, fate: { to: 'trash' } });
    expect(refusal(() => trash.restore(session, { id })).code).toBe('ENVIRONMENT_NOT_FOUND');
    expect(trash.restore(session, { id, place: { environments: ['staging'] } }).environments).toEqual(['staging']);
    expect(trash.restore(session, { id: inShop })).toMatchObject({ projects: [], trashedAt: null });
  });

  test('is the only way out: nothing else is removed for good', async () => {
    const { session } = await makeVault();
    const [kept, gone] = ['KEPT', 'GONE'].map((name) => addSecret(session, name, 'x')) as [string, string];
    trash.trash(session, { id: gone });
    expect(trash.purge(session, { ids: [kept, gone, nowhere] })).toEqual({
      outcomes: [
        { id: kept, code: 'NOT_IN_TRASH' },
        { id: gone, code: null },
        { id: nowhere, code: 'SECRET_NOT_FOUND' },
      ],
      erased: true,
    });
    expect(lastEvents(session, 1)).toEqual([{ kind: 'secret-purged', subject: gone, by: person, name: 'GONE' }]);
    expect(secrets.get(session, { id: kept }).name).toBe('KEPT');
    expect(session.store.tables.versions.count()).toBe(1);
  });

  test.each<[string, (session: Session, id: string) => { erased: boolean }]>([
    ['emptied', (session) => trash.emptyTrash(session)],
    ['purged of one', (session, id) => trash.purge(session, { ids: [id] })],
    ['purged of what is due', (session) => trash.purgeDue(session)],
  ])('is %s with every version, out of the file and its log', async (_how, empty) => {
    const { kit, session } = await makeVault();
    const kept = addSecret(session, 'KEPT', 'x');
    const id = addSecret(session, 'KEY', 'first');
    secrets.update(session, { id, revision: 1, changes: { value: text('second') } });
    const sealed = session.store.versionsOf(fromHex(id)).map((row) => Buffer.from(row.sealed as Uint8Array));
    const held = () =>
      sealed.map((blob) =>
        [kit.file, `${kit.file}-wal`].some((file) => fs.existsSync(file) && fs.readFileSync(file).includes(blob)),
      );
    expect(held()).toEqual([true, true]);
    trash.trash(session, { id });
    kit.clock.advance(30 * DAY * 1_000);
    expect(empty(session, id).erased).toBe(true);
    expect(held()).toEqual([false, false]);
    expect([...session.pages.all()].map((entry) => entry.id)).toEqual([kept]);
    expect(trash.emptyTrash(session)).toEqual({ purged: 0, erased: true });
  });

  test('keeps what a clock that went back says was put there in the future', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'x');
    trash.trash(session, { id });
    const { purgeAt } = secrets.get(session, { id });
    kit.clock.set(kit.clock.now() - 365 * DAY * 1_000);
    expect(trash.purgeDue(session).purged).toBe(0);
    kit.clock.set((purgeAt ?? 0) * 1_000);
    expect(trash.purgeDue(session).purged).toBe(1);
  });
});
