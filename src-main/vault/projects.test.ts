import { describe, expect, test } from 'vitest';
import { lastEvents, quickVaults, refusal } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { person } from './environment.ts';
import { deleteProject } from './place-deletion.ts';
import * as projects from './projects.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();
const nowhere = '0'.repeat(32);

describe('a project', () => {
  test('gets the colour used least, and a name of its own', async () => {
    const { session } = await makeVault();
    const hues = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => projects.create(session, { name }).hue);
    expect(hues).toEqual([0, 1, 2, 3, 4, 5, 0]);
    expect(refusal(() => projects.create(session, { name: 'A' })).code).toBe('NAME_TAKEN');
    expect(projects.list(session)).toHaveLength(7);
  });

  test('is renamed, recoloured and put away, each for itself', async () => {
    const { kit, session } = await makeVault();
    const shop = projects.create(session, { name: 'shop' });
    projects.create(session, { name: 'mail' });
    const { id } = shop;
    expect(projects.update(session, { id, changes: { name: 'SHOP' } })).toEqual({ ...shop, name: 'SHOP' });
    expect(lastEvents(session, 1)).toEqual([{ kind: 'project-changed', subject: id, by: person, fields: ['name'] }]);
    expect(projects.update(session, { id, changes: { hue: 5 } })).toEqual({ ...shop, name: 'SHOP', hue: 5 });
    const now = Math.floor(kit.clock.now() / 1_000);
    expect(projects.update(session, { id, changes: { archived: true } }).archivedAt).toBe(now);
    expect(projects.update(session, { id, changes: { hue: 4 } }).archivedAt).toBe(now);
    expect(projects.update(session, { id, changes: { archived: false } }).archivedAt).toBeNull();
    expect(projects.list(session).map(({ name, hue }) => [name, hue])).toEqual([
      ['mail', 1],
      ['SHOP', 4],
    ]);
    expect(refusal(() => projects.update(session, { id, changes: { name: 'Mail' } })).code).toBe('NAME_TAKEN');
    expect(refusal(() => projects.update(session, { id: nowhere, changes: { hue: 1 } })).code).toBe(
      'PROJECT_NOT_FOUND',
    );
  });

  test('says before it is deleted what that would mean', async () => {
    const { session } = await makeVault();
    const [shop, mail] = ['shop', 'mail'].map((name) => projects.create(session, { name }).id) as [string, string];
    addSecret(session, 'ONLY', 'x', { projects: [shop] });
    addSecret(session, 'ALSO', 'x', { projects: [shop, mail] });
    addSecret(session, 'ELSEWHERE', 'x', { projects: [mail] });
    addSecret(session, 'NOWHERE', 'x');
    trash.trash(session, { id: addSecret(session, 'GONE', 'x', { projects: [shop] }) });
    expect(projects.deletion(session, { id: shop })).toEqual({ only: 1, also: 1, inTrash: 1 });
    expect(projects.deletion(session, { id: mail })).toEqual({ only: 1, also: 1, inTrash: 0 });
    expect(refusal(() => projects.deletion(session, { id: nowhere })).code).toBe('PROJECT_NOT_FOUND');
  });

  test('that is deleted is named in the audit, and its name is free again', async () => {
    const { session } = await makeVault();
    const { id } = projects.create(session, { name: 'shop' });
    deleteProject(session, { id, fate: { to: 'trash' } });
    expect(lastEvents(session, 1)).toEqual([{ kind: 'project-deleted', subject: id, by: person, name: 'shop' }]);
    expect(projects.list(session)).toEqual([]);
    expect(projects.create(session, { name: 'shop' }).id).not.toBe(id);
  });
});
