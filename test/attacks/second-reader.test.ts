import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as environments from '../../src-main/vault/environments.ts';
import { nameOfForm } from '../../src-main/vault/known-forms.ts';
import * as projects from '../../src-main/vault/projects.ts';
import * as reading from '../../src-main/vault/reading.ts';
import { idText } from '../../src-main/vault/sealed-rows.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import type { SecretDetail } from '../../src-preload/contract.ts';
import { masterPassword, reopen } from '../kit/vault.ts';
import { idOf, rowsOf, setColumn } from './cases.ts';
import { makeScryptFixture } from './fixture.ts';
import { editFile, layOut } from './oracle.ts';

const fixture = await makeScryptFixture();
const { kit, truth } = fixture;
const program = fileURLToPath(new URL('second-reader.mjs', import.meta.url));

type Read = {
  vaultId: string;
  revision: number;
  writtenAt: number;
  secrets: {
    id: string;
    entry: Pick<SecretDetail, 'lastUsedAt' | 'rotating'>;
    value: object;
    versions: { number: number; value: object }[];
  }[];
  audit: { number: number; kind: string; subject?: string }[];
  projects: object[];
  environments: { order: number }[];
  queue: { text: string }[];
};

/** What the second reader prints of a file, or what it says is wrong with it. */
function read(file: string, secret: string): Read | string {
  const args = ['--disable-warning=ExperimentalWarning', program, file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { input: secret, encoding: 'utf8' });
  return status === 0 ? (JSON.parse(stdout) as Read) : stderr.trim();
}

function readWell(secret = masterPassword): Read {
  const found = read(layOut(fixture), secret);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

describe('a second reader, written from the document alone,', () => {
  test('imports nothing of the product and no library', () => {
    const imports = fs.readFileSync(program, 'utf8').match(/(?<=from ')[^']+|import\([^)]*\)/g);
    expect(imports?.length).toBeGreaterThan(3);
    expect(imports?.filter((name) => !name.startsWith('node:'))).toEqual([]);
  });

  test('reads every secret as the product does, to the last field', async () => {
    const found = readWell();
    const session = await reopen(kit);
    expect(found.secrets.map(({ id }) => id).toSorted()).toEqual([...truth.values.keys()].toSorted());
    for (const { entry, value, versions, id, ...rest } of found.secrets) {
      expect(entry).toEqual(truth.entries.get(id));
      // What follows from the environments and the clock stands nowhere.
      const { rotationDue: _due, rotationRule: _rule, facts, ...detail } = secrets.get(session, { id });
      const { service: _service, form: _form, ...stored } = facts;
      expect(value).toEqual(reading.reveal(session, { id, evenIfRevoked: true }));
      const { lastUsedAt, rotating } = entry;
      const shown = { lastUsedAt, rotating, version: versions.at(-1)?.number, versions: versions.length };
      expect({ ...rest, id, ...shown }).toMatchObject({ ...detail, facts: { ...stored, kind: nameOfForm(facts) } });
      expect(versions.at(-1)?.value).toEqual(value);
      expect(versions.map(({ number }) => number)).toEqual(versions.map((_, i) => i + 1));
    }
    session.lock();
  });

  test('reads the rest as the product does: projects, environments, what is unused, the manifest', async () => {
    const found = readWell();
    const session = await reopen(kit);
    expect(found.vaultId).toBe(idText(session.rows.vaultId));
    expect([found.revision, found.writtenAt]).toEqual([session.revision - 1, session.manifest.writtenAt]);
    expect(found.projects).toHaveLength(4);
    expect(found.projects).toEqual(expect.arrayContaining(projects.list(session)));
    const ordered = found.environments.toSorted((a, b) => a.order - b.order);
    expect(ordered).toEqual(environments.list(session).map((one, order) => ({ ...one, order })));
    expect(found.queue.map(({ text }) => text).toSorted()).toEqual(['first', 'first', 'second', 'second']);
    session.lock();
  });

  test('reads what happened, in order', () => {
    const { audit } = readWell();
    const kinds = audit.map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).toEqual(['created', 'project-created']);
    expect(kinds.filter((kind) => kind === 'secret-created')).toHaveLength(truth.values.size + fixture.purged.length);
    expect(kinds.slice(-2)).toEqual(['password-changed', 'password-changed']);
    const purged = audit.filter(({ kind }) => kind === 'secret-purged').map(({ subject }) => subject);
    expect(purged.toSorted()).toEqual(fixture.purged.toSorted());
  });

  test('opens the vault by its recovery code too, and by no other password', () => {
    expect(readWell(`recovery:${fixture.recoveryCode.toLowerCase()}`)).toEqual(readWell());
    expect(read(kit.file, 'not it')).toBe('wrong password or code');
  });

  test.each([
    ['secrets', /^the pin of/],
    ['versions', /^the sum of the versions of/],
    ['pages', /^pages does not open|^the sum of pages/],
    ['audit', /^the sum of audit/],
    ['queue', /^the sum of queue/],
    ['unlockers', /^the digest of header and unlockers|^unlockers does not open/],
    ['manifest', /^manifest does not open/],
  ])('says what is wrong when %s was changed', (table, complaint) => {
    const file = layOut(fixture);
    editFile(file, (database) => {
      const row = rowsOf(database, table).at(-1);
      const blob = Buffer.from(row?.sealed as Buffer);
      blob[blob.length >> 1] = (blob[blob.length >> 1] ?? 0) ^ 1;
      setColumn(database, table, idOf(row), 'sealed', blob);
    });
    expect(read(file, masterPassword)).toMatch(complaint);
  });
});
