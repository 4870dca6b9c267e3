import fs from 'node:fs';
import path from 'node:path';
import { fromHex } from '../../src-main/crypto/bytes.ts';
import { changePassword } from '../../src-main/vault/open.ts';
import type { Entry } from '../../src-main/vault/pages.ts';
import * as projects from '../../src-main/vault/projects.ts';
import * as revocation from '../../src-main/vault/revocation.ts';
import { readCurrent, readSecret } from '../../src-main/vault/secret-rows.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import type { Session } from '../../src-main/vault/session.ts';
import * as trash from '../../src-main/vault/trash.ts';
import type { NewSecret, Project } from '../../src-preload/contract.ts';
import { addSecret, type Kit, makeKit, makeVault, masterPassword, quickKit, reopen } from '../kit/vault.ts';
import { layOut } from './oracle.ts';

const unused = ['settings', 'drafts', 'connections', 'links', 'queue'] as const;
/** Three pages, the last of which has room, also after a purge. */
const SECRETS = 37;
const MONTH = 31 * 86_400_000;

/** What a healthy opening shows: the list, each value, the current version's row, the projects. */
export type Truth = {
  entries: Map<string, Entry>;
  values: Map<string, string>;
  currentVersions: Map<string, string>;
  projects: Project[];
};

/** A rich vault: as it is, as it was at an earlier time, and the mark of the computer that has seen the newest state. */
export type Fixture = {
  kit: Kit;
  recoveryCode: string;
  /** Files with all in them, no log beside. */
  now: Buffer;
  early: Buffer;
  mark: { name: string; text: string };
  truth: Truth;
  /** What the earlier state held. */
  earlyTruth: Truth;
  /** Secrets that were purged since the earlier state. */
  purged: string[];
};

function fillUnused(session: Session, rowsEach: number): void {
  session.transaction(() => {
    for (const table of unused) {
      for (let i = 0; i < rowsEach; i++) {
        session.insert(table, session.rows.seal(table, { id: session.rows.newId() }, { table, i, text: 'first' }));
      }
    }
  });
}

/** Replaces every other row of the flat tables by one that says something else. */
function changeFlat(session: Session): void {
  session.transaction(() => {
    for (const table of [...unused, 'projects', 'environments'] as const) {
      for (const { id, record } of session.records<Record<string, unknown>>(table).slice(0, 2)) {
        const changed = 'text' in record ? { ...record, text: 'second' } : { ...record, name: `${record.name} two` };
        session.update(table, session.rows.seal(table, { id: fromHex(id) }, changed));
      }
    }
  });
}

/** What a secret may have besides; every fifth one has it. */
const rich: Partial<NewSecret> = {
  ...{
    notes: '# How to\n\nAsk ops.',
    tokenType: 'api',
    scope: ['billing-worker'],
    username: 'ops',
    url: 'https://example.org',
  },
  ...{ tags: ['payments'], favourite: true, critical: true, leadDays: 7, rotationPolicy: { kind: 'days', days: 45 } },
  fields: [
    { name: 'pin', protected: true, value: '1234' },
    { name: 'account', protected: false, value: 'acct_1' },
  ],
  metadata: { owner: { team: 'ops', since: 2026 }, __proto: [1, null] },
  database: {
    engine: 'postgresql',
    host: 'db.local',
    port: 5432,
    database: 'shop',
    user: 'app',
    options: { sslmode: 'require' },
  },
};

function fillSecrets(session: Session): string[] {
  const made = ['web', 'api', 'ops', 'mobile'].map((name) => projects.create(session, { name }).id);
  const ids: string[] = [];
  session.transaction(() => {
    for (let i = 0; i < SECRETS; i++) {
      const place = { projects: [made[i % 4] ?? ''], environments: i % 3 === 0 ? ['dev', 'prd'] : [] };
      ids.push(
        addSecret(session, `KEY_${i}`, `value ${i}, first`, {
          ...(i % 5 === 0 ? rich : {}),
          ...place,
          description: `What ${i} is for`,
        }),
      );
    }
  });
  return ids;
}

function change(session: Session, id: string, value: string, description?: string): void {
  const { revision } = secrets.get(session, { id });
  const more = description === undefined ? {} : { description };
  secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data: value }, ...more } });
}

function truthOf(session: Session): Truth {
  const entries = new Map([...session.pages.all()].map((entry) => [entry.id, entry]));
  const values = new Map<string, string>();
  const currentVersions = new Map<string, string>();
  for (const id of entries.keys()) {
    const { record } = readSecret(session, id);
    values.set(id, readCurrent(session, record).value.data);
    currentVersions.set(id, record.current.id);
  }
  return { entries, values, currentVersions, projects: projects.list(session) };
}

/** Makes the vault and lets a month go by in which it changes. */
async function build(kit: Kit): Promise<Omit<Fixture, 'kit'>> {
  const { session, recoveryCode } = await makeVault(kit);
  const ids = fillSecrets(session);
  fillUnused(session, 4);
  session.transaction(() => {
    for (const id of ids.slice(0, 20)) change(session, id, `value of ${id}, second`);
    for (const id of ids.slice(-3)) trash.trash(session, { id });
    revocation.revoke(session, { id: ids[31] ?? '', reason: 'leaked' });
    revocation.markDue(session, { ids: ids.slice(29, 31), reason: 'a laptop was lost' });
  });
  const earlyTruth = truthOf(session);
  session.lock();
  const early = fs.readFileSync(kit.file);

  const later = await reopen(kit);
  kit.clock.advance(MONTH);
  trash.purgeDue(later);
  later.transaction(() => {
    for (const id of ids.slice(15, 29)) change(later, id, `value of ${id}, third`, 'Another description');
    trash.trash(later, { id: ids[0] ?? '' });
  });
  changeFlat(later);
  await changePassword(later, masterPassword, 'in between');
  await changePassword(later, 'in between', masterPassword);
  const truth = truthOf(later);
  later.lock();
  const [name = ''] = fs.readdirSync(kit.context.marksFolder);
  const text = fs.readFileSync(path.join(kit.context.marksFolder, name), 'utf8');
  const now = fs.readFileSync(kit.file);
  return { recoveryCode, now, early, mark: { name, text }, truth, earlyTruth, purged: ids.slice(-3) };
}

let built: ReturnType<typeof build> | null = null;

/** The vault in a folder of its own. It is built once a worker: of its bytes and truths nothing is ever changed. */
export async function makeFixture(): Promise<Fixture> {
  built ??= build(quickKit());
  const fixture = { ...(await built), kit: quickKit() };
  fixture.kit.clock.advance(MONTH);
  layOut(fixture);
  return fixture;
}

/** A vault of its own, whose keys are scrypt's. */
export async function makeScryptFixture(): Promise<Fixture> {
  const kit = makeKit();
  return { ...(await build(kit)), kit };
}

/** Another vault with the same master password, with rows in every table. */
export async function makeOtherVault(): Promise<Buffer> {
  return (await makeOther()).file;
}

/** The same, and the log that stood beside it while it was open. */
export async function makeOther(): Promise<{ file: Buffer; log: Buffer }> {
  const { kit, session } = await makeVault();
  fillUnused(session, 3);
  for (const name of ['ONE', 'TWO', 'THREE']) change(session, addSecret(session, name, 'foreign'), 'foreign too');
  projects.create(session, { name: 'foreign' });
  const log = fs.readFileSync(`${kit.file}-wal`);
  session.lock();
  return { file: fs.readFileSync(kit.file), log };
}
