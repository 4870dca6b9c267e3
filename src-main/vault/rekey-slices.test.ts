import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blobsOf, change, checked, fill, pictured, withProgress } from '../../test/kit/rekey.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../test/kit/vault.ts';
import { StoreError } from '../store/errors.ts';
import * as audit from './audit/query.ts';
import { createVault, unlockVault } from './open.ts';
import * as reading from './reading.ts';
import { rotateVaultKey } from './rekey.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';

let kit: Kit;
let session: Session;

beforeEach(async () => {
  kit = withProgress(quickKit());
  ({ session } = await createVault(kit.context, kit.file, masterPassword));
});
afterEach(() => {
  session.lock();
  fs.rmSync(kit.folder, { recursive: true });
});

const unlock = () => unlockVault(kit.context, kit.file, masterPassword, { acceptOlderCopy: false });

describe('while a new vault key is made', () => {
  /** Reports of a whole run. */
  async function reports(): Promise<number[]> {
    const fractions: number[] = [];
    await rotateVaultKey(await checked(session), masterPassword, {
      onProgress: (fraction) => fractions.push(fraction),
    });
    return fractions;
  }

  it('its progress goes from 0 to 1', async () => {
    fill(session, 80);
    const fractions = await reports();
    expect(fractions.length).toBeGreaterThan(8);
    expect(fractions.toSorted((a, b) => a - b)).toEqual(fractions);
    expect(Math.min(...fractions)).toBeGreaterThan(0);
    expect(Math.min(...fractions)).toBeLessThan(0.3);
    expect(Math.max(...fractions)).toBeGreaterThan(0.99);
    expect(Math.max(...fractions)).toBeLessThanOrEqual(1);
  });

  it('nothing else is answered once the password is proved, and everything is once it is done', async () => {
    const [id = ''] = fill(session, 80);
    await checked(session);
    let asked = 0;
    const onProgress = () => {
      asked++;
      for (const call of [
        () => session.summaries(),
        () => session.records('projects'),
        () => secrets.get(session, { id }),
        () => reading.reveal(session, { id }),
        () => addSecret(session, 'OTHER', 'x'),
        () => session.transaction(() => undefined),
        () => audit.query(session, { limit: 5 }),
      ]) {
        expect(call).toThrow('BUSY');
      }
      expect(session.isBusy).toBe(true);
    };
    const second: Promise<unknown>[] = [];
    let proved = false;
    await rotateVaultKey(session, masterPassword, {
      beforeChange: async () => {
        proved = true;
      },
      onProgress: () => {
        if (!proved) return;
        onProgress();
        second.push(expect(rotateVaultKey(session, masterPassword)).rejects.toThrow('BUSY'));
        second.push(expect(session.startDeepCheck()).rejects.toThrow('BUSY'));
      },
    });
    await Promise.all(second);
    expect(asked).toBeGreaterThan(8);
    expect(session.isBusy).toBe(false);
    expect(secrets.get(session, { id }).version).toBe(3);
  });

  it('it can be cancelled at any step: nothing is changed, and the vault goes on', async () => {
    const [id = ''] = fill(session, 80);
    const steps = (await reports()).length;
    const before = pictured(await checked(session));
    const blobs = blobsOf(session);
    const { revision } = session;
    for (let step = 1; step <= steps; step++) {
      const stop = new AbortController();
      let count = 0;
      const onProgress = () => {
        if (++count === step) stop.abort();
      };
      const tried = rotateVaultKey(session, masterPassword, { signal: stop.signal, onProgress });
      await expect(tried, `step ${step}`).rejects.toThrow('CANCELLED');
      expect(session.revision).toBe(revision);
      expect(pictured(session)).toEqual(before);
    }
    expect(blobsOf(session)).toEqual(blobs);
    change(session, id, 'goes on');
    session.lock();
    session = await unlock();
    expect(reading.reveal(session, { id }).data).toBe('goes on');
    await checked(session);
  });

  it('locking ends it at once at any step, wipes the new keys, and the old state stands', async () => {
    fill(session, 80);
    const steps = (await reports()).length;
    const before = pictured(await checked(session));
    for (let step = 1; step <= steps; step++) {
      let count = 0;
      let vaultKey: Uint8Array | undefined;
      vi.spyOn(session.context, 'random').mockImplementation((length) => {
        const bytes = new Uint8Array(randomBytes(length));
        vaultKey ??= bytes;
        return bytes;
      });
      const onProgress = () => {
        if (++count !== step) return;
        // There is none before the password is proved, which is heard of twice.
        expect(vaultKey?.some((byte) => byte > 0) ?? false).toBe(step > 2);
        session.lock();
        expect(vaultKey ?? new Uint8Array(32)).toEqual(new Uint8Array(32));
      };
      await expect(rotateVaultKey(session, masterPassword, { onProgress }), `step ${step}`).rejects.toThrow(
        'VAULT_LOCKED',
      );
      session = await unlock();
      expect(pictured(session)).toEqual(before);
      await checked(session);
    }
  });

  it.each(['versions', 'pages', 'manifest', 'unlockers'] as const)(
    'a disk that is full at %s leaves everything as it was',
    async (table) => {
      fill(session, 5);
      const before = pictured(await checked(session));
      const method = table === 'unlockers' ? 'insert' : 'update';
      const real = session.store.tables[table][method];
      session.store.tables[table][method] = () => {
        throw new StoreError('DISK_FULL');
      };
      await expect(rotateVaultKey(session, masterPassword)).rejects.toThrow('DISK_FULL');
      session.store.tables[table][method] = real;
      expect(pictured(session)).toEqual(before);
      expect(session.readOnly).toBeNull();
      await rotateVaultKey(await checked(session), masterPassword);
      await checked(session);
    },
  );
});
