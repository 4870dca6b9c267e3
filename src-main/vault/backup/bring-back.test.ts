import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BroughtBack } from '../../../src-preload/contract/backups.ts';
import { addSecret, type Kit, makeVault, quickKit } from '../../../test/kit/vault.ts';
import * as environments from '../environments.ts';
import * as projects from '../projects.ts';
import { purge as purgeVersions } from '../retention.ts';
import { readSecret, readVersions } from '../secret-rows.ts';
import * as secrets from '../secrets.ts';
import type { Session } from '../session.ts';
import * as trash from '../trash.ts';
import { bringBack } from './bring-back.ts';
import { openBackup } from './check.ts';
import { makeBackup } from './make.ts';

let kit: Kit;
let session: Session;
let backups: Session[] = [];

beforeEach(async () => {
  ({ kit, session } = await makeVault(quickKit()));
});
afterEach(async () => {
  expect(await session.startDeepCheck()).toBe(true);
  expect(session.integrity()).toEqual({ state: 'intact', damaged: [] });
  session.lock();
  backups = [];
  fs.rmSync(kit.folder, { recursive: true, force: true });
});

/** Makes a backup of the vault as it is now and opens it. */
async function backUp(of = session): Promise<Session> {
  const folder = path.join(kit.folder, 'backups');
  const { backup } = await makeBackup(of, { folder, makeFolder: true, reason: 'manual', offsetAt: () => 0 });
  const copy = await openBackup(of.context, path.join(folder, backup.name), { session: of });
  backups.push(copy);
  return copy;
}

function change(id: string, data: string, more: object = {}): void {
  kit.clock.advance(60_000);
  const { revision } = secrets.get(session, { id });
  secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data }, ...more } });
}

function purge(id: string): void {
  trash.trash(session, { id });
  trash.purge(session, { ids: [id] });
}

/** All versions, each with what it says but its row. */
const history = (of: Session, id: string) => {
  const { record } = readSecret(of, id);
  return readVersions(of, record, id).map(({ number, version }) => ({ number, ...version }));
};
const values = (id: string) => history(session, id).map(({ value }) => value.data);
const again = (copy: Session, id: string, more: { as?: 'same' | 'copy'; name?: string } = {}): BroughtBack =>
  bringBack(session, copy, { id, as: 'same', why: 'Brought back from a backup', ...more });

describe('a secret that is gone', () => {
  it('comes back to the letter: its id, fields, dates and every version', async () => {
    const id = addSecret(session, 'TOKEN', 'first', { notes: 'with notes', tags: ['x'], metadata: { a: [1, null] } });
    change(id, 'second', { why: 'rotated' });
    change(id, 'third', { fields: [{ name: 'pin', protected: true, value: '1234' }] });
    const copy = await backUp();
    const then = [secrets.get(session, { id }), history(session, id)];
    purge(id);
    expect(() => secrets.get(session, { id })).toThrow('SECRET_NOT_FOUND');
    expect(again(copy, id)).toEqual({ id, done: 'added', versions: 3 });
    expect([secrets.get(session, { id }), history(session, id)]).toEqual(then);
    expect(values(id)).toEqual(['first', 'second', 'third']);
  });

  it('keeps the numbers of its versions where earlier ones had been purged', async () => {
    const id = addSecret(session, 'TOKEN', 'first');
    for (const value of ['second', 'third']) change(id, value);
    purgeVersions(session, { id, rule: { keep: 'last', versions: 2 } });
    const copy = await backUp();
    purge(id);
    again(copy, id);
    expect(history(session, id).map(({ number }) => number)).toEqual([2, 3]);
    change(id, 'fourth');
    expect(values(id)).toEqual(['second', 'third', 'fourth']);
  });

  it('comes out of the trash that it was in there', async () => {
    const id = addSecret(session, 'TOKEN', 'x');
    trash.trash(session, { id });
    const copy = await backUp();
    trash.purge(session, { ids: [id] });
    again(copy, id);
    expect(secrets.get(session, { id })).toMatchObject({ trashedAt: null, purgeAt: null });
  });

  it('brings its project and its environment along, or finds those of that name', async () => {
    const [shop, blog] = ['shop', 'blog'].map((name) => projects.create(session, { name }).id) as [string, string];
    const qa = environments.create(session, { slug: 'qa', name: 'QA', hue: 'hue-1', rotationDays: 10 });
    const id = addSecret(session, 'TOKEN', 'x', { projects: [shop, blog], environments: ['qa', 'prd'] });
    const copy = await backUp();
    purge(id);
    session.transaction(() => {
      for (const project of [shop, blog]) projects.remove(session, project, { kind: 'person' });
      environments.remove(session, qa.id, { kind: 'person' });
    });
    const newShop = projects.create(session, { name: 'Shop' }).id;
    environments.create(session, { slug: 'other', name: 'qa', hue: 'hue-2', rotationDays: null });
    again(copy, id);
    expect(secrets.get(session, { id })).toMatchObject({ projects: [newShop, blog], environments: ['qa', 'prd'] });
    expect(projects.list(session).map(({ name }) => name)).toEqual(['blog', 'Shop']);
    const all = environments.list(session);
    expect(all.map(({ slug }) => slug)).toEqual(['dev', 'staging', 'prd', 'other', 'qa']);
    expect(all.at(-1)).toEqual({ ...qa, name: 'qa 2' });
  });

  it('is refused where another has its place, and comes under another name then', async () => {
    const id = addSecret(session, 'TOKEN', 'x');
    const copy = await backUp();
    purge(id);
    const other = addSecret(session, 'TOKEN', 'the new one');
    expect(() => again(copy, id)).toThrow(expect.objectContaining({ code: 'CONFLICT', details: { other } }));
    expect(() => secrets.get(session, { id })).toThrow('SECRET_NOT_FOUND');
    expect(again(copy, id, { name: 'TOKEN_OF_THEN' }).done).toBe('added');
    expect(secrets.get(session, { id }).name).toBe('TOKEN_OF_THEN');
  });

  it('comes from a backup of another vault too', async () => {
    const other = await makeVault({ ...quickKit(fs.mkdtempSync(path.join(kit.folder, 'other-'))), clock: kit.clock });
    const id = addSecret(other.session, 'FOREIGN', 'one');
    const copy = await backUp(other.session);
    expect(again(copy, id).done).toBe('added');
    expect(values(id)).toEqual(['one']);
    other.session.lock();
  });
});

describe('a secret that the vault has', () => {
  it('gets the value of then as a new version, and loses none of its own', async () => {
    const id = addSecret(session, 'TOKEN', 'of then');
    const copy = await backUp();
    change(id, 'of today', { label: 'changed since' });
    expect(again(copy, id)).toEqual({ id, done: 'versions-added', versions: 1 });
    expect(history(session, id)).toMatchObject([
      { number: 1, value: { data: 'of then' } },
      { number: 2, value: { data: 'of today' } },
      {
        number: 3,
        value: { data: 'of then' },
        restoredFrom: 1,
        by: { kind: 'person' },
        why: expect.stringMatching(/backup/),
      },
    ]);
    expect(secrets.get(session, { id })).toMatchObject({ label: 'changed since', version: 3 });
    expect(again(copy, id)).toEqual({ id, done: 'nothing-new', versions: 0 });
  });

  it('gets versions back that were purged, with their dates', async () => {
    const id = addSecret(session, 'TOKEN', 'first');
    change(id, 'second');
    const copy = await backUp();
    const then = history(session, id);
    purgeVersions(session, { id, rule: { keep: 'last', versions: 1 } });
    change(id, 'third');
    expect(values(id)).toEqual(['second', 'third']);
    expect(again(copy, id)).toEqual({ id, done: 'versions-added', versions: 2 });
    expect(values(id)).toEqual(['second', 'third', 'first', 'second']);
    const { number: _, ...first } = then[0] ?? { number: 0 };
    expect(history(session, id)[2]).toEqual({ number: 4, ...first });
    expect(again(copy, id).done).toBe('nothing-new');
  });

  it('keeps what its protected fields hold where there were none then', async () => {
    const id = addSecret(session, 'TOKEN', 'of then', { fields: [{ name: 'pin', protected: true, value: '1' }] });
    const copy = await backUp();
    const field = (name: string, value: string) => ({ name, protected: true, value });
    change(id, 'of today', { fields: [field('pin', '2'), field('puk', '3')] });
    again(copy, id);
    expect(history(session, id).at(-1)).toMatchObject({ value: { data: 'of then' }, fields: { pin: '1', puk: '3' } });
    expect(again(copy, id).done).toBe('nothing-new');
  });

  it('comes out of the trash', async () => {
    const id = addSecret(session, 'TOKEN', 'x');
    const copy = await backUp();
    trash.trash(session, { id });
    expect(again(copy, id)).toEqual({ id, done: 'out-of-trash', versions: 0 });
    expect(secrets.get(session, { id }).trashedAt).toBeNull();
  });

  it('stays as it is beside a copy with all versions under another name', async () => {
    const id = addSecret(session, 'TOKEN', 'first');
    change(id, 'second');
    const copy = await backUp();
    change(id, 'third');
    expect(() => again(copy, id, { as: 'copy' })).toThrow('CONFLICT');
    const { id: second, done, versions } = again(copy, id, { as: 'copy', name: 'TOKEN_OF_THEN' });
    expect([done, versions]).toEqual(['copied', 2]);
    expect([values(id), values(second)]).toEqual([
      ['first', 'second', 'third'],
      ['first', 'second'],
    ]);
  });
});

it('what is not in the backup, or damaged there, is refused and the vault is as it was', async () => {
  const id = addSecret(session, 'TOKEN', 'x');
  const copy = await backUp();
  const later = addSecret(session, 'LATER', 'y');
  expect(() => again(copy, later)).toThrow('SECRET_NOT_FOUND');
  const [row] = copy.store.tables.versions.all();
  copy.store.tables.versions.get = () => null;
  copy.store.versionsOf = () => (row ? [{ ...row, sealed: (row.sealed as Uint8Array).toReversed() }] : []);
  const { revision } = session;
  expect(() => again(copy, id)).toThrow('RECORD_DAMAGED');
  expect([session.revision, session.readOnly]).toEqual([revision, null]);
});

it('whatever happened to it since, the values of then and of today are all in its history, and the one of then is current', async () => {
  const value = fc.constantFrom('a', 'b', 'c', 'd');
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { minLength: 1, maxLength: 4 }),
      fc.array(value, { maxLength: 4 }),
      fc.nat(3),
      async (then, since, kept) => {
        const id = addSecret(session, `K${session.pages.size}`, then[0] ?? '');
        for (const one of then.slice(1)) change(id, one);
        const copy = await backUp();
        for (const one of since) change(id, one);
        if (kept > 0) purgeVersions(session, { id, rule: { keep: 'last', versions: kept } });
        const before = history(session, id);
        again(copy, id);
        const after = history(session, id);
        expect(after.slice(0, before.length)).toEqual(before);
        for (const version of history(copy, id)) {
          const { number: _1, restoredFrom: _2, ...said } = version;
          expect(after).toContainEqual(expect.objectContaining(said));
        }
        expect(after.at(-1)?.value.data).toBe(then.at(-1));
        expect(again(copy, id).done).toBe('nothing-new');
        copy.lock();
      },
    ),
    { numRuns: 8 },
  );
});
