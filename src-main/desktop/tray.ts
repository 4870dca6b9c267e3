import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { ClipboardState } from '../../src-preload/contract.ts';
import type { Log } from './log.ts';

export type TrayFacts = { isUnlocked: boolean; clipboard: ClipboardState };
export type TrayNeeds = {
  resources: string;
  platform: NodeJS.Platform;
  log: Log;
  open: () => void;
  lock: () => void;
  clearClipboard: () => unknown;
  quit: () => void;
};

/** The state in a line; it names no secret, for the tray can be read over a shoulder. */
export function trayText({ isUnlocked, clipboard }: TrayFacts): string {
  const vault = isUnlocked ? 'Coffer is open' : 'Coffer is locked';
  if (clipboard.kind === 'failed') return `${vault}. The clipboard could not be cleared`;
  if (clipboard.kind !== 'holding') return vault;
  if (clipboard.totalMs === 0) return `${vault}. A value is on the clipboard`;
  return `${vault}. The clipboard clears in ${Math.ceil(clipboard.remainingMs / 1_000)} s`;
}

export function trayTemplate(facts: TrayFacts, needs: TrayNeeds): MenuItemConstructorOptions[] {
  const hasOurs = facts.clipboard.kind === 'holding' || facts.clipboard.kind === 'failed';
  return [
    { id: 'open', label: 'Open Coffer', click: needs.open },
    { id: 'lock', label: 'Lock', enabled: facts.isUnlocked, click: needs.lock },
    { id: 'clear-clipboard', label: 'Clear clipboard', enabled: hasOurs, click: () => void needs.clearClipboard() },
    { type: 'separator' },
    { id: 'quit', label: 'Quit Coffer', click: needs.quit },
  ];
}

/** macOS colours a template image by itself; elsewhere the brass key stands on any panel. */
function trayImage({ resources, platform }: TrayNeeds) {
  const name = platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
  return nativeImage.createFromPath(join(resources, 'tray', name));
}

/** Shows the tray icon and answers with how to bring it up to date; a desktop without trays is no error. */
export function createTray(needs: TrayNeeds): (facts: TrayFacts) => void {
  let tray: Tray;
  try {
    tray = new Tray(trayImage(needs));
  } catch {
    needs.log.warn('tray.missing');
    return () => {};
  }
  let shown = '';
  tray.on('click', needs.open);
  return (facts) => {
    tray.setToolTip(trayText(facts));
    // The menu is rebuilt only when it changes: on Linux that closes an open one.
    const look = `${facts.isUnlocked} ${facts.clipboard.kind}`;
    if (look === shown) return;
    shown = look;
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(facts, needs)));
  };
}
