import { app, Menu } from 'electron';
import type { ClipboardState, Command } from '../../src-preload/contract.ts';
import type { Log } from './log.ts';
import { menuTemplate } from './menu.ts';
import { createTray, type Recent } from './tray.ts';

export type ShellNeeds = {
  resources: string;
  isDevelopment: boolean;
  log: Log;
  isUnlocked: () => boolean;
  clipboard: () => ClipboardState;
  recent: () => readonly Recent[];
  open: () => void;
  quickAccess: () => void;
  copyRecent: (id: string) => void;
  command: (command: Command) => void;
  lock: () => void;
  clearClipboard: () => unknown;
};

/** Menu and tray; the answer brings both up to date with the vault and the clipboard. */
export function createShell(needs: ShellNeeds): () => void {
  const { platform } = process;
  const showTray = createTray({ ...needs, platform, quit: () => app.quit() });
  let shown: boolean | null = null;

  return () => {
    const isUnlocked = needs.isUnlocked();
    showTray({ isUnlocked, clipboard: needs.clipboard(), recent: needs.recent() });
    if (shown === isUnlocked) return;
    shown = isUnlocked;
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ ...needs, platform, isUnlocked })));
  };
}
