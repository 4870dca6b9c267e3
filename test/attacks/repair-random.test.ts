import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VaultError } from '../../src-main/vault/errors.ts';
import { unlockVault } from '../../src-main/vault/open.ts';
import * as projects from '../../src-main/vault/projects.ts';
import { planRepair, repair } from '../../src-main/vault/repair.ts';
import { openVersionRow } from '../../src-main/vault/secret-rows.ts';
import type { Session } from '../../src-main/vault/session.ts';
import type { RepairPlan } from '../../src-preload/contract/repair.ts';
import { addSecret, masterPassword, reopen } from '../kit/vault.ts';
import { type AnyRow, declaredIn, inMemory, insertRow, rowsOf } from './cases.ts';
import { makeFixture } from './fixture.ts';
import { editFile } from './oracle.ts';
import { repairKit, revealed } from './repair-kit.ts';

/** Without these a vault doesn't open at all; a repair begins with an open one. */
const needed = ['header', 'manifest', 'unlockers'];
const runs = process.env.COFFER_SOAK === '1' ? 600 : 16;

const fixture = await makeFixture();
const { kit, truth, earlyTruth } = fixture;
const { layOutAlone } = repairKit(fixture);
const tables = declaredIn(inMemory(fixture.now)).filter(({ table }) => !needed.includes(table));
const rows = new Map(tables.map(({ table }) => [table, rowsOf(inMemory(fixture.now), table)]));
const earlier = new Map(tables.map(({ table }) => [table, rowsOf(inMemory(fixture.early), table)]));

/** Everything that was ever sealed, by which what a repair leaves is judged. */
const ever = await whatEverWas();

async function whatEverWas() {
  const values = new Map<string, Set<string>>();
  const events = new Set<string>();
  for (const bytes of [fixture.early, fixture.now]) {
    layOutAlone(bytes);
    const context = { ...kit.context, marksFolder: path.join(kit.context.marksFolder, 'none') };
    const session = await unlockVault(context, kit.file, masterPassword, { acceptOlderCopy: true });
    for (const [id, held] of valuesIn(session)) values.set(id, new Set([...(values.get(id) ?? []), ...held]));
    for (const { kind, at, subject } of await session.auditEvents.all()) events.add(`${kind} ${at} ${subject}`);
    session.lock();
  }
  return { values, events };
}

/** The values of all versions in a file, by secret; each must open. */
function valuesIn(session: Session): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const row of session.store.tables.versions.all()) {
    const id = Buffer.from(row.secret as Uint8Array).toString('hex');
    const version = openVersionRow(session.rows, row);
    values.set(id, [...(values.get(id) ?? []), version ? version.value.data : 'does not open']);
  }
  return values;
}

type Blow =
  | { kind: 'row'; table: string; pick: number; how: 'spoilt' | 'removed' | 'moved' | 'early' }
  | { kind: 'table'; table: string; how: 'emptied' | 'early' }
  | { kind: 'page'; pick: number; byte: number };

const tableName = fc.constantFrom(...tables.map(({ table }) => table));
const blow: fc.Arbitrary<Blow> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('row' as const),
      table: tableName,
      pick: fc.nat(1_000),
      how: fc.constantFrom('spoilt' as const, 'removed' as const, 'moved' as const, 'early' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('table' as const),
      table: tableName,
      how: fc.constantFrom('emptied' as const, 'early' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('page' as const), pick: fc.nat(1_000), byte: fc.nat(255) }) },
);

/** Strikes once; a row that a unique index keeps out stays out. */
function strike(database: Database.Database, hit: Blow): void {
  if (hit.kind === 'page') return;
  const { table } = hit;
  const before = earlier.get(table) ?? [];
  if (hit.kind === 'table') {
    database.exec(`DELETE FROM ${table}`);
    for (const row of hit.how === 'early' ? before : []) insertRow(database, table, row);
    return;
  }
  const present = rows.get(table) ?? [];
  const row = present[hit.pick % Math.max(1, present.length)];
  const other = hit.how === 'early' ? before[hit.pick % Math.max(1, before.length)] : row;
  if (!row || !other) return;
  database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(hit.how === 'early' ? other.id : row.id);
  if (hit.how === 'removed') return;
  const changed: AnyRow = { ...other };
  if (hit.how === 'spoilt') changed.sealed = Buffer.from(other.sealed as Buffer).fill(0x5a, 30, 60);
  if (hit.how === 'moved') changed.id = Buffer.alloc(16, hit.pick % 251);
  try {
    insertRow(database, table, changed);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

/** The file after all blows; those on rows first, for a broken file can't be edited. */
function damage(blows: readonly Blow[]): void {
  editFile(layOutAlone(), (database) => {
    for (const hit of blows) strike(database, hit);
  });
  const bytes = fs.readFileSync(kit.file);
  for (const hit of blows) {
    if (hit.kind !== 'page') continue;
    const page = 1 + (hit.pick % (bytes.length / 4_096 - 1));
    bytes.fill(hit.byte, page * 4_096 + 100, (page + 1) * 4_096);
  }
  layOutAlone(bytes);
}

/** The secrets whose newest value can be had while the vault is damaged. */
function readable(session: Session): Map<string, string> {
  const found = new Map<string, string>();
  for (const id of truth.values.keys()) {
    try {
      const value = revealed(id)(session);
      if (value === truth.values.get(id)) found.set(id, value);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
    }
  }
  return found;
}

async function judge(session: Session, plan: RepairPlan, healthy: Map<string, string>): Promise<void> {
  expect(session.integrity()).toEqual({ state: 'intact', damaged: [] });
  // Before anything is revealed, which the audit notes.
  const events = await session.auditEvents.all();
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
  for (const { kind, at, subject } of events) {
    const genuine = ever.events.has(`${kind} ${at} ${subject}`);
    expect(genuine || kind === 'repaired' || kind === 'unlocked', 'no event is made up').toBe(true);
  }
  for (const [id, value] of healthy) expect(revealed(id)(session), 'what was healthy').toBe(value);
  expect(session.pages.size).toBe(plan.kept.secrets);
  expect(session.pages.versions).toBe(plan.kept.versions);
  const known = new Set(projects.list(session).map(({ id }) => id));
  for (const { id, name, projects: inside } of session.pages.all()) {
    const genuine = [truth, earlyTruth].map(({ entries }) => entries.get(id)?.name);
    expect(genuine.includes(name) || /^RECOVERED_\d+$/.test(name), 'no name is made up').toBe(true);
    expect(inside.filter((project) => !known.has(project))).toEqual([]);
    expect(plan.lost.map((one) => one.id)).not.toContain(id);
  }
  for (const [id, held] of valuesIn(session)) {
    for (const value of held) expect(ever.values.get(id), 'no value is made up').toContain(value);
  }
}

test(
  `whatever is damaged, a repair keeps all that is healthy, makes nothing up, and leaves the vault intact`,
  async () => {
    let repaired = 0;
    const property = fc.asyncProperty(fc.array(blow, { minLength: 1, maxLength: 5 }), async (blows) => {
      damage(blows);
      const struck = fs.readFileSync(kit.file);
      const session = await reopen(kit).catch((error: unknown) => {
        if (!(error instanceof VaultError)) throw error;
        return null;
      });
      if (!session) return;
      try {
        await session.startDeepCheck();
        const healthy = readable(session);
        if (session.integrity().state === 'intact') return;
        const plan = await planRepair(session);
        const key = { password: masterPassword };
        const { aside } = await repair(session, plan.token, plan.unlockers ? { key } : {});
        await session.startDeepCheck();
        repaired++;
        await judge(session, plan, healthy);
        expect(fs.readFileSync(path.join(kit.folder, aside)).length).toBeGreaterThanOrEqual(struck.length);
        addSecret(session, 'AFTER', 'written');
        session.lock();
        const again = await reopen(kit);
        await again.startDeepCheck();
        expect(again.integrity().state).toBe('intact');
        again.lock();
      } finally {
        session.lock();
      }
    });
    await fc.assert(property, { numRuns: runs });
    expect(repaired).toBeGreaterThan(runs / 2);
  },
  30_000 + runs * 3_000,
);
