import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.desktop.menu;

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
  const settings = item('settings', t.settings, 'CmdOrCtrl+,');
  const lockNow: Item = { id: 'lock', label: t.lock, accelerator: 'CmdOrCtrl+L', enabled: isUnlocked, click: lock };
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
    label: t.file,
    submenu: [
      item('new-secret', t.newSecret, 'CmdOrCtrl+N'),
      item('import-env', t.importEnv, 'CmdOrCtrl+I'),
      item('generate', t.generate, 'CmdOrCtrl+G'),
      separator,
      lockNow,
      item('change-password', t.changePassword),
      ...(isMac ? [] : [separator, settings, separator, { role: 'quit' } as const]),
    ],
  };
  const edit: Item = {
    label: t.edit,
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      item('find', t.find, 'CmdOrCtrl+F'),
    ],
  };
  const view: Item = {
    label: t.view,
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
    label: t.help,
    submenu: [
      item('shortcuts', t.shortcuts, 'CmdOrCtrl+/', true),
      item('protection', t.protection),
      ...(isMac ? [] : [{ role: 'about' } as const]),
    ],
  };
  return [...(isMac ? [macApp] : []), file, edit, view, { role: 'windowMenu' }, help];
}
