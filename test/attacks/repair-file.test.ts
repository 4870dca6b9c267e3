import fs from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { toHex } from '../../src-main/crypto/bytes.ts';
import { Store } from '../../src-main/store/store.ts';
import { recoverVault, unlockVault } from '../../src-main/vault/open.ts';
import { planRepair, repair } from '../../src-main/vault/repair.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import type { Session } from '../../src-main/vault/session.ts';
import { addSecret, masterPassword, reopen } from '../kit/vault.ts';
import { idOf, rowsOf } from './cases.ts';
import { makeFixture } from './fixture.ts';
import { editFile } from './oracle.ts';
import { repairKit, revealed, spoil } from './repair-kit.ts';

const fixture = await makeFixture();
const { kit, truth } = fixture;
const { asideFiles, layOutAlone, openAll, openDamaged, repairFully } = repairKit(fixture);
const [broken = '', healthy = ''] = truth.values.keys();
const strict = { acceptOlderCopy: false };

describe('what the vault opens with', () => {
  const spoilUnlocker = (kind: bigint) => (database: Database.Database) => {
    const row = rowsOf(database, 'unlockers').find((one) => one.kind === kind);
    spoil(database, 'unlockers', idOf(row));
  };

  test('is made anew with the password where the recovery code’s row is damaged', async () => {
    const session = await openDamaged(spoilUnlocker(2n));
    const { token, unlockers } = await planRepair(session);
    expect(unlockers).toBe(true);
    await expect(repair(session, token)).rejects.toThrow('REPAIR_NEEDS_PASSWORD');
    const heard: string[] = [];
    const beforeChange = async () => void heard.push(session.integrity().state);
    const wrong = repair(session, token, { key: { password: 'not it' }, beforeChange });
    await expect(wrong).rejects.toThrow('WRONG_PASSWORD');
    expect(heard).toEqual([]);
    const outdated = repair(session, 'another plan', { key: { password: masterPassword }, beforeChange });
    await expect(outdated).rejects.toThrow('PLAN_OUTDATED');
    expect(heard).toEqual(['damaged']);
    const { recoveryCode } = await repairFully(session, { password: masterPassword });
    const recovered = await recoverVault(kit.context, kit.file, recoveryCode ?? '', 'after recovery', strict);
    expect(recovered.readOnly).toBeNull();
    recovered.lock();
    await expect(recoverVault(kit.context, kit.file, fixture.recoveryCode, 'x', strict)).rejects.toThrow(
      'WRONG_RECOVERY_CODE',
    );
  });

  test('is made anew with the recovery code where the password’s row is damaged', async () => {
    editFile(layOutAlone(), spoilUnlocker(1n));
    const session = await recoverVault(kit.context, kit.file, fixture.recoveryCode, 'ignored', strict);
    await session.startDeepCheck();
    const { token } = await planRepair(session);
    const key = { recoveryCode: fixture.recoveryCode, newPassword: 'set by the repair' };
    const { recoveryCode } = await repair(session, token, { key });
    expect(recoveryCode).not.toBe(fixture.recoveryCode);
    session.lock();
    const again = await unlockVault(kit.context, kit.file, 'set by the repair', strict);
    expect(again.store.tables.unlockers.count()).toBe(2);
    again.lock();
  });
});

describe('the damaged file', () => {
  test('is kept beside the repaired one to the last byte, under a name with the date', async () => {
    const session = await openDamaged((database) => spoil(database, 'secrets', broken));
    const { token } = await planRepair(session);
    const { aside } = await repair(session, token);
    session.lock();
    expect(aside).toMatch(/^personal damaged 2026-12-22 09-00-00Z\.coffer$/);
    expect(asideFiles()).toEqual([aside]);
    const kept = path.join(kit.folder, aside);
    expect(fs.statSync(kept).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(kit.folder).filter((name) => name.endsWith('.repair'))).toEqual([]);
    // It is what it was: the other secrets open, this one doesn't, and what the opening wrote is in it.
    const old = await unlockVault(
      { ...kit.context, marksFolder: path.join(kit.context.marksFolder, 'none') },
      kept,
      masterPassword,
      strict,
    );
    expect(() => secrets.get(old, { id: broken })).toThrow('RECORD_DAMAGED');
    expect(revealed(healthy)(old)).toBe(truth.values.get(healthy));
    expect((await old.auditEvents.all()).filter(({ kind }) => kind === 'unlocked').length).toBeGreaterThan(1);
    old.lock();
  });

  test('has what stood in the log beside it, where the last user crashed', async () => {
    layOutAlone();
    const crashed = await reopen(kit);
    const late = addSecret(crashed, 'LATE', 'in the log only');
    const [file, log] = [fs.readFileSync(kit.file), fs.readFileSync(`${kit.file}-wal`)];
    const mark = fs.readFileSync(path.join(kit.context.marksFolder, fixture.mark.name));
    crashed.lock();
    layOutAlone(file);
    fs.writeFileSync(path.join(kit.context.marksFolder, fixture.mark.name), mark);
    fs.writeFileSync(`${kit.file}-wal`, log);
    editFile(kit.file, (database) => spoil(database, 'secrets', broken));
    const session = await openAll();
    const { token } = await planRepair(session);
    const { aside } = await repair(session, token);
    expect(revealed(late)(session)).toBe('in the log only');
    session.lock();
    const kept = Store.openForReading(path.join(kit.folder, aside));
    expect(kept.tables.secrets.all().map(({ id }) => toHex(id))).toContain(late);
    kept.close();
  });

  test('stays in its place, and the session with it, where the new one can not be put there', async () => {
    const session = await openDamaged((database) => spoil(database, 'secrets', broken));
    const { token } = await planRepair(session);
    const failing = vi.spyOn(fs, 'linkSync').mockImplementation(() => {
      throw Object.assign(new Error('no'), { code: 'EIO' });
    });
    const copying = vi.spyOn(fs, 'copyFileSync').mockImplementation(() => {
      throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    });
    await expect(repair(session, token)).rejects.toThrow('DISK_FULL');
    failing.mockRestore();
    copying.mockRestore();
    expect(session.integrity().state).toBe('damaged');
    expect(revealed(healthy)(session)).toBe(truth.values.get(healthy));
    expect(asideFiles()).toEqual([]);
    expect((await planRepair(session)).token).toBe(token);
    await repair(session, token);
    expect(session.readOnly).toBeNull();
    session.lock();
  });
});

describe('a repair is refused', () => {
  test('of a vault that is intact or not checked yet', async () => {
    layOutAlone();
    const session = await reopen(kit);
    await expect(planRepair(session)).rejects.toThrow('NOT_CHECKED');
    await session.startDeepCheck();
    await expect(planRepair(session)).rejects.toThrow('NOTHING_TO_REPAIR');
    await expect(repair(session, '')).rejects.toThrow('NOTHING_TO_REPAIR');
    session.lock();
  });

  test('of a file that is open for reading only', async () => {
    editFile(layOutAlone(), (database) => spoil(database, 'pages', idOf(rowsOf(database, 'pages')[0])));
    const session = await unlockVault(kit.context, kit.file, masterPassword, { ...strict, forReading: true });
    await expect(planRepair(session)).rejects.toThrow('READ_ONLY');
    session.lock();
  });

  test('where it would do something else than was agreed to', async () => {
    const session = await openDamaged((database) => spoil(database, 'secrets', broken));
    const { token } = await planRepair(session);
    session.lock();
    const other = await openDamaged((database) => spoil(database, 'secrets', healthy));
    await expect(repair(other, token)).rejects.toThrow('PLAN_OUTDATED');
    expect(other.integrity().state).toBe('damaged');
    other.lock();
    expect(asideFiles()).toEqual([]);
  });
});

describe('a repair under way', () => {
  /** Cancels at the report of that number; 0 lets it end. Answers how far it said it was. */
  async function repairUpTo(session: Session, step: number): Promise<number[]> {
    const { token } = await planRepair(session);
    const stop = new AbortController();
    const fractions: number[] = [];
    const onProgress = (fraction: number) => {
      if (fractions.push(fraction) === step) stop.abort();
    };
    await repair(session, token, { signal: stop.signal, onProgress });
    return fractions;
  }

  test('can be cancelled at any step: the vault stays as it was, and nothing is left of the try', async () => {
    const whole = await openDamaged((database) => spoil(database, 'secrets', broken));
    const fractions = await repairUpTo(whole, 0);
    whole.lock();
    expect(fractions.toSorted((a, b) => a - b)).toEqual(fractions);
    expect(fractions.at(-1)).toBe(1);
    const session = await openDamaged((database) => spoil(database, 'secrets', broken));
    for (let step = 1; step < fractions.length; step++) {
      await expect(repairUpTo(session, step), `step ${step}`).rejects.toThrow('CANCELLED');
      expect(session.integrity().state).toBe('damaged');
      expect(revealed(healthy)(session)).toBe(truth.values.get(healthy));
    }
    session.lock();
    expect(fs.readdirSync(kit.folder).toSorted()).toEqual(['marks', 'personal.coffer']);
  });

  test('refuses everything else, and gives way to locking at any step', async () => {
    for (let step = 1; step < 12; step++) {
      const session = await openDamaged((database) => spoil(database, 'secrets', broken));
      const { token } = await planRepair(session);
      let reports = 0;
      const onProgress = () => {
        expect(() => revealed(healthy)(session)).toThrow('BUSY');
        expect(() => session.summaries()).toThrow('BUSY');
        if (++reports === step) session.lock();
      };
      await expect(repair(session, token, { onProgress }), `step ${step}`).rejects.toThrow('VAULT_LOCKED');
      expect(fs.readdirSync(kit.folder).toSorted()).toEqual(['marks', 'personal.coffer']);
    }
    const again = await openAll();
    expect(again.integrity().state).toBe('damaged');
    again.lock();
  });
});
