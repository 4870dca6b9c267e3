import { existsSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import type { ErrorCode, VaultFile, VaultState } from '../../src-preload/contract.ts';
import type { Send } from '../answer.ts';
import { recordLock } from '../vault/audit.ts';
import { type KeyChange, nowSeconds, type Progress, type VaultContext } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import type { Session, SessionEvent } from '../vault/session.ts';
import type { LockReason } from './auto-lock.ts';
import { createDerivation } from './derivation.ts';
import type { FailedUnlocks } from './failed-unlocks.ts';
import type { JsonFile } from './json-file.ts';
import type { RememberedVault } from './remembered-vault.ts';
import { createShownCode } from './shown-code.ts';
import type { After } from './timer.ts';
import type { VaultOpeners } from './vault-openers.ts';

export type CurrentVaultNeeds = {
  openers: VaultOpeners;
  context: VaultContext;
  remembered: JsonFile<RememberedVault>;
  failedUnlocks: FailedUnlocks;
  /** File dialogs; `null` when the person closes them. */
  ask: { newFile(): Promise<string | null>; existingFile(): Promise<string | null> };
  send: Send;
  /** Says in a box of this process what no call can answer. */
  tell: (code: ErrorCode) => void;
  /** The last moment with keys: what is to be kept is sealed now. Never throws. */
  onLocking: (session: Session) => void;
  /** After the keys are gone: clipboard, previews, the page. */
  onLocked: () => void;
  onUnlocked: () => void;
  /** While a vault is being opened, before what it opens with is changed. */
  beforeKeyChange: (session: Session, progress: Progress) => Promise<void>;
  /** The whole file was checked and is as it should be. */
  onIntact: (session: Session) => void;
  after: After;
  /** After any change of the state, with the state. */
  onState: (state: VaultState) => void;
};

export type CurrentVault = {
  state(): VaultState;
  isUnlocked(): boolean;
  /** Whether a new recovery code is still on the screen: locking now would lose it. */
  isCodeShown(): boolean;
  confirmRecoveryCode(): void;
  /** The open session; throws VAULT_LOCKED or NO_VAULT_CHOSEN. */
  session(): Session;
  openSession(): Session | null;
  chooseNew(): Promise<VaultState | null>;
  chooseExisting(): Promise<VaultState | null>;
  create(password: string): Promise<{ recoveryCode: string }>;
  unlock(input: { password: string; acceptOlderCopy: boolean; forReading: boolean }): Promise<VaultState>;
  recover(input: { recoveryCode: string; password: string; acceptOlderCopy: boolean }): Promise<VaultState>;
  changePassword(input: { current: string; next: string } & Pick<KeyChange, 'beforeChange'>): Promise<void>;
  /** Runs what needs the open vault and its master password again, with progress and `cancel`; wrong ones are counted. */
  proving<T>(work: (session: Session, progress: Progress) => Promise<T>): Promise<T>;
  /** The same where it may give a new recovery code, which then counts as shown until it is confirmed, or ten minutes. */
  givingCode<T extends { recoveryCode: string | null }>(
    work: (session: Session, progress: Progress) => Promise<T>,
  ): Promise<T>;
  /** Stops a derivation, or leaves the place chosen for a new vault. */
  cancel(): void;
  /** Destroys the keys, then everything that came from them. Safe to call at any time. */
  lock(): void;
  /** The same, by itself; the audit says why. */
  lockBecause(reason: LockReason): void;
};

/** Milliseconds for the window to read what it shows first: what goes through the whole vault waits so long. */
export const firstLook = 250;

const withEnding = (path: string) => (extname(path).toLowerCase() === '.coffer' ? path : `${path}.coffer`);

/** Owner of the chosen file and of the open session: all that opens or locks goes through here. */
export function createCurrentVault(needs: CurrentVaultNeeds): CurrentVault {
  const { openers, context, remembered, failedUnlocks, ask, send } = needs;
  let newPath: string | null = null;
  const code = createShownCode(context.clock);
  let open: { session: Session; stops: readonly (() => void)[] } | null = null;
  const derivation = createDerivation((fraction) => send('vault.progress', { fraction }));

  function phase(): VaultState['phase'] {
    if (open) return 'unlocked';
    if (derivation.isRunning()) return 'unlocking';
    if (newPath) return 'new';
    return remembered.get().path === null ? 'none' : 'locked';
  }

  function file(): VaultFile | null {
    const path = newPath ?? remembered.get().path;
    if (path === null) return null;
    const lastOpenedAt = newPath === null ? remembered.get().lastOpenedAt : null;
    return { name: basename(path, extname(path)), fileName: basename(path), folder: dirname(path), lastOpenedAt };
  }

  function state(): VaultState {
    return { phase: phase(), file: file(), readOnly: open?.session.readOnly ?? null };
  }

  function publish(): VaultState {
    const now = state();
    send('vault.state', now);
    needs.onState(now);
    return now;
  }

  function listen(session: Session): () => void {
    let readOnly = session.readOnly;
    return session.subscribe((event: SessionEvent) => {
      if (event.kind === 'changed') send('vault.changed', { revision: event.revision });
      else if (event.kind === 'integrity') {
        send('vault.integrity', event.integrity);
        if (event.integrity.state === 'intact') needs.onIntact(session);
        if (readOnly !== session.readOnly) publish();
        readOnly = session.readOnly;
      } else {
        lock();
        needs.tell('FILE_REPLACED');
      }
    });
  }

  function begin(session: Session): VaultState {
    failedUnlocks.note(session);
    const goThrough = () => {
      session.startDeepCheck();
      session.notes.start();
    };
    open = { session, stops: [listen(session), needs.after(firstLook, goThrough)] };
    remembered.set({ path: session.path, lastOpenedAt: nowSeconds(context.clock) });
    newPath = null;
    needs.onUnlocked();
    return publish();
  }

  /** Derives and opens. The state is told when it begins, and again however it ends. */
  async function opening<T>(
    work: (progress: Progress) => Promise<T>,
    sessionOf: (made: T) => Session,
  ): Promise<{ made: T; state: VaultState }> {
    assertMayChoose();
    try {
      const deriving = derivation.run(work, (late) => sessionOf(late).lock());
      publish();
      const made = await deriving;
      return { made, state: begin(sessionOf(made)) };
    } catch (error) {
      publish();
      throw error;
    }
  }

  function chosenPath(): string {
    const { path } = remembered.get();
    if (newPath !== null || path === null) throw new VaultError('NO_VAULT_CHOSEN');
    return path;
  }

  function assertMayChoose(): void {
    if (open) throw new VaultError('ALREADY_UNLOCKED');
    if (derivation.isRunning()) throw new VaultError('BUSY');
  }

  function session(): Session {
    if (open) return open.session;
    throw new VaultError(phase() === 'none' ? 'NO_VAULT_CHOSEN' : 'VAULT_LOCKED');
  }

  const keyChange = (progress: Progress) => ({
    ...progress,
    beforeKeyChange: (of: Session) => needs.beforeKeyChange(of, progress),
  });

  async function proving<T>(work: (of: Session, progress: Progress) => Promise<T>): Promise<T> {
    const of = session();
    const result = await failedUnlocks.proving(of.path, () =>
      derivation.run(
        (progress) => work(of, progress),
        () => {},
      ),
    );
    // Wrong ones were refused calls of an open vault, which its audit has as such.
    failedUnlocks.forget(of.path);
    return result;
  }

  function lock(reason: LockReason | null = null): void {
    const wasOpen = open;
    if (!wasOpen && !derivation.isRunning()) return;
    open = null;
    code.end();
    derivation.stop();
    if (wasOpen) {
      for (const stop of wasOpen.stops) stop();
      needs.onLocking(wasOpen.session);
      recordLock(wasOpen.session, reason);
    }
    try {
      wasOpen?.session.lock();
    } finally {
      publish();
      needs.onLocked();
    }
  }

  return {
    state,
    isUnlocked: () => open !== null,
    isCodeShown: code.isShown,
    confirmRecoveryCode: code.end,
    session,
    openSession: () => open?.session ?? null,

    async chooseNew() {
      assertMayChoose();
      const asked = await ask.newFile();
      assertMayChoose();
      if (asked === null) return null;
      const path = withEnding(asked);
      if (existsSync(path)) throw new VaultError('FILE_EXISTS');
      newPath = path;
      return publish();
    },

    async chooseExisting() {
      assertMayChoose();
      const path = await ask.existingFile();
      assertMayChoose();
      if (path === null) return null;
      openers.inspectVaultFile(path);
      newPath = null;
      const known = remembered.get();
      remembered.set({ path, lastOpenedAt: known.path === path ? known.lastOpenedAt : null });
      return publish();
    },

    async create(password) {
      const path = newPath;
      if (path === null) throw new VaultError(open ? 'ALREADY_UNLOCKED' : 'NO_VAULT_CHOSEN');
      // Of another vault that was there before.
      failedUnlocks.forget(path);
      const { made } = await opening(
        (progress) => openers.createVault(context, path, password, progress),
        (created) => created.session,
      );
      // The vault is empty still: nothing in it is worth losing its code for.
      code.show(Number.POSITIVE_INFINITY);
      return { recoveryCode: made.recoveryCode };
    },

    async unlock({ password, ...accepted }) {
      if (open) throw new VaultError('ALREADY_UNLOCKED');
      const path = chosenPath();
      const { state: unlocked } = await failedUnlocks.proving(path, () =>
        opening(
          (progress) => openers.unlockVault(context, path, password, { ...keyChange(progress), ...accepted }),
          (made) => made,
        ),
      );
      return unlocked;
    },

    async recover({ recoveryCode, password, acceptOlderCopy }) {
      if (open) throw new VaultError('ALREADY_UNLOCKED');
      const path = chosenPath();
      const { state: unlocked } = await failedUnlocks.proving(path, () =>
        opening(
          (progress) => {
            const options = { ...keyChange(progress), acceptOlderCopy };
            return openers.recoverVault(context, path, recoveryCode, password, options);
          },
          (made) => made,
        ),
      );
      return unlocked;
    },

    changePassword: ({ current, next, beforeChange }) =>
      proving((of, progress) => openers.changePassword(of, current, next, { ...progress, beforeChange })),
    proving,
    async givingCode(work) {
      const made = await proving(work);
      if (made.recoveryCode !== null) code.show();
      return made;
    },

    cancel() {
      if (derivation.isRunning()) derivation.stop();
      else if (newPath !== null) {
        newPath = null;
        publish();
      }
    },

    lock: () => lock(),
    lockBecause: lock,
  };
}
