import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fate } from '../../src-preload/contract.ts';
import { lastEvents, quickVaults, refusal } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { conflicts } from './conflict.ts';
import { person } from './environment.ts';
import * as environments from './environments.ts';
import { VaultError } from './errors.ts';
import type { Entry } from './pages.ts';
import { deleteEnvironment, deleteProject } from './place-deletion.ts';
import * as projects from './projects.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();

const slugsById = (session: Session) => new Map(environments.list(session).map(({ id, slug }) => [slug, id]));
const idOf = (session: Session, slug: string) => slugsById(session).get(slug) ?? '';
const entries = (session: Session) => new Map([...session.pages.all()].map((entry) => [entry.id, entry]));

describe('deleting a project', () => {
  test('takes its secrets to the trash, or to another project; those in others stay there', async () => {
    const { session } = await makeVault();
    const make = (name: string) => projects.create(session, { name }).id;
    const [shop, mail, next] = ['shop', 'mail', 'next'].map(make) as [string, string, string];
    const only = addSecret(session, 'ONLY', 'x', { projects: [shop] });
    const also = addSecret(session, 'ALSO', 'x', { projects: [shop, mail] });
    deleteProject(session, { id: shop, fate: { to: 'trash' } });
    expect(secrets.get(session, { id: only })).toMatchObject({ projects: [], trashedAt: expect.any(Number) });
    expect(secrets.get(session, { id: also })).toMatchObject({ projects: [mail], trashedAt: null });
    deleteProject(session, { id: mail, fate: { to: 'place', id: next } });
    expect(secrets.get(session, { id: also })).toMatchObject({ projects: [next], trashedAt: null });
    expect(projects.list(session).map(({ id }) => id)).toEqual([next]);
  });

  test('is refused whole where a secret would meet another one, and where its target is not there', async () => {
    const { session } = await makeVault();
    const [shop, mail] = ['shop', 'mail'].map((name) => projects.create(session, { name }).id) as [string, string];
    addSecret(session, 'FREE', 'x', { projects: [shop] });
    addSecret(session, 'KEY', 'x', { projects: [shop] });
    const other = addSecret(session, 'KEY', 'y', { projects: [mail] });
    const before = [...entries(session)];
    const to = (id: string) => () => deleteProject(session, { id: shop, fate: { to: 'place', id } });
    expect(refusal(to(mail))).toMatchObject({ code: 'CONFLICT', details: { other } });
    expect(refusal(to(shop)).code).toBe('PROJECT_NOT_FOUND');
    expect(refusal(to('0'.repeat(32))).code).toBe('PROJECT_NOT_FOUND');
    const nowhere = () => deleteProject(session, { id: '0'.repeat(32), fate: { to: 'trash' } });
    expect(refusal(nowhere).code).toBe('PROJECT_NOT_FOUND');
    expect([...entries(session)]).toEqual(before);
    expect(projects.list(session)).toHaveLength(2);
  });
});

describe('deleting an environment', () => {
  test('is noted by its name, and refused towards itself or nowhere', async () => {
    const { session } = await makeVault();
    const id = idOf(session, 'prd');
    const to = (target: string) => () => deleteEnvironment(session, { id, fate: { to: 'place', id: target } });
    expect(refusal(to(id)).code).toBe('ENVIRONMENT_NOT_FOUND');
    expect(refusal(to('0'.repeat(32))).code).toBe('ENVIRONMENT_NOT_FOUND');
    to(idOf(session, 'dev'))();
    expect(lastEvents(session, 1)).toEqual([{ kind: 'environment-deleted', subject: id, by: person, name: 'prod' }]);
    expect(environments.list(session).map(({ slug }) => slug)).toEqual(['dev', 'staging']);
  });

  test('leaves its secrets in their projects, in the trash too', async () => {
    const { session } = await makeVault();
    const shop = projects.create(session, { name: 'shop' }).id;
    const [alone, also] = [['dev'], ['dev', 'prd']].map((own, index) =>
      addSecret(session, `S${index}`, 'x', { projects: [shop], environments: own }),
    ) as [string, string];
    deleteEnvironment(session, { id: idOf(session, 'dev'), fate: { to: 'trash' } });
    const trashed = { projects: [shop], environments: ['dev'], trashedAt: expect.any(Number) };
    expect(secrets.get(session, { id: alone })).toMatchObject(trashed);
    const stays = { projects: [shop], environments: ['prd'], trashedAt: null };
    expect(secrets.get(session, { id: also })).toMatchObject(stays);
  });

  const slugs = ['dev', 'staging', 'prd'] as const;
  type Given = { name: string; environments: string[]; trashed: boolean };
  const given: fc.Arbitrary<Given> = fc.record({
    name: fc.constantFrom('A', 'B'),
    environments: fc.subarray([...slugs]),
    trashed: fc.boolean(),
  });
  const fate = fc.oneof(fc.constant(null), fc.constantFrom(...slugs));

  test('never makes a secret one for all environments, nor two of one name meet, and is done whole or not at all', async () => {
    const { session } = await makeVault();
    fc.assert(
      fc.property(fc.array(given, { maxLength: 8 }), fc.constantFrom(...slugs), fate, (asked, gone, target) => {
        reset(session);
        for (const one of asked) addIfFree(session, one);
        const before = entries(session);
        const to: Fate = target === null ? { to: 'trash' } : { to: 'place', id: idOf(session, target) };
        const code = codeOf(() => deleteEnvironment(session, { id: idOf(session, gone), fate: to }));
        const after = entries(session);
        if (code !== null) {
          expect(code).toBe(target === gone ? 'ENVIRONMENT_NOT_FOUND' : 'CONFLICT');
          if (code === 'CONFLICT') expect(wouldMeet([...before.values()], gone, target)).toBe(true);
          expect(after).toEqual(before);
          expect(slugsById(session).has(gone)).toBe(true);
          return;
        }
        expect(slugsById(session).has(gone)).toBe(false);
        for (const [id, old] of before) expect(placeOf(after.get(id))).toEqual(expectedPlace(old, gone, target));
        const live = [...after.values()].filter(({ trashedAt }) => trashedAt === null);
        for (const one of live) {
          expect(live.filter((other) => conflicts(one, other))).toEqual([one]);
          expect(one.environments).not.toContain(gone);
        }
      }),
      { numRuns: 60 },
    );
  });

  /** No secrets, and the three environments. */
  function reset(session: Session): void {
    session.transaction(() => {
      trash.trashMany(session, { ids: session.summaries().map(({ id }) => id) });
      const known = slugsById(session);
      for (const slug of slugs.filter((one) => !known.has(one))) {
        environments.create(session, { slug, name: slug, hue: 'hue-1', rotationDays: null });
      }
    });
    trash.emptyTrash(session);
  }

  function addIfFree(session: Session, { name, environments: own, trashed }: Given): void {
    const code = codeOf(() => {
      const id = addSecret(session, name, 'x', { environments: own });
      if (trashed) trash.trash(session, { id });
    });
    expect([null, 'CONFLICT']).toContain(code);
  }

  function codeOf(call: () => unknown): string | null {
    try {
      call();
      return null;
    } catch (error) {
      if (error instanceof VaultError) return error.code;
      throw error;
    }
  }

  type Placed = { environments: readonly string[]; trashed: boolean };
  const placeOf = (entry: Entry | undefined): Placed | undefined =>
    entry && { environments: entry.environments, trashed: entry.trashedAt !== null };

  /** Alone in the environment that is gone: to the target, or to the trash with its place kept; else it leaves it. */
  function expectedPlace({ environments: own, trashedAt }: Entry, gone: string, target: string | null): Placed {
    const rest = own.filter((slug) => slug !== gone);
    if (own.length === rest.length || rest.length > 0) return { environments: rest, trashed: trashedAt !== null };
    if (target !== null) return { environments: [target], trashed: trashedAt !== null };
    return { environments: own, trashed: true };
  }

  function wouldMeet(all: readonly Entry[], gone: string, target: string | null): boolean {
    const live = all.filter(({ trashedAt }) => trashedAt === null);
    const moved = live.map((one) => ({ ...one, environments: [...expectedPlace(one, gone, target).environments] }));
    return moved.some((one) => moved.some((other) => one !== other && conflicts(one, other)));
  }
});
