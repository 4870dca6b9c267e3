import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportPreview } from '../../../src-preload/contract.ts';
import { importPreview, importResult } from '../../../src-preload/contract.ts';
import { addSecret, makeVault, newSecret, reopen } from '../../../test/kit/vault.ts';
import { VaultError } from '../errors.ts';
import * as projects from '../projects.ts';
import * as reading from '../reading.ts';
import * as secrets from '../secrets.ts';
import type { Session } from '../session.ts';
import { Previews } from './previews.ts';

const everywhere = { project: null, environment: null };
let made: Awaited<ReturnType<typeof makeVault>>;
let session: Session;
let previews: Previews;

beforeEach(async () => {
  made = await makeVault();
  session = made.session;
  previews = new Previews((length) => new Uint8Array(randomBytes(length)));
});

afterEach(() => session.lock());

async function read(source: string | Uint8Array, fileName = 'some.txt'): Promise<ImportPreview> {
  const preview = await previews.read(session, fileName, typeof source === 'string' ? Buffer.from(source) : source);
  return importPreview.parse(preview);
}

async function bringIn(preview: ImportPreview, indexes: number[], more: object = {}) {
  const entries = indexes.map((index) => ({ index }));
  const choice = { preview: preview.id, destination: everywhere, entries, comments: true, ...more };
  return importResult.parse(await previews.importEnv(session, choice));
}

const code = (expected: string) => expect.objectContaining({ code: expected });
const shown = (id: string | undefined) => reading.reveal(session, { id: id ?? '' }).data;

describe('a preview', () => {
  it('stores nothing and shows no value', async () => {
    const before = session.revision;
    const preview = await read('A=marker-value\n# told\nB="marker\nvalue"\nnonsense marker', '.env.production');
    expect(preview).toMatchObject({ fileName: '.env.production', destination: { project: null, environment: 'prd' } });
    expect(preview.problems.map(({ line }) => line)).toEqual([5]);
    expect(preview.lines.map(({ comment }) => comment)).toEqual(['', 'told']);
    expect(JSON.stringify(preview)).not.toContain('marker');
    expect(session.revision).toBe(before);
    expect(session.summaries()).toEqual([]);
  });

  it('is made again for another destination, under the same id', async () => {
    addSecret(session, 'A', 'same', { environments: ['dev'] });
    const preview = await read('A=same', '.env.production');
    expect(preview.lines[0]?.action).toBe('add');
    const again = await previews.plan(session, {
      preview: preview.id,
      destination: { project: null, environment: 'dev' },
    });
    expect(again).toMatchObject({ id: preview.id, lines: [{ action: 'skip' }] });
  });

  it('is refused for a place that is not in the vault', async () => {
    const { id: preview } = await read('A=1');
    const project = 'f'.repeat(32);
    await expect(previews.plan(session, { preview, destination: { project, environment: null } })).rejects.toThrow(
      code('PROJECT_NOT_FOUND'),
    );
    await expect(
      previews.plan(session, { preview, destination: { project: null, environment: 'qa' } }),
    ).rejects.toThrow(code('ENVIRONMENT_NOT_FOUND'));
  });

  it('is gone when discarded, cleared, brought in, or when four newer ones came', async () => {
    const gone = async (preview: ImportPreview) =>
      await expect(previews.plan(session, { preview: preview.id, destination: everywhere })).rejects.toThrow(
        code('PREVIEW_GONE'),
      );
    const [one, two, three] = [await read('A=1'), await read('B=1'), await read('C=1')];
    expect(new Set([one, two, three].map(({ id }) => id)).size).toBe(3);
    previews.discard({ preview: two.id });
    await gone(two);
    await bringIn(three, [0]);
    await gone(three);
    for (let i = 0; i < 4; i++) await read('D=1');
    await gone(one);
    const last = await read('E=1');
    previews.clear();
    await gone(last);
    await expect(bringIn(last, [0])).rejects.toThrow(code('PREVIEW_GONE'));
  });

  it('of no text, or of too much, is refused', async () => {
    await expect(read(new Uint8Array(100))).rejects.toThrow(code('FILE_NOT_TEXT'));
    await expect(read(new Uint8Array(8_388_609).fill(97))).rejects.toThrow(code('FILE_TOO_LARGE'));
  });
});

describe('bringing in', () => {
  it('keeps values to the byte, through locking and unlocking', async () => {
    const text = 'a\r\nb\n\'"`$(x) #=é漢🔑 \\n ';
    const bytes = Buffer.from([0xff, 0x80, 0x31, 0xfe]);
    const source = Buffer.concat([
      Buffer.from(`# the text\n# and more\nTEXT="${text.replace(/["\\$`]/g, '\\$&')}"\n2BYTES='`),
      bytes,
      Buffer.from("'\n"),
    ]);
    const { ids, ...counts } = await bringIn(await read(source), [0, 1]);
    expect(counts).toEqual({ added: 2, newVersions: 0, unchanged: 0 });
    session.lock();
    session = await reopen(made.kit);
    expect(shown(ids[0])).toBe(text);
    expect(Buffer.from(shown(ids[1]), 'base64').equals(bytes)).toBe(true);
    expect(secrets.get(session, { id: ids[0] ?? '' })).toMatchObject({
      name: 'TEXT',
      description: 'the text\nand more',
      originalName: null,
      expiresAt: null,
      environments: [],
    });
    expect(secrets.get(session, { id: ids[1] ?? '' })).toMatchObject({ name: 'TWO_BYTES', originalName: '2BYTES' });
  });

  it('counts exactly: added, new versions and unchanged are the chosen ones', async () => {
    const here = { environments: ['prd'] };
    const old = addSecret(session, 'OLD', 'old', here);
    const same = addSecret(session, 'SAME', 'same', here);
    const preview = await read('NEW=1\nOLD=new\nSAME=same\nPORT=80\nLEFT=out', '.env.production');
    const result = await bringIn(preview, [0, 1, 2, 3], { destination: preview.destination });
    expect(result).toMatchObject({ added: 2, newVersions: 1, unchanged: 1 });
    expect(result.ids.slice(1, 3)).toEqual([old, same]);
    expect(shown(old)).toBe('new');
    expect(secrets.get(session, { id: old }).version).toBe(2);
    expect(secrets.get(session, { id: same }).version).toBe(1);
    expect(
      session
        .summaries()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['NEW', 'OLD', 'PORT', 'SAME']);
  });

  it('goes by the vault as it is now, not as it was in the preview', async () => {
    const preview = await read('A=1\nB=1');
    expect(preview.lines.map(({ action }) => action)).toEqual(['add', 'add']);
    addSecret(session, 'A', '1');
    addSecret(session, 'B', '2');
    expect(await bringIn(preview, [0, 1])).toMatchObject({ added: 0, newVersions: 1, unchanged: 1 });
  });

  it('goes to the chosen project and environment, under the chosen name', async () => {
    const { id: project } = projects.create(session, { name: 'storefront' });
    const destination = { project, environment: 'staging' };
    const { ids } = await bringIn(await read('A=1'), [], { destination, entries: [{ index: 0, name: 'RENAMED' }] });
    expect(secrets.get(session, { id: ids[0] ?? '' })).toMatchObject({
      name: 'RENAMED',
      originalName: 'A',
      projects: [project],
      environments: ['staging'],
    });
  });

  it('takes comments only when asked, and never over what a person wrote', async () => {
    const id = secrets.create(session, newSecret('A', 'old', { description: 'mine' })).id;
    await bringIn(await read('# theirs\nA=new'), [0]);
    expect(secrets.get(session, { id }).description).toBe('mine');
    const { ids } = await bringIn(await read('# theirs\nB=new'), [0], { comments: false });
    expect(secrets.get(session, { id: ids[0] ?? '' }).description).toBe('');
  });

  it('cuts a comment at the length of a description', async () => {
    const { ids } = await bringIn(await read(`# ${'x'.repeat(4_095)}🔑\nA=1`), [0]);
    expect(secrets.get(session, { id: ids[0] ?? '' }).description).toBe('x'.repeat(4_095));
  });

  it.each([
    ['an entry that is not there', { entries: [{ index: 0 }, { index: 2 }] }, 'INVALID_INPUT'],
    ['an entry twice', { entries: [{ index: 0 }, { index: 0 }] }, 'INVALID_INPUT'],
    ['a name that is none', { entries: [{ index: 0 }, { index: 1, name: '2X' }] }, 'INVALID_INPUT'],
    ['one name for two', { entries: [{ index: 0 }, { index: 1, name: 'A' }] }, 'CONFLICT'],
    ['a name that overlaps with a secret', { entries: [{ index: 0 }, { index: 1, name: 'WIDE' }] }, 'CONFLICT'],
    ['an environment that is none', { destination: { project: null, environment: 'qa' } }, 'ENVIRONMENT_NOT_FOUND'],
  ])('brings nothing in for %s, and keeps the preview', async (_, more, expected) => {
    addSecret(session, 'WIDE', 'x', { environments: ['dev', 'prd'] });
    const preview = await read('A=1\nB=2');
    const before = session.revision;
    const destination = { project: null, environment: 'dev' };
    await expect(bringIn(preview, [0, 1], { destination, ...more })).rejects.toThrow(code(expected));
    expect(session.revision).toBe(before);
    expect(session.summaries().map(({ name }) => name)).toEqual(['WIDE']);
    expect((await bringIn(preview, [0, 1], { destination })).added).toBe(2);
  });

  it.each([
    ['the vault is locked', () => session.lock()],
    [
      'the disk is full',
      () => {
        throw new VaultError('DISK_FULL');
      },
    ],
  ])('brings nothing in when %s in the middle of it', async (_, happen) => {
    const preview = await read('A=1\nB=2\nC=3');
    const insert = session.insert.bind(session);
    const spy = vi.spyOn(session, 'insert').mockImplementation((table, row) => {
      insert(table, row);
      if (session.pages.named('B')[Symbol.iterator]().next().value) happen();
    });
    await expect(bringIn(preview, [0, 1, 2])).rejects.toThrow();
    expect(spy.mock.calls.length).toBeGreaterThan(1);
    session.lock();
    session = await reopen(made.kit);
    expect(session.summaries()).toEqual([]);
    expect(session.integrity().damaged).toEqual([]);
    expect((await bringIn(preview, [0, 1, 2])).added).toBe(3);
  });
});
