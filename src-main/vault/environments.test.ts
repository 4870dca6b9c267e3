import { describe, expect, test } from 'vitest';
import type { Environment } from '../../src-preload/contract.ts';
import { unlock } from '../../test/attacks/faults/kit.ts';
import { lastEvents, quickVaults, refusal } from '../../test/kit/quick-vault.ts';
import { addSecret, newSecret } from '../../test/kit/vault.ts';
import { person } from './environment.ts';
import * as environments from './environments.ts';
import { deleteEnvironment } from './place-deletion.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();
const hue: Environment['hue'] = 'hue-1';
const slugs = (session: Session) => environments.list(session).map(({ slug }) => slug);
const idOf = (session: Session, wanted: string) =>
  environments.list(session).find(({ slug }) => slug === wanted)?.id ?? '';

describe('environments', () => {
  test('are three at first, in the order of their way to production', async () => {
    const { session } = await makeVault();
    expect(environments.list(session)).toMatchObject([
      { slug: 'dev', name: 'dev', rotationDays: 30, archivedAt: null },
      { slug: 'staging', name: 'staging', rotationDays: 90, archivedAt: null },
      { slug: 'prd', name: 'prod', rotationDays: 90, archivedAt: null },
    ]);
  });

  test('are made with a slug and a name of their own', async () => {
    const { kit, session } = await makeVault();
    const make = (slug: string, name: string) => environments.create(session, { slug, name, hue, rotationDays: null });
    const made = make('qa', 'QA');
    expect(made).toMatchObject({ slug: 'qa', name: 'QA', hue, rotationDays: null, archivedAt: null });
    expect(lastEvents(session, 1)).toEqual([{ kind: 'environment-created', subject: made.id, by: person }]);
    for (const [slug, name] of [
      ['qa', 'other'],
      ['other', 'Qa'],
      ['other', 'PROD'],
      ['prod', 'other'],
      ['production', 'other'],
    ] as const) {
      expect(refusal(() => make(slug, name)).code).toBe('NAME_TAKEN');
    }
    session.lock();
    const again = await unlock(kit);
    expect(slugs(again)).toEqual(['dev', 'staging', 'prd', 'qa']);
    again.lock();
  });

  test('keep their slug when they are renamed, moved, put away and taken back', async () => {
    const { kit, session } = await makeVault();
    const id = idOf(session, 'prd');
    const [before] = environments.list(session).filter((one) => one.id === id);
    const update = (changes: Parameters<typeof environments.update>[1]['changes']) =>
      environments.update(session, { id, changes });
    expect(update({ name: 'live', rotationDays: 7 })).toEqual({ ...before, name: 'live', rotationDays: 7 });
    expect(lastEvents(session, 1)).toEqual([
      { kind: 'environment-changed', subject: id, by: person, fields: ['name', 'rotationDays'] },
    ]);
    update({ place: 0 });
    expect(slugs(session)).toEqual(['prd', 'dev', 'staging']);
    update({ place: 1 });
    expect(slugs(session)).toEqual(['dev', 'prd', 'staging']);
    update({ place: 999 });
    expect(slugs(session)).toEqual(['dev', 'staging', 'prd']);
    expect(update({ archived: true }).archivedAt).toBe(Math.floor(kit.clock.now() / 1_000));
    expect(update({ archived: false }).archivedAt).toBeNull();
    expect(refusal(() => update({ name: 'Staging' })).code).toBe('NAME_TAKEN');
    const nowhere = () => environments.update(session, { id: '0'.repeat(32), changes: { name: 'x' } });
    expect(refusal(nowhere).code).toBe('ENVIRONMENT_NOT_FOUND');
  });

  test('go by other names for production, as long as there is none of that name', async () => {
    const { session } = await makeVault();
    const given = ['production', 'prod', 'prd', 'dev', 'unknown'];
    expect(environments.canonical(session, given)).toEqual(['prd', 'dev', 'unknown']);
    const secret = secrets.create(session, { ...newSecret('KEY', 'x'), environments: ['production', 'dev'] });
    expect(secret.environments).toEqual(['prd', 'dev']);
    const change = { id: secret.id, revision: 1, changes: { environments: ['prod'] } };
    expect(secrets.update(session, change).environments).toEqual(['prd']);
    const copy = secrets.duplicate(session, { id: secret.id, name: 'TWO', projects: [], environments: ['prod'] });
    expect(copy.environments).toEqual(['prd']);
    deleteEnvironment(session, { id: idOf(session, 'prd'), fate: { to: 'trash' } });
    environments.create(session, { slug: 'production', name: 'production', hue, rotationDays: 90 });
    expect(environments.canonical(session, ['production'])).toEqual(['production']);
  });

  test('say before they are deleted what that would mean', async () => {
    const { session } = await makeVault();
    addSecret(session, 'ONLY', 'x', { environments: ['dev'] });
    addSecret(session, 'ALSO', 'x', { environments: ['dev', 'prd'] });
    addSecret(session, 'FOR_ALL', 'x');
    trash.trash(session, { id: addSecret(session, 'GONE', 'x', { environments: ['dev'] }) });
    expect(environments.deletion(session, { id: idOf(session, 'dev') })).toEqual({ only: 1, also: 1, inTrash: 1 });
    expect(environments.deletion(session, { id: idOf(session, 'staging') })).toEqual({ only: 0, also: 0, inTrash: 0 });
    expect(refusal(() => environments.deletion(session, { id: '0'.repeat(32) })).code).toBe('ENVIRONMENT_NOT_FOUND');
  });
});
