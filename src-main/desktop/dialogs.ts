import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { type BackupCheck, type ErrorCode, errorMessages, limits } from '../../src-preload/contract.ts';
import { VaultError } from '../vault/errors.ts';

export type Dialogs = {
  newVault(): Promise<string | null>;
  existingVault(): Promise<string | null>;
  /** Where a file of that name is to be saved; `null` when the person closes the dialog. */
  saveAs(title: string, name: string): Promise<string | null>;
  /** A folder for backups; `null` when the person closes the dialog. */
  backupFolder(): Promise<string | null>;
  /** Whether a backup is to take the place of the vault. */
  confirmRestore(checked: BackupCheck): Promise<boolean>;
  /** Whether so many backups of earlier keys are to be deleted. */
  confirmRemoval(count: number): Promise<boolean>;
  /** Whether secrets may be sent to that host. */
  confirmConnection(asked: { service: string; name: string; host: string }): Promise<boolean>;
  /** Whether a project is to be deleted at its service. */
  confirmProjectRemoval(project: string): Promise<boolean>;
  openEnvFile(): Promise<{ path: string; bytes: Uint8Array } | null>;
  askToWeaken(ways: readonly string[]): Promise<boolean>;
  tell(code: ErrorCode): void;
};

const vaultFiles = [{ name: 'Coffer vault', extensions: ['coffer'] }];

/** Reads a file a person chose, up to the limit for imports. */
export async function readChosenFile(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) throw new VaultError('FILE_UNREADABLE');
  try {
    const { size } = await file.stat();
    if (size > limits.importBytes) throw new VaultError('FILE_TOO_LARGE');
    return new Uint8Array(await file.readFile());
  } catch (error) {
    throw error instanceof VaultError ? error : new VaultError('FILE_UNREADABLE');
  } finally {
    await file.close();
  }
}

/** The dialogs of the main process, over the window where there is one. */
export function createDialogs(window: () => BrowserWindow | null, documents: string): Dialogs {
  async function chooseFile(title: string, filters: Electron.FileFilter[]): Promise<string | null> {
    const options: Electron.OpenDialogOptions = {
      title,
      filters,
      properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
    };
    const parent = window();
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  }

  async function choosePlace(options: Electron.SaveDialogOptions): Promise<string | null> {
    const all: Electron.SaveDialogOptions = { ...options, properties: ['createDirectory', 'dontAddToRecent'] };
    const parent = window();
    const { filePath } = await (parent ? dialog.showSaveDialog(parent, all) : dialog.showSaveDialog(all));
    return filePath || null;
  }

  async function agree(message: string, detail: string, no: string, yes: string): Promise<boolean> {
    const options: Electron.MessageBoxOptions = {
      ...{ type: 'warning', title: 'Coffer', message, detail, buttons: [no, yes] },
      ...{ defaultId: 0, cancelId: 0, noLink: true },
    };
    const parent = window();
    const { response } = await (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options));
    return response === 1;
  }

  return {
    async newVault() {
      return choosePlace({
        title: 'Where should the new vault be kept?',
        defaultPath: join(documents, 'personal.coffer'),
        buttonLabel: 'Use this place',
        filters: vaultFiles,
      });
    },
    saveAs: (title, name) => choosePlace({ title, defaultPath: join(documents, name), buttonLabel: 'Save' }),
    existingVault: () => chooseFile('Open a vault', [...vaultFiles, { name: 'All files', extensions: ['*'] }]),
    async openEnvFile() {
      const path = await chooseFile('Bring in a .env file', [{ name: 'All files', extensions: ['*'] }]);
      return path === null ? null : { path, bytes: await readChosenFile(path) };
    },
    async backupFolder() {
      const parent = window();
      const options: Electron.OpenDialogOptions = {
        title: 'Where should backups be kept?',
        buttonLabel: 'Keep them here',
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      };
      const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return filePaths[0] ?? null;
    },
    askToWeaken: (ways) =>
      agree('This protects your vault less than before.', ways.join('\n'), 'Leave it as it is', 'Change it'),
    confirmRestore: ({ writtenAt, secrets, damaged }) =>
      agree(
        'Put this backup in the place of your vault?',
        [
          `It holds ${secrets} secrets, as they were on ${new Date(writtenAt * 1_000).toLocaleString('en')}.`,
          ...(damaged.length > 0 ? [`${damaged.length} of its records are damaged.`] : []),
          'Your vault is locked, and what it is now is kept beside it.',
        ].join('\n'),
        'Leave it as it is',
        'Put the backup in place',
      ),
    confirmRemoval: (count) =>
      agree(
        count === 1 ? 'Delete 1 older backup?' : `Delete ${count} older backups?`,
        'They were made before the vault key was rotated. A new backup under the present key is made first. What is deleted can’t be brought back.',
        'Keep them',
        count === 1 ? 'Delete 1 backup' : `Delete ${count} backups`,
      ),
    confirmConnection: ({ service, name, host }) =>
      agree(
        `Connect to ${host}?`,
        `Secrets that you opt in to “${name}” (${service}) will be sent to ${host}, with the credentials that you typed.`,
        'Don’t connect',
        'Connect',
      ),
    confirmProjectRemoval: (project) =>
      agree(
        `Delete the project “${project}” at the service?`,
        'It is deleted for all who use it there. The secrets in your vault stay as they are.',
        'Keep it',
        'Delete the project',
      ),
    tell: (code) => {
      const options: Electron.MessageBoxOptions = { type: 'warning', title: 'Coffer', message: errorMessages[code] };
      const parent = window();
      void (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options));
    },
  };
}
