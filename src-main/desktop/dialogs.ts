import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { type ErrorCode, errorMessages, limits } from '../../src-preload/contract.ts';
import { VaultError } from '../vault/errors.ts';

export type Dialogs = {
  newVault(): Promise<string | null>;
  existingVault(): Promise<string | null>;
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

  return {
    async newVault() {
      const options: Electron.SaveDialogOptions = {
        title: 'Where should the new vault be kept?',
        defaultPath: join(documents, 'personal.coffer'),
        buttonLabel: 'Use this place',
        filters: vaultFiles,
        properties: ['createDirectory', 'dontAddToRecent'],
      };
      const parent = window();
      const { filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return filePath || null;
    },
    existingVault: () => chooseFile('Open a vault', [...vaultFiles, { name: 'All files', extensions: ['*'] }]),
    async openEnvFile() {
      const path = await chooseFile('Bring in a .env file', [{ name: 'All files', extensions: ['*'] }]);
      return path === null ? null : { path, bytes: await readChosenFile(path) };
    },
    async askToWeaken(ways) {
      const options: Electron.MessageBoxOptions = {
        type: 'warning',
        title: 'Coffer',
        message: 'This protects your vault less than before.',
        detail: ways.join('\n'),
        buttons: ['Leave it as it is', 'Change it'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      };
      const parent = window();
      const { response } = await (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options));
      return response === 1;
    },
    tell: (code) => {
      const options: Electron.MessageBoxOptions = { type: 'warning', title: 'Coffer', message: errorMessages[code] };
      const parent = window();
      void (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options));
    },
  };
}
