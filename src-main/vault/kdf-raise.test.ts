import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addSecret, floorCost, type Kit, masterPassword, quickKit } from '../../test/kit/vault.ts';
import { type DeriveKey, KdfError, type KdfParameters } from '../crypto/kdf.ts';
import { StoreError } from '../store/errors.ts';
import { Store } from '../store/store.ts';
import type { Progress, VaultContext } from './environment.ts';
import { VaultError } from './errors.ts';
import { createVault, unlockVault } from './open.ts';
import type { Session } from './session.ts';

const today = 2 * floorCost;
let kit: Kit;
let derived: KdfParameters[];

/** As `kit`, on a computer whose passwords cost more by now. */
function later(more: Partial<VaultContext> = {}, interrupt: (turn: number) => void = () => {}): VaultContext {
  derived = [];
  const deriveKey: DeriveKey = async (password, parameters, options) => {
    derived.push(parameters);
    interrupt(derived.length);
    options?.onProgress?.(0.5);
    if (options?.signal?.aborted) throw new KdfError('CANCELLED');
    return kit.context.deriveKey(password, parameters, options);
  };
  return { ...kit.context, deriveKey, cost: today, costliest: today, ...more };
}

const open = (context: VaultContext, options: Progress & { forReading?: boolean } = {}): Promise<Session> =>
  unlockVault(context, kit.file, masterPassword, { acceptOlderCopy: false, ...options });

const passwordRow = ({ store }: Session) => store.tables.unlockers.all().find(({ kind }) => kind === 1);

async function kinds(session: Session): Promise<string[]> {
  return (await session.auditEvents.all()).map(({ kind }) => kind);
}

/** Opens it, looks, and locks it again. */
async function look<T>(context: VaultContext, at: (session: Session) => T): Promise<Awaited<T>> {
  const session = await open(context);
  try {
    return await at(session);
  } finally {
    session.lock();
  }
}

beforeEach(async () => {
  kit = quickKit();
  const { session } = await createVault(kit.context, kit.file, masterPassword);
  addSecret(session, 'TOKEN', 'value');
  session.lock();
});
afterEach(() => fs.rmSync(kit.folder, { recursive: true }));

describe('unlocking a vault whose password is protected less than new ones are', () => {
  it('protects it as new ones in the same step, once', async () => {
    const before = await look(kit.context, passwordRow);
    const session = await open(later());
    const after = passwordRow(session);
    expect([before?.n, after?.n]).toEqual([floorCost, today]);
    expect(after?.salt).not.toEqual(before?.salt);
    expect(after?.id).toEqual(before?.id);
    expect((await kinds(session)).slice(-2)).toEqual(['kdf-raised', 'unlocked']);
    await session.startDeepCheck();
    expect(session.integrity().state).toBe('intact');
    session.lock();
    const again = later();
    await look(again, () => {});
    expect(derived.map(({ n }) => n)).toEqual([today]);
  });

  it('takes the higher cost where that is fast, and stays at the usual one without the memory for it', async () => {
    const costliest = 2 * today;
    await look(
      later({ costliest }, (turn) => {
        if (turn === 3) throw new KdfError('NOT_ENOUGH_MEMORY');
      }),
      (session) => expect(passwordRow(session)?.n).toBe(today),
    );
    expect(derived.map(({ n }) => n)).toEqual([floorCost, today, costliest]);
    await look(later({ cost: costliest, costliest }), (session) => expect(passwordRow(session)?.n).toBe(costliest));
  });

  it.each([
    ['there is not enough memory', () => ({ code: 'NOT_ENOUGH_MEMORY' as const, disk: false })],
    ['the disk is full', () => ({ code: 'DISK_FULL' as const, disk: true })],
  ])('opens it all the same where %s', async (_what, failure) => {
    const { code, disk } = failure();
    const context = later({}, (turn) => {
      if (turn === 2 && !disk) throw new KdfError('NOT_ENOUGH_MEMORY');
    });
    const full = disk
      ? vi.spyOn(Store.prototype, 'transaction').mockImplementation(() => {
          throw new StoreError('DISK_FULL');
        })
      : null;
    const session = await open(context);
    full?.mockRestore();
    expect(derived).toHaveLength(2);
    expect(passwordRow(session)?.n, code).toBe(floorCost);
    addSecret(session, 'MORE', 'can be written');
    await session.startDeepCheck();
    expect(session.integrity().state).toBe('intact');
    session.lock();
  });

  it('leaves a file that is open for reading, or damaged, as it is', async () => {
    const reading = await open(later(), { forReading: true });
    expect([derived.length, passwordRow(reading)?.n]).toEqual([1, floorCost]);
    reading.lock();
    const store = Store.open(kit.file);
    const [page] = store.tables.pages.all();
    store.transaction(() => store.tables.pages.remove(page?.id ?? new Uint8Array(16)));
    store.close();
    const damaged = await open(later());
    expect([damaged.readOnly, derived.length, passwordRow(damaged)?.n]).toEqual(['damage', 1, floorCost]);
    damaged.lock();
  });

  it('is cancelled as a whole in either derivation: nobody is in, and nothing was changed', async () => {
    for (const at of [1, 2]) {
      const stop = new AbortController();
      const context = later({}, (turn) => {
        if (turn === at) stop.abort();
      });
      await expect(open(context, { signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(derived).toHaveLength(at);
    }
    await look(kit.context, async (session) => {
      expect(passwordRow(session)?.n).toBe(floorCost);
      expect(await kinds(session)).toEqual(['created', 'secret-created', 'unlocked']);
    });
  });

  it('hears before it is done, when the vault is open and as it was; what is thrown then keeps it closed', async () => {
    const seen: (number | undefined)[] = [];
    const beforeKeyChange = async (session: Session) => void seen.push(passwordRow(session)?.n as number);
    const options = { acceptOlderCopy: false, beforeKeyChange };
    (await unlockVault(later(), kit.file, masterPassword, options)).lock();
    (await unlockVault(later(), kit.file, masterPassword, options)).lock();
    expect(seen).toEqual([floorCost]);
    const stopped = async () => {
      throw new VaultError('CANCELLED');
    };
    const costlier = later({ cost: 2 * today, costliest: 2 * today });
    await expect(
      unlockVault(costlier, kit.file, masterPassword, { acceptOlderCopy: false, beforeKeyChange: stopped }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    await look(later(), (session) => expect(passwordRow(session)?.n).toBe(today));
  });

  it('tells how far it is over both derivations', async () => {
    const fractions: number[] = [];
    const session = await open(later(), { onProgress: (fraction) => fractions.push(fraction) });
    session.lock();
    expect(fractions).toHaveLength(2);
    expect(fractions[0]).toBeCloseTo(0.1);
    expect(fractions[1]).toBeCloseTo(0.4);
  });

  it('says the wrong password as ever, after one derivation', async () => {
    await expect(unlockVault(later(), kit.file, 'not it', { acceptOlderCopy: false })).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    expect(derived).toHaveLength(1);
  });
});
