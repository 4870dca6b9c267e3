import fs from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { expect } from 'vitest';
import * as reading from '../../src-main/vault/reading.ts';
import { planRepair, repair } from '../../src-main/vault/repair.ts';
import type { Session } from '../../src-main/vault/session.ts';
import type { RepairKey, RepairPlan } from '../../src-preload/contract/repair.ts';
import { addSecret, reopen } from '../kit/vault.ts';
import { setColumn } from './cases.ts';
import type { Fixture } from './fixture.ts';
import { editFile, layOut } from './oracle.ts';

type Edit = (database: Database.Database) => unknown;

/** Makes a row's blob one that never opens; and takes a row away. */
export const spoil = (database: Database.Database, table: string, id: string) =>
  setColumn(database, table, id, 'sealed', Buffer.alloc(144, 0x11));
export const drop = (database: Database.Database, table: string, id: string) =>
  database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(Buffer.from(id, 'hex'));

export const revealed = (id: string) => (session: Session) => reading.reveal(session, { id, evenIfRevoked: true }).data;

/** What tests of repairs do with a fixture's vault. */
export function repairKit(fixture: Fixture) {
  const { kit } = fixture;
  const asideFiles = () => fs.readdirSync(kit.folder).filter((name) => name.includes(' damaged '));

  /** Lays the vault out anew, without what an earlier repair left. */
  function layOutAlone(bytes: Uint8Array = fixture.now): string {
    for (const name of asideFiles()) fs.rmSync(path.join(kit.folder, name));
    return layOut(fixture, bytes);
  }

  /** Opens what stands there and looks at all of it, as the product does. */
  async function openAll(): Promise<Session> {
    const session = await reopen(kit);
    await session.startDeepCheck();
    return session;
  }

  async function openDamaged(edit: Edit): Promise<Session> {
    editFile(layOutAlone(), edit);
    const session = await openAll();
    expect(session.integrity().state).toBe('damaged');
    return session;
  }

  /** Repairs, writes, locks and opens again: intact all the way. */
  async function repairFully(session: Session, key?: RepairKey): Promise<RepairPlan & { recoveryCode: string | null }> {
    const plan = await planRepair(session);
    const { recoveryCode } = await repair(session, plan.token, { key });
    expect(session.integrity()).toEqual({ state: 'checking', damaged: [] });
    await session.startDeepCheck();
    expect(session.integrity()).toEqual({ state: 'intact', damaged: [] });
    expect(session.readOnly).toBeNull();
    addSecret(session, 'AFTER', 'written');
    session.lock();
    const again = await openAll();
    expect(again.integrity()).toEqual({ state: 'intact', damaged: [] });
    again.lock();
    return { ...plan, recoveryCode };
  }

  async function look<T>(at: (session: Session) => T): Promise<Awaited<T>> {
    const session = await reopen(kit);
    try {
      return await at(session);
    } finally {
      session.lock();
    }
  }

  return { asideFiles, layOutAlone, openAll, openDamaged, repairFully, look };
}
