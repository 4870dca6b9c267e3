import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../src-preload/contract.ts';

type Item = MenuItemConstructorOptions;
export type MenuNeeds = {
  platform: NodeJS.Platform;
  isUnlocked: boolean;
  isDevelopment: boolean;
  command: (command: Command) => void;
  lock: () => void;
};

const separator: Item = { type: 'separator' };

/** The application's menu for a state of the vault: what needs an open vault rests while it is locked. */
export function menuTemplate({ platform, isUnlocked, isDevelopment, command, lock }: MenuNeeds): Item[] {
  const isMac = platform === 'darwin';
  const item = (id: Command, label: string, accelerator?: string, enabled = isUnlocked): Item => ({
    id,
    label,
    enabled,
    click: () => command(id),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const settings = item('settings', 'Settings…', 'CmdOrCtrl+,');
  const lockNow: Item = { id: 'lock', label: 'Lock', accelerator: 'CmdOrCtrl+L', enabled: isUnlocked, click: lock };
  const macApp: Item = {
    label: 'Coffer',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const file: Item = {
    label: 'File',
    submenu: [
      item('new-secret', 'New secret', 'CmdOrCtrl+N'),
      item('import-env', 'Import .env…', 'CmdOrCtrl+I'),
      item('generate', 'Generate a value…', 'CmdOrCtrl+G'),
      separator,
      lockNow,
      item('change-password', 'Change master password…'),
      ...(isMac ? [] : [separator, settings, separator, { role: 'quit' } as const]),
    ],
  };
  const edit: Item = {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      item('find', 'Find', 'CmdOrCtrl+F'),
    ],
  };
  const view: Item = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(isDevelopment ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const help: Item = {
    role: 'help',
    label: 'Help',
    submenu: [
      item('shortcuts', 'Keyboard shortcuts', 'CmdOrCtrl+/', true),
      item('protection', 'What Coffer protects against'),
      ...(isMac ? [] : [{ role: 'about' } as const]),
    ],
  };
  return [...(isMac ? [macApp] : []), file, edit, view, { role: 'windowMenu' }, help];
}
