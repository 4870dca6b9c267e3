import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryFolder } from '../../test/kit/folder.ts';
import { makeVault, masterPassword, quickKit } from '../../test/kit/vault.ts';
import { query } from '../vault/audit/query.ts';
import type { VaultContext } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import * as openers from '../vault/open.ts';
import type { Session, SessionEvent } from '../vault/session.ts';
import { createCurrentVault } from './current-vault.ts';
import { createFailedUnlocks, type FailedTriesFile } from './failed-unlocks.ts';
import { fakeTime, memoryFile } from './fakes.ts';
import { noVault } from './remembered-vault.ts';
import type { VaultOpeners } from './vault-openers.ts';

const folder = memoryFolder();

class FakeSession {
  readonly path: string;
  readOnly: 'damage' | null = null;
  isLocked = false;
  /** For each event that is recorded in it, whether its keys were still there. */
  recorded: boolean[] = [];
  listener: ((event: SessionEvent) => void) | null = null;
  constructor(path: string) {
    this.path = path;
  }
  subscribe(listener: (event: SessionEvent) => void) {
    this.listener = listener;
    return () => {
      this.listener = null;
    };
  }
  /** What was begun that goes through the whole vault. */
  readonly begun: string[] = [];
  readonly notes = { start: () => void this.begun.push('notes') };
  startDeepCheck() {
    this.begun.push('check');
  }
  transaction() {
    this.recorded.push(!this.isLocked);
  }
  lock() {
    this.isLocked = true;
  }
}

type Release = { resolve: () => void; reject: (error: Error) => void };

function setUp({ path = null as string | null, asked = null as string | null } = {}) {
  const sessions: FakeSession[] = [];
  const waiting: Release[] = [];
  const log: string[] = [];
  const derive = (signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ resolve, reject });
      signal?.addEventListener('abort', () => reject(new VaultError('CANCELLED')));
    });
  const open = (at: string) => {
    const session = new FakeSession(at);
    sessions.push(session);
    return session as unknown as Session;
  };
  const openers: VaultOpeners = {
    inspectVaultFile() {},
    createVault: async (_context, at, _password, { signal }) => {
      await derive(signal);
      return { session: open(at), recoveryCode: 'CODE' };
    },
    unlockVault: async (_context, at, _password, { signal, onProgress }) => {
      onProgress?.(0.5);
      await derive(signal);
      return open(at);
    },
    recoverVault: async (_context, at, _code, _next, { signal }) => {
      await derive(signal);
      return open(at);
    },
    changePassword: async (_session, _current, _next, { signal }) => derive(signal),
  };
  const time = fakeTime();
  const counted: FailedTriesFile = memoryFile({});
  const vault = createCurrentVault({
    openers,
    context: { clock: time.clock } as VaultContext,
    remembered: memoryFile({ ...noVault, path }),
    failedUnlocks: createFailedUnlocks(counted, time.clock),
    ask: { newFile: async () => asked, existingFile: async () => asked },
    send: (name, payload) => log.push(name === 'vault.state' ? `state ${(payload as { phase: string }).phase}` : name),
    tell: (code) => log.push(`tell ${code}`),
    onLocking: () => log.push(`locking (keys ${sessions.some(({ isLocked }) => isLocked) ? 'gone' : 'alive'})`),
    onLocked: () => log.push(`locked (keys ${sessions.every(({ isLocked }) => isLocked) ? 'gone' : 'alive'})`),
    onUnlocked: () => log.push('unlocked'),
    beforeKeyChange: async () => void log.push('backup'),
    onIntact: () => log.push('intact'),
    onState: () => {},
    after: time.after,
  });
  const password = { password: 'x', acceptOlderCopy: false, forReading: false };
  async function unlock() {
    const unlocking = vault.unlock(password);
    waiting.at(-1)?.resolve();
    return unlocking;
  }
  async function failToUnlock() {
    const unlocking = vault.unlock(password);
    waiting.at(-1)?.reject(new VaultError('WRONG_PASSWORD'));
    await expect(unlocking).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
  }
  return { vault, sessions, waiting, log, password, unlock, failToUnlock, time, counted };
}

describe('the current vault', () => {
  test('is gone through as a whole when the window has had its first look, and not once it is locked', async () => {
    const { vault, sessions, unlock, time } = setUp({ path: '/a.coffer' });
    await unlock();
    expect(sessions[0]?.begun).toEqual([]);
    await time.pass(250);
    expect(sessions[0]?.begun).toEqual(['check', 'notes']);
    vault.lock();
    await unlock();
    vault.lock();
    await time.pass(1_000);
    expect(sessions[1]?.begun).toEqual([]);
  });

  test('begins with none, or with the remembered one locked', () => {
    expect(setUp().vault.state()).toEqual({ phase: 'none', file: null, readOnly: null });
    expect(setUp({ path: '/home/me/work.coffer' }).vault.state()).toMatchObject({
      phase: 'locked',
      file: { name: 'work', fileName: 'work.coffer', folder: '/home/me' },
    });
  });

  test('is made at the chosen place, with its ending, and gives the recovery code', async () => {
    const { vault, waiting, log } = setUp({ asked: join(folder, 'mine') });
    expect(await vault.chooseNew()).toMatchObject({ phase: 'new', file: { fileName: 'mine.coffer' } });
    const creating = vault.create('x');
    expect(vault.state().phase).toBe('unlocking');
    waiting[0]?.resolve();
    expect(await creating).toEqual({ recoveryCode: 'CODE' });
    expect(vault.state()).toMatchObject({ phase: 'unlocked', file: { lastOpenedAt: expect.any(Number) } });
    expect(log).toEqual(['state new', 'state unlocking', 'unlocked', 'state unlocked']);
  });

  test('never takes the place of a file', async () => {
    const path = join(folder, 'there.coffer');
    writeFileSync(path, '');
    const { vault } = setUp({ asked: join(folder, 'there') });
    await expect(vault.chooseNew()).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(vault.state().phase).toBe('none');
  });

  test('can leave the place chosen for a new one', async () => {
    const { vault } = setUp({ asked: join(folder, 'other'), path: '/old.coffer' });
    await vault.chooseNew();
    await expect(vault.unlock({ password: 'x', acceptOlderCopy: false, forReading: false })).rejects.toMatchObject({
      code: 'NO_VAULT_CHOSEN',
    });
    vault.cancel();
    expect(vault.state()).toMatchObject({ phase: 'locked', file: { fileName: 'old.coffer' } });
  });

  test('takes one derivation at a time', async () => {
    const { vault, waiting, password } = setUp({ path: '/a.coffer' });
    const first = vault.unlock(password);
    await expect(vault.unlock(password)).rejects.toMatchObject({ code: 'BUSY' });
    expect(vault.state().phase).toBe('unlocking');
    waiting[0]?.resolve();
    await first;
    await expect(vault.unlock(password)).rejects.toMatchObject({ code: 'ALREADY_UNLOCKED' });
    await expect(vault.chooseExisting()).rejects.toMatchObject({ code: 'ALREADY_UNLOCKED' });
  });

  test('is locked again after a wrong password, and can be tried again', async () => {
    const { vault, waiting, log, password } = setUp({ path: '/a.coffer' });
    const wrong = vault.unlock(password);
    waiting[0]?.reject(new VaultError('WRONG_PASSWORD'));
    await expect(wrong).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
    expect(log.at(-1)).toBe('state locked');
    const again = vault.unlock(password);
    waiting[1]?.resolve();
    expect(await again).toMatchObject({ phase: 'unlocked' });
  });

  test.each(['cancel', 'lock'] as const)('stops a derivation on %s', async (how) => {
    const { vault, password } = setUp({ path: '/a.coffer' });
    const unlocking = vault.unlock(password);
    vault[how]();
    await expect(unlocking).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(vault.state().phase).toBe('locked');
  });

  test('locks at once what a derivation opened although it was cancelled', async () => {
    const { vault, waiting, sessions, password } = setUp({ path: '/a.coffer' });
    const unlocking = vault.unlock(password);
    waiting[0]?.resolve();
    vault.lock();
    await expect(unlocking).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(sessions.every(({ isLocked }) => isLocked)).toBe(true);
    expect(vault.isUnlocked()).toBe(false);
  });

  test('loses its keys before anything else hears of the lock', async () => {
    const { vault, sessions, log, unlock } = setUp({ path: '/a.coffer' });
    await unlock();
    log.length = 0;
    vault.lock();
    expect(sessions[0]).toMatchObject({ isLocked: true, listener: null, recorded: [true] });
    expect(log).toEqual(['locking (keys alive)', 'state locked', 'locked (keys gone)']);
    expect(() => vault.session()).toThrow('VAULT_LOCKED');
    vault.lock();
    expect(log).toHaveLength(3);
  });

  test('is locked although its end fails', async () => {
    const { vault, sessions, log, unlock } = setUp({ path: '/a.coffer' });
    await unlock();
    const [session] = sessions;
    if (session)
      session.lock = () => {
        throw new Error('disk');
      };
    expect(() => vault.lock()).toThrow('disk');
    expect(vault.isUnlocked()).toBe(false);
    expect(log.at(-1)).toContain('locked (');
  });

  test('tells the window what the session tells, and locks when the file was replaced', async () => {
    const { sessions, log, vault, unlock } = setUp({ path: '/a.coffer' });
    await unlock();
    log.length = 0;
    const [session] = sessions;
    session?.listener?.({ kind: 'changed', revision: 2 });
    if (session) session.readOnly = 'damage';
    session?.listener?.({ kind: 'integrity', integrity: { state: 'damaged', damaged: [] } });
    expect(vault.state().readOnly).toBe('damage');
    session?.listener?.({ kind: 'file-replaced' });
    expect(log).toEqual([
      'vault.changed',
      'vault.integrity',
      'state unlocked',
      'locking (keys alive)',
      'state locked',
      'locked (keys gone)',
      'tell FILE_REPLACED',
    ]);
  });

  test('refuses guesses for a while after some wrong ones, before it derives, and lets go on after that', async () => {
    const { vault, waiting, password, failToUnlock, unlock, time, log } = setUp({ path: '/a.coffer' });
    for (let n = 0; n < 5; n++) {
      await failToUnlock();
      await time.pass(1_000);
    }
    const told = log.length;
    const refusal = { code: 'TOO_MANY_ATTEMPTS', details: { waitSeconds: 1 } };
    await expect(vault.unlock(password)).rejects.toMatchObject(refusal);
    const recovery = { recoveryCode: 'x', password: 'y', acceptOlderCopy: false };
    await expect(vault.recover(recovery)).rejects.toMatchObject(refusal);
    expect(waiting).toHaveLength(5);
    expect(log).toHaveLength(told);
    expect(vault.state().phase).toBe('locked');
    await time.pass(1_000);
    expect(await unlock()).toMatchObject({ phase: 'unlocked' });
  });

  test('notes the wrong guesses once it is open, and counts from nothing again', async () => {
    const { sessions, failToUnlock, unlock, counted, vault } = setUp({ path: '/a.coffer' });
    await failToUnlock();
    expect(Object.values(counted.get())).toMatchObject([{ count: 1 }]);
    await unlock();
    expect(sessions[0]?.recorded).toEqual([true]);
    expect(counted.get()).toEqual({});
    vault.lock();
    await unlock();
    expect(sessions[1]?.recorded).toEqual([]);
  });

  test('counts a new code as shown until it is confirmed, ten minutes at most, and not past a lock', async () => {
    const { vault, unlock, time } = setUp({ path: '/a.coffer' });
    await unlock();
    await vault.givingCode(async () => ({ recoveryCode: null }));
    expect(vault.isCodeShown()).toBe(false);
    const give = () => vault.givingCode(async () => ({ recoveryCode: 'CODE' }));
    await give();
    expect(vault.isCodeShown()).toBe(true);
    vault.confirmRecoveryCode();
    expect(vault.isCodeShown()).toBe(false);
    await give();
    await time.pass(600_000);
    expect(vault.isCodeShown()).toBe(false);
    await give();
    vault.lock();
    expect(vault.isCodeShown()).toBe(false);
  });

  test('counts a wrong present password at a change as a guess, until the right one', async () => {
    const { vault, waiting, unlock, counted } = setUp({ path: '/a.coffer' });
    await unlock();
    const wrong = vault.changePassword({ current: 'x', next: 'y' });
    waiting.at(-1)?.reject(new VaultError('WRONG_PASSWORD'));
    await expect(wrong).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
    expect(Object.values(counted.get())).toMatchObject([{ count: 1 }]);
    const right = vault.changePassword({ current: 'x', next: 'y' });
    waiting.at(-1)?.resolve();
    await right;
    expect(counted.get()).toEqual({});
  });

  test('forgets the guesses at another vault that was in the place of a new one', async () => {
    const path = join(folder, 'fresh.coffer');
    const { vault, waiting, failToUnlock, counted, sessions } = setUp({ path, asked: path });
    await failToUnlock();
    await vault.chooseNew();
    const creating = vault.create('x');
    waiting.at(-1)?.resolve();
    await creating;
    expect(counted.get()).toEqual({});
    expect(sessions[0]?.recorded).toEqual([]);
  });
});

describe('a real vault', () => {
  test('has in its audit that it was locked, by what, and the wrong guesses before', async () => {
    const { kit, session } = await makeVault(quickKit());
    session.lock();
    const { clock, context } = kit;
    const vault = createCurrentVault({
      openers,
      context,
      remembered: memoryFile({ path: kit.file, lastOpenedAt: null }),
      failedUnlocks: createFailedUnlocks(memoryFile({}), clock),
      ask: { newFile: async () => null, existingFile: async () => null },
      send: () => {},
      tell: () => {},
      onLocking: () => {},
      onLocked: () => {},
      onUnlocked: () => {},
      beforeKeyChange: async () => {},
      onIntact: () => {},
      onState: () => {},
      after: () => () => {},
    });
    const unlock = (password: string) => vault.unlock({ password, acceptOlderCopy: false, forReading: false });
    await unlock(masterPassword);
    vault.lockBecause('sleep');
    for (let n = 0; n < 2; n++) await expect(unlock('not it')).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
    await unlock(masterPassword);
    vault.lock();
    await unlock(masterPassword);
    const { events } = query(vault.session(), { limit: 9 });
    expect(events.map(({ kind, code, count }) => [kind, code ?? count])).toEqual([
      ['unlocked', undefined],
      ['locked', undefined],
      ['unlock-failed', 2],
      ['unlocked', undefined],
      ['locked', 'sleep'],
      ['unlocked', undefined],
      ['created', undefined],
    ]);
    vault.lock();
  });
});
