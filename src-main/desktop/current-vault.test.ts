import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { VaultContext } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import type { Session, SessionEvent } from '../vault/session.ts';
import { createCurrentVault, type VaultOpeners } from './current-vault.ts';
import { fakeTime, memoryFile } from './fakes.ts';
import { noVault } from './remembered-vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'coffer-current-'));

class FakeSession {
  readonly path: string;
  readOnly: 'damage' | null = null;
  isLocked = false;
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
  startDeepCheck() {}
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
  const vault = createCurrentVault({
    openers,
    context: { clock: fakeTime().clock } as VaultContext,
    remembered: memoryFile({ ...noVault, path }),
    ask: { newFile: async () => asked, existingFile: async () => asked },
    send: (name, payload) => log.push(name === 'vault.state' ? `state ${(payload as { phase: string }).phase}` : name),
    tell: (code) => log.push(`tell ${code}`),
    onLocked: () => log.push(`locked (keys ${sessions.every(({ isLocked }) => isLocked) ? 'gone' : 'alive'})`),
    onUnlocked: () => log.push('unlocked'),
    onIntact: () => log.push('intact'),
    onState: () => {},
  });
  const password = { password: 'x', acceptOlderCopy: false, forReading: false };
  async function unlock() {
    const unlocking = vault.unlock(password);
    waiting.at(-1)?.resolve();
    return unlocking;
  }
  return { vault, sessions, waiting, log, password, unlock };
}

describe('the current vault', () => {
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
    expect(sessions[0]).toMatchObject({ isLocked: true, listener: null });
    expect(log).toEqual(['state locked', 'locked (keys gone)']);
    expect(() => vault.session()).toThrow('VAULT_LOCKED');
    vault.lock();
    expect(log).toHaveLength(2);
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
    expect(log.at(-1)).toContain('locked');
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
      'state locked',
      'locked (keys gone)',
      'tell FILE_REPLACED',
    ]);
  });
});
