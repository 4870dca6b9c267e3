import type {
  Backup,
  BackupCheck,
  BackupReason,
  BackupState,
  BackupWithKey,
  BroughtBack,
  Restored,
  RestoreInput,
} from '../../src-preload/contract/backups.ts';
import type { ListPage, SecretValue } from '../../src-preload/contract.ts';
import { bringBack } from '../vault/backup/bring-back.ts';
import { checkBackup, openBackup } from '../vault/backup/check.ts';
import { backupsOfEarlierKeys, removeBackups } from '../vault/backup/earlier-keys.ts';
import { type Backup as BackupFile, listBackups, pathOfBackup, vaultIdOf } from '../vault/backup/folder.ts';
import { revealInBackup } from '../vault/backup/look-inside.ts';
import { makeBackup } from '../vault/backup/make.ts';
import { note } from '../vault/backup/note.ts';
import { readyRestore } from '../vault/backup/restore.ts';
import { localDay } from '../vault/backup/retention.ts';
import { nowSeconds, type Progress } from '../vault/environment.ts';
import { VaultError } from '../vault/errors.ts';
import { type ListQuery, list } from '../vault/list.ts';
import type { CopyKey } from '../vault/open.ts';
import type { Session } from '../vault/session.ts';
import type { BackupsNeeds } from './backups-needs.ts';

export type Backups = ReturnType<typeof createBackups>;

/** Without a backup these could lose what can't be had again; whatever else goes on, and the state says what failed. */
const needed: ReadonlySet<BackupReason> = new Set(['before-key-change', 'before-migration', 'before-repair']);

/** Codes of what was given up and didn't fail. */
const endedOnPurpose: ReadonlySet<string> = new Set(['CANCELLED', 'VAULT_LOCKED']);

const keyOf = ({ password, recoveryCode }: Partial<BackupWithKey>): CopyKey | undefined =>
  password !== undefined ? { password } : recoveryCode !== undefined ? { recoveryCode } : undefined;

/** Makes backups when it is time to, and answers what the window asks about them. One thing at a time. */
export function createBackups(needs: BackupsNeeds) {
  const { context, offsetAt, settings, defaultFolder, openSession } = needs;
  /** What was found in backups that were made or checked, by name and size. */
  const checks = new Map<string, BackupCheck>();
  let state: Pick<BackupState, 'making' | 'latest' | 'failed' | 'restored'> = {
    making: null,
    latest: null,
    failed: null,
    restored: null,
  };
  let opened: { name: string; copy: Session } | null = null;
  let tried: { session: Session; day: number } | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let stop = new AbortController();

  const folder = () => settings().folder ?? defaultFolder;
  const nameAndSize = ({ name, size }: { name: string; size: number }) => `${size} ${name}`;

  function withCheck({ name, vault, at, reason, size, readable }: BackupFile): Backup {
    return { name, vault, at, reason, size, readable, checked: checks.get(nameAndSize({ name, size })) ?? null };
  }

  function current(): BackupState {
    return { automatic: settings().automatic, folder: folder(), ...state };
  }

  function become(changes: Partial<typeof state>): void {
    state = { ...state, ...changes };
    needs.onState(current());
  }

  /** That the person stopped it or went away is no failure. */
  function becomeFailed(error: unknown): void {
    if (!endedOnPurpose.has(codeOf(error))) become({ failed: codeOf(error) });
  }

  /** Runs after what was asked for before has ended, however it ended. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  }

  function session(): Session {
    const open = openSession();
    if (!open) throw new VaultError('VAULT_LOCKED');
    return open;
  }

  function all(): BackupFile[] {
    const file = needs.vaultFile();
    const vaultId = openSession()?.rows.vaultId ?? (file === null ? null : vaultIdOf(file));
    return listBackups(folder(), vaultId);
  }

  async function make(of: Session, reason: BackupReason, also: readonly AbortSignal[] = []): Promise<Backup> {
    const where = { folder: folder(), makeFolder: settings().folder === null };
    const onProgress = (fraction: number) => become({ making: fraction });
    const signal = AbortSignal.any([stop.signal, ...also]);
    become({ making: 0 });
    try {
      const { backup, checked } = await makeBackup(of, { ...where, reason, offsetAt, onProgress, signal });
      checks.set(nameAndSize(backup), checked);
      become({ making: null, latest: withCheck(backup), failed: null });
      return withCheck(backup);
    } catch (error) {
      become({ making: null });
      becomeFailed(error);
      throw error;
    }
  }

  /** Whether the vault has no daily backup of today yet. */
  function isDue(of: Session, today: number): boolean {
    const found = listed(of);
    become({ latest: latestOf(found) });
    return !found.some(
      ({ reason, readable, at }) => reason === 'daily' && readable && localDay(at, offsetAt) === today,
    );
  }

  /** A folder that is not there yet has none in it. */
  function listed(of: Session): BackupFile[] {
    try {
      return listBackups(folder(), of.rows.vaultId);
    } catch (error) {
      if (settings().folder === null && codeOf(error) === 'BACKUP_FOLDER_MISSING') return [];
      throw error;
    }
  }

  function latestOf(found: readonly BackupFile[]): Backup | null {
    const latest = found.find(({ readable }) => readable);
    return latest ? withCheck(latest) : null;
  }

  function copy(): Session {
    if (!opened) throw new VaultError('BACKUP_NOT_FOUND');
    return opened.copy;
  }

  function close(): void {
    opened?.copy.lock();
    opened = null;
  }

  return {
    state: current,

    /**
     * Today's backup, where there is none and the whole vault is known to be intact; tried once a day for each unlock.
     * Never fails: the state says what went wrong.
     */
    async daily(): Promise<void> {
      const of = openSession();
      const today = localDay(nowSeconds(context.clock), offsetAt);
      if (!of || !settings().automatic || of.integrity().state !== 'intact') return;
      if (tried?.session === of && tried.day === today) return;
      tried = { session: of, day: today };
      try {
        await inTurn(async () => {
          if (of === openSession() && isDue(of, today)) await make(of, 'daily');
        });
      } catch (error) {
        becomeFailed(error);
      }
    },

    make: (): Promise<Backup> => inTurn(() => make(session(), 'manual')),

    /**
     * A backup before something that changes much, unless automatic ones are off or the person goes on `without`; of the
     * progress only the signal counts, its own is in the state. Throws BACKUP_FAILED (`why`: a code) before a change of
     * keys, a migration and a repair; before an import it doesn't.
     */
    async before(reason: BackupReason, without = false, { signal }: Progress = {}): Promise<void> {
      if (!settings().automatic || without) return;
      try {
        await inTurn(() => make(session(), reason, signal ? [signal] : []));
      } catch (error) {
        const why = codeOf(error);
        if (endedOnPurpose.has(why)) throw error;
        if (needed.has(reason)) throw new VaultError('BACKUP_FAILED', { why });
      }
    },

    /**
     * A backup of a vault that is being opened, before what it opens with is changed. One that can't be made keeps nobody
     * outside; throws only CANCELLED.
     */
    async beforeOpening(of: Session, { signal }: Progress): Promise<void> {
      if (!settings().automatic) return;
      try {
        await inTurn(() => make(of, 'before-key-change', signal ? [signal] : []));
      } catch (error) {
        if (endedOnPurpose.has(codeOf(error))) throw error;
      }
    },

    /** Those of the chosen vault, newest first; of all vaults where its file can't say which it is. */
    list(): Backup[] {
      const found = all();
      become({ latest: latestOf(found) });
      return found.map(withCheck);
    },

    async check({ name, ...key }: BackupWithKey): Promise<BackupCheck> {
      const file = pathOfBackup(folder(), name);
      const keys = { session: openSession(), key: keyOf(key), signal: stop.signal };
      const check = await inTurn(() => checkBackup(context, file, keys));
      const size = all().find((one) => one.name === name)?.size;
      if (size !== undefined) checks.set(nameAndSize({ name, size }), check);
      return check;
    },

    /** Opens one to look inside; the one that was open before is closed. */
    async open({ name, ...key }: BackupWithKey): Promise<void> {
      const present = session();
      const file = pathOfBackup(folder(), name);
      const keys = { session: present, key: keyOf(key), signal: stop.signal };
      const next = await inTurn(() => openBackup(context, file, keys));
      close();
      opened = { name, copy: next };
      note(present, 'backup-opened', name);
    },

    contents: (query: ListQuery): ListPage => list(copy(), query),
    reveal: (wanted: Parameters<typeof revealInBackup>[2]): SecretValue => revealInBackup(session(), copy(), wanted),
    bringBack: (wanted: Parameters<typeof bringBack>[2]): BroughtBack => bringBack(session(), copy(), wanted),
    close,

    /**
     * Puts a backup in the vault's place, checked to its last record first and after the person has agreed; the vault is
     * locked then and what it was is kept beside it. Throws REFUSED, NO_VAULT_CHOSEN; what `readyRestore` throws.
     */
    async restore({ name, acceptDamage, ...key }: RestoreInput): Promise<Restored> {
      const vaultFile = needs.vaultFile();
      if (vaultFile === null) throw new VaultError('NO_VAULT_CHOSEN');
      const backupFile = pathOfBackup(folder(), name);
      close();
      return inTurn(async () => {
        const keys = { session: openSession(), key: keyOf(key), signal: stop.signal };
        const ready = await readyRestore(context, { vaultFile, backupFile, acceptDamage, ...keys });
        try {
          if (!(await needs.confirmRestore(ready.checked))) throw new VaultError('REFUSED');
          needs.lock();
          const restored = ready.put();
          become({ restored: { backup: name, kept: restored.kept } });
          return restored;
        } catch (error) {
          ready.discard();
          throw error;
        }
      });
    },

    async ofEarlierKeys(): Promise<{ count: number }> {
      return { count: (await backupsOfEarlierKeys(session(), folder())).length };
    },

    /** Deletes these after the person has agreed, and only once a new backup stands. Throws REFUSED; what `make` throws. */
    removeOfEarlierKeys: (): Promise<{ removed: number }> =>
      inTurn(async () => {
        const of = session();
        const names = await backupsOfEarlierKeys(of, folder());
        if (names.length === 0) return { removed: 0 };
        if (!(await needs.confirmRemoval(names.length))) throw new VaultError('REFUSED');
        await make(of, 'manual');
        return { removed: removeBackups(of, folder(), names) };
      }),

    /** Ends what is under way; the vault and all backups stay as they are. */
    cancel(): void {
      stop.abort();
      stop = new AbortController();
    },

    /** The vault is locked: what was opened beside it is locked with it. */
    onLocked(): void {
      close();
      tried = null;
    },

    /** A vault was unlocked: what was said on the unlock screen is over. */
    onUnlocked: () => become({ restored: null, latest: null, failed: null }),
  };
}

function codeOf(error: unknown): string {
  return error instanceof VaultError ? error.code : 'INTERNAL';
}
