import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { BackupCheck, ErrorCode } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { dateAndTime } from '../../src-texts/time.ts';
import { refuseVault } from '../vault/vault-file.ts';
import { readChosenFile } from './chosen-file.ts';

const t = texts.desktop.dialogs;

/** What is saved to a file. */
export type Saved = keyof typeof t.saveAs;

export type Dialogs = {
  newVault(): Promise<string | null>;
  existingVault(): Promise<string | null>;
  /** Where a file of that name is to be saved, `null` when the person closes the dialog. Throws FILE_IS_VAULT. */
  saveAs(what: Saved, name: string): Promise<string | null>;
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

const vaultFiles = [{ name: t.vaultFiles, extensions: ['coffer'] }];

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
        title: t.newVault,
        defaultPath: join(documents, 'personal.coffer'),
        buttonLabel: t.usePlace,
        filters: vaultFiles,
      });
    },
    async saveAs(what, name) {
      const defaultPath = join(documents, name);
      const path = await choosePlace({ title: t.saveAs[what], defaultPath, buttonLabel: t.save });
      if (path !== null) refuseVault(path);
      return path;
    },
    existingVault: () => chooseFile(t.openVault, [...vaultFiles, { name: t.allFiles, extensions: ['*'] }]),
    async openEnvFile() {
      const path = await chooseFile(t.openEnv, [{ name: t.allFiles, extensions: ['*'] }]);
      return path === null ? null : { path, bytes: await readChosenFile(path) };
    },
    async backupFolder() {
      const parent = window();
      const options: Electron.OpenDialogOptions = {
        title: t.backupFolder.title,
        buttonLabel: t.backupFolder.yes,
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      };
      const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return filePaths[0] ?? null;
    },
    askToWeaken: (ways) => agree(t.weaken.title, ways.join('\n'), t.weaken.no, t.weaken.yes),
    confirmRestore: ({ writtenAt, secrets, damaged }) =>
      agree(
        t.restore.title,
        [
          t.restore.holds(secrets, dateAndTime(writtenAt)),
          ...(damaged.length > 0 ? [t.restore.damaged(damaged.length)] : []),
          t.restore.vault,
        ].join('\n'),
        t.restore.no,
        t.restore.yes,
      ),
    confirmRemoval: (count) => agree(t.removal.title(count), t.removal.text, t.removal.no, t.removal.yes(count)),
    confirmConnection: ({ service, name, host }) =>
      agree(t.connection.title(host), t.connection.text(name, service, host), t.connection.no, t.connection.yes),
    confirmProjectRemoval: (project) =>
      agree(t.projectRemoval.title(project), t.projectRemoval.text, t.projectRemoval.no, t.projectRemoval.yes),
    tell: (code) => {
      const options: Electron.MessageBoxOptions = { type: 'warning', title: 'Coffer', message: texts.errors[code] };
      const parent = window();
      void (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options));
    },
  };
}
