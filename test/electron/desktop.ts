import type { MenuItem, MessageBoxReturnValue } from 'electron';
import type { App } from './runtime.ts';

/** What observe.cjs keeps in the main process. */
declare global {
  var cofferSeen: {
    trays: { tray: Electron.Tray; menu: Electron.Menu | null; toolTip: string }[];
    notifications: Electron.Notification[];
    opened: string[];
  };
}

export type Desktop = ReturnType<typeof desktopOf>;

/** What the person and the desktop around the app do; all of it through `main`, so on both runtimes. */
export function desktopOf({ main }: Pick<App, 'main'>) {
  return {
    suspend: () => main(({ powerMonitor }) => void powerMonitor.emit('suspend')),
    resume: () => main(({ powerMonitor }) => void powerMonitor.emit('resume')),
    lockScreen: () => main(({ powerMonitor }) => void powerMonitor.emit('lock-screen')),
    unlockScreen: () => main(({ powerMonitor }) => void powerMonitor.emit('unlock-screen')),

    /** Nobody has touched the machine for so long. */
    idleFor: (seconds: number) =>
      main(({ powerMonitor }, idle) => {
        powerMonitor.getSystemIdleTime = () => idle;
        powerMonitor.getSystemIdleState = (threshold) => (idle >= threshold ? 'idle' : 'active');
      }, seconds),

    /** Clicks an item of the menu bar by its id, role or visible label. */
    clickMenu: (wanted: string) =>
      main(({ Menu, BrowserWindow }, name) => {
        const search = (items: MenuItem[]): MenuItem | undefined => {
          for (const item of items) {
            if (item.id === name || item.label === name || item.role?.toLowerCase() === name.toLowerCase()) return item;
            const inside = search(item.submenu?.items ?? []);
            if (inside) return inside;
          }
          return undefined;
        };
        const item = search(Menu.getApplicationMenu()?.items ?? []);
        if (!item) throw new Error(`no menu item ${name}`);
        const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
        item.click({}, window, window?.webContents);
      }, wanted),

    /** The tray's menu as it stands: labels, separators as "-". */
    trayMenu: () =>
      main(
        () =>
          globalThis.cofferSeen.trays
            .at(-1)
            ?.menu?.items.filter((item) => item.visible)
            .map((item) => (item.type === 'separator' ? '-' : item.label)) ?? null,
      ),
    trayToolTip: () => main(() => globalThis.cofferSeen.trays.at(-1)?.toolTip ?? null),
    clickTray: () =>
      main(() => {
        const last = globalThis.cofferSeen.trays.at(-1);
        if (!last) throw new Error('there is no tray icon');
        last.tray.emit('click', {}, { x: 0, y: 0, width: 0, height: 0 }, { x: 0, y: 0 });
      }),
    clickTrayItem: (wanted: string) =>
      main((_electron, name) => {
        const items = globalThis.cofferSeen.trays.at(-1)?.menu?.items ?? [];
        const item = items.find(
          (one) => one.id === name || one.label === name || one.role?.toLowerCase() === name.toLowerCase(),
        );
        if (!item) throw new Error(`no tray item ${name}`);
        item.click({}, undefined, undefined);
      }, wanted),

    notifications: () => main(() => globalThis.cofferSeen.notifications.map(({ title, body }) => ({ title, body }))),
    clickNotification: (index = -1) =>
      main((_electron, at) => {
        const notification = globalThis.cofferSeen.notifications.at(at);
        if (!notification) throw new Error(`no notification ${at}`);
        notification.emit('click', {});
      }, index),
    openedPages: () => main(() => [...globalThis.cofferSeen.opened]),

    /** The next file dialog for opening answers this; no path cancels. */
    answerOpenDialog: (...paths: string[]) =>
      main(({ dialog }, filePaths) => {
        const real = dialog.showOpenDialog;
        dialog.showOpenDialog = async () => {
          dialog.showOpenDialog = real;
          return { canceled: filePaths.length === 0, filePaths };
        };
      }, paths),
    answerSaveDialog: (path: string | undefined) =>
      main(({ dialog }, filePath) => {
        const real = dialog.showSaveDialog;
        dialog.showSaveDialog = async () => {
          dialog.showSaveDialog = real;
          return { canceled: !filePath, filePath: filePath ?? '' };
        };
      }, path),
    answerMessageBox: (button: number) =>
      main(({ dialog }, response) => {
        const real = dialog.showMessageBox;
        dialog.showMessageBox = async (): Promise<MessageBoxReturnValue> => {
          dialog.showMessageBox = real;
          return { response, checkboxChecked: false };
        };
      }, button),

    readClipboard: () => main(({ clipboard }) => clipboard.readText()),
    readSelection: () => main(({ clipboard }) => clipboard.selection.readText()),
    writeClipboard: (text: string) => main(({ clipboard }, value) => clipboard.writeText(value), text),
  };
}
