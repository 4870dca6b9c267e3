import { expect, test, vi } from 'vitest';
import { defaultSettings } from '../../src-preload/contract.ts';
import { addSecret, makeVault, masterPassword, quickKit } from '../../test/kit/vault.ts';
import { exportEvents } from '../vault/audit/export.ts';
import { query } from '../vault/audit/query.ts';
import { Previews } from '../vault/exchange/previews.ts';
import * as openers from '../vault/open.ts';
import * as reading from '../vault/reading.ts';
import { rotateVaultKey } from '../vault/rekey.ts';
import type { Session } from '../vault/session.ts';
import { createAutoLock } from './auto-lock.ts';
import { createCurrentVault } from './current-vault.ts';
import { createFailedUnlocks } from './failed-unlocks.ts';
import { fakeTime, memoryFile } from './fakes.ts';

/** An open vault with a secret, which locks by itself when nobody was there for five minutes. */
async function setUp() {
  const { kit, session } = await makeVault(quickKit());
  const id = addSecret(session, 'KEPT', 'as it was');
  // Enough for a rotation of the key to give way in the midst of it.
  for (let n = 0; n < 80; n++) addSecret(session, `OTHER_${n}`, `other ${n}`);
  session.lock();
  const time = fakeTime();
  const context = { ...kit.context, clock: time.clock };
  const vault = createCurrentVault({
    openers,
    context,
    remembered: memoryFile({ path: kit.file, lastOpenedAt: null }),
    failedUnlocks: createFailedUnlocks(memoryFile({}), time.clock),
    ask: { newFile: async () => null, existingFile: async () => null },
    send: () => {},
    tell: () => {},
    onLocking: () => {},
    onLocked: () => {},
    onUnlocked: () => autoLock.begin(),
    beforeKeyChange: async () => {},
    onIntact: () => {},
    onState: () => {},
    after: time.after,
  });
  const autoLock = createAutoLock({
    power: { on: () => {}, getSystemIdleTime: () => 0, getSystemIdleState: () => 'active' },
    clock: time.clock,
    after: () => () => {},
    settings: () => defaultSettings,
    isUnlocked: vault.isUnlocked,
    lock: vault.lockBecause,
  });
  const unlock = async () => {
    await vault.unlock({ password: masterPassword, acceptOlderCopy: false, forReading: false });
    const open = vault.session();
    // It is checked after a moment.
    await time.pass(1_000);
    await vi.waitUntil(() => open.integrity().state !== 'checking', { interval: 1 });
    return open;
  };
  /** As on waking from a sleep that was longer than the time. */
  const idle = () => {
    time.sleep(6 * 60_000);
    autoLock.check();
  };
  return { vault, unlock, idle, id, random: context.random };
}

type Parts = Awaited<ReturnType<typeof setUp>>;
/** Work on the open vault that hears from time to time how far it is. */
type Work = (parts: Parts, session: Session, onProgress: () => void) => Promise<unknown>;

const works: Record<string, Work> = {
  'rotation of the key': ({ vault }, _session, onProgress) =>
    vault.givingCode((session, progress) =>
      rotateVaultKey(session, masterPassword, { signal: progress.signal, onProgress }),
    ),
  'an import': async ({ random }, session, onProgress) => {
    const previews = new Previews(random);
    const text = Array.from({ length: 400 }, (_, n) => `NAME_${n}=${'x'.repeat(200)}`).join('\n');
    const preview = await previews.read(session, '.env', Buffer.from(text));
    const entries = preview.lines.map((_, index) => ({ index }));
    const destination = { project: null, environment: null };
    return previews.importEnv(session, { preview: preview.id, destination, entries, comments: true }, { onProgress });
  },
  'an export': (_parts, session, onProgress) => {
    queueMicrotask(onProgress);
    return exportEvents(session, {}, 'json');
  },
};

test.each(Object.entries(works))(
  '%s that is under way when the vault locks by itself leaves nothing',
  async (_, work) => {
    const parts = await setUp();
    const session = await parts.unlock();
    const secrets = session.summaries().length;
    let heard = 0;
    const working = work(parts, session, () => {
      heard += 1;
      if (heard === 1) parts.idle();
    });
    await expect(working).rejects.toMatchObject({ code: expect.stringMatching(/^(VAULT_LOCKED|CANCELLED)$/) });
    expect(heard).toBeGreaterThan(0);
    expect(parts.vault.isUnlocked()).toBe(false);

    const again = await parts.unlock();
    expect(again.summaries()).toHaveLength(secrets);
    expect(reading.reveal(again, { id: parts.id }).data).toBe('as it was');
    expect(again.integrity()).toEqual({ state: 'intact', damaged: [] });
    const kinds = query(again, { limit: 20 }).events.map(({ kind }) => kind);
    expect(kinds).not.toContain('imported');
    expect(kinds).not.toContain('exported');
    expect(kinds).not.toContain('key-rotated');
    parts.vault.lock();
  },
);
