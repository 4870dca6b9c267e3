import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../../test/kit/folder.ts';
import { makeVault, quickKit } from '../../test/kit/vault.ts';
import { query } from '../vault/audit/query.ts';
import { VaultError } from '../vault/errors.ts';
import { createFailedUnlocks, type FailedTriesFile, failedTries, waitAfter } from './failed-unlocks.ts';
import { fakeTime, memoryFile } from './fakes.ts';
import { openJsonFile } from './json-file.ts';

const path = '/home/me/work.coffer';
const emptyFile = (): FailedTriesFile => memoryFile({});
const stored = (file: FailedTriesFile) => Object.values(file.get());

function setUp(file = emptyFile(), time = fakeTime()) {
  const failed = createFailedUnlocks(file, time.clock);
  let proved = 0;
  /** Tries once; `null` when it was right, else the code, and the seconds to wait. */
  async function attempt(code: 'WRONG_PASSWORD' | 'WRONG_RECOVERY_CODE' | 'CANCELLED' | null, at = path) {
    try {
      await failed.proving(at, async () => {
        proved++;
        if (code !== null) throw new VaultError(code);
      });
      return null;
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      return error.code === 'TOO_MANY_ATTEMPTS' ? error.details.waitSeconds : error.code;
    }
  }
  const wrong = (at = path) => attempt('WRONG_PASSWORD', at);
  return { file, time, failed, attempt, wrong, proofs: () => proved };
}

describe('the wait after wrong passwords', () => {
  it('is none for the first three, then doubles up to half a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 999].map(waitAfter)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('comes before any derivation, and ends to the moment', async () => {
    const { wrong, proofs, time, attempt } = setUp();
    for (let n = 0; n < 4; n++) expect(await wrong()).toBe('WRONG_PASSWORD');
    expect(await wrong()).toBe(1);
    await time.pass(999);
    expect(await wrong()).toBe(1);
    expect(proofs()).toBe(4);
    await time.pass(1);
    expect(await wrong()).toBe('WRONG_PASSWORD');
    expect(await wrong()).toBe(2);
    await time.pass(2_000);
    expect(await attempt(null)).toBe(null);
  });

  it('holds against a thousand tries', async () => {
    const { wrong, proofs, time, file } = setUp();
    for (let n = 0; n < 1_000; n++) {
      await wrong();
      await time.pass(100);
    }
    // 3 free, then after 1, 2, 4, 8, 16 and each 30 of the 100 seconds.
    expect(proofs()).toBeLessThan(12);
    expect(stored(file)).toMatchObject([{ count: proofs() }]);
  });

  it('is of each vault by itself', async () => {
    const { wrong } = setUp();
    for (let n = 0; n < 4; n++) await wrong();
    expect(await wrong()).toBe(1);
    expect(await wrong('/another.coffer')).toBe('WRONG_PASSWORD');
  });

  it('counts wrong recovery codes, but nothing that is no guess', async () => {
    const { attempt, file } = setUp();
    await attempt('WRONG_RECOVERY_CODE');
    await attempt('CANCELLED');
    await attempt(null);
    expect(stored(file)).toMatchObject([{ count: 1 }]);
  });

  it('goes on after a restart, from the time of the last one', async () => {
    const { file, time, wrong } = setUp();
    for (let n = 0; n < 8; n++) {
      await wrong();
      await time.pass(16_000);
    }
    const later = fakeTime(time.clock.now() - 12_000);
    expect(await setUp(file, later).wrong()).toBe(12);
    await later.pass(12_000);
    expect(await setUp(file, later).wrong()).toBe('WRONG_PASSWORD');
  });

  it('is never longer than it is where the clock was set back, nor shorter where it is set while Coffer runs', async () => {
    const { file, time, wrong } = setUp();
    for (let n = 0; n < 9; n++) {
      await time.pass(30_000);
      await wrong();
    }
    time.sleep(3_600_000);
    expect(await wrong()).toBe(30);
    time.setBack(90_000_000);
    expect(await wrong()).toBe(30);
    const restarted = setUp(file, time);
    expect(await restarted.wrong()).toBe(30);
    await time.pass(29_000);
    expect(await restarted.wrong()).toBe(1);
    await time.pass(1_000);
    expect(await restarted.wrong()).toBe('WRONG_PASSWORD');
  });

  it('whatever happens to the clocks, it is over after half a minute', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('wrong' as const), ms: fc.constant(0) }),
      fc.record({ do: fc.constantFrom('pass' as const, 'sleep' as const, 'setBack' as const), ms: fc.nat(100_000) }),
      fc.record({ do: fc.constant('restart' as const), ms: fc.constant(0) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const file = emptyFile();
        const time = fakeTime();
        let run = setUp(file, time);
        for (const { do: what, ms } of steps) {
          if (what === 'wrong') {
            const answer = await run.wrong();
            if (typeof answer === 'number') expect(answer).toBeLessThanOrEqual(30);
          } else if (what === 'restart') run = setUp(file, time);
          else await time[what](ms);
        }
        // Looked at once, as somebody does who wants in.
        await run.attempt('CANCELLED');
        await time.pass(30_000);
        expect(await run.attempt(null)).toBe(null);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is counted', () => {
  it('has the first and the last time, and ends at 999', async () => {
    const { file, time, wrong } = setUp();
    await wrong();
    await time.pass(60_000);
    await wrong();
    const firstAt = Date.UTC(2026, 10, 21, 12) / 1_000;
    expect(stored(file)).toEqual([{ count: 2, firstAt, lastAt: firstAt + 60 }]);
    file.set(
      Object.fromEntries(Object.keys(file.get()).map((name) => [name, { count: 999, firstAt, lastAt: firstAt }])),
    );
    await time.pass(60_000);
    await wrong();
    expect(stored(file)).toMatchObject([{ count: 999, firstAt }]);
  });

  it('tells neither path nor name of the vault, and is kept for fifty of them', async () => {
    const { file, wrong, time } = setUp();
    for (let n = 0; n < 60; n++) {
      await wrong(`/home/me/vault-${n}.coffer`);
      await time.pass(1_000);
    }
    expect(stored(file)).toHaveLength(50);
    expect(
      Math.max(...stored(file).map(({ lastAt }) => lastAt)) - Math.min(...stored(file).map((one) => one.lastAt)),
    ).toBe(49);
    expect(JSON.stringify(file.get())).not.toMatch(/home|vault/);
  });

  it("survives in its file, which is its owner's, and a broken one begins anew", async () => {
    const folder = memoryFolder();
    const open = () => openJsonFile(folder, 'failed-unlocks', failedTries, {});
    await setUp(open()).wrong();
    await setUp(open()).wrong();
    expect(stored(open())).toMatchObject([{ count: 2 }]);
    const text = readFileSync(join(folder, 'failed-unlocks.json'), 'utf8');
    writeFileSync(
      join(folder, 'failed-unlocks.json'),
      text.replace('"count": 2', '"count": -2').replace('"count":2', '"count":-2'),
    );
    expect(stored(open())).toEqual([]);
  });

  it('goes on in memory where the disk takes nothing, and the answer stays the same', async () => {
    const kept = memoryFile<ReturnType<FailedTriesFile['get']>>({});
    const failing: FailedTriesFile = {
      get: kept.get,
      set(value) {
        kept.set(value);
        throw new Error('ENOSPC');
      },
    };
    const { wrong } = setUp(failing);
    for (let n = 0; n < 4; n++) expect(await wrong()).toBe('WRONG_PASSWORD');
    expect(await wrong()).toBe(1);
  });
});

describe('at the next unlock', () => {
  it('it is noted in the audit as unverified, and counted from nothing again', async () => {
    const { session } = await makeVault(quickKit());
    const { failed, file, wrong } = setUp();
    await wrong(session.path);
    await wrong(session.path);
    failed.note(session);
    failed.note(session);
    const { events } = query(session, { limit: 3 });
    expect(events.map(({ kind, count, unverified }) => [kind, count, unverified])).toEqual([
      ['unlock-failed', 2, true],
      ['created', undefined, undefined],
    ]);
    expect(stored(file)).toEqual([]);
  });

  it('it stays counted where the vault can only be read', async () => {
    const { session } = await makeVault(quickKit());
    const { failed, file, wrong } = setUp();
    await wrong(session.path);
    session.noteDamage({ table: 'projects', id: null, name: null });
    failed.note(session);
    expect(stored(file)).toMatchObject([{ count: 1 }]);
  });

  it('a new vault in the same place begins without', async () => {
    const { failed, file, wrong } = setUp();
    await wrong();
    failed.forget(path);
    expect(stored(file)).toEqual([]);
  });
});
