import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { ClipboardState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import type { Log } from './log.ts';

const t = texts.desktop.tray;

/** A secret that was used last, by which it can be copied again. */
export type Recent = { id: string; name: string; environments: readonly string[] };
export type TrayFacts = {
  isUnlocked: boolean;
  clipboard: ClipboardState;
  /** Empty while locked: then no name is anywhere. */
  recent: readonly Recent[];
};
export type TrayNeeds = {
  resources: string;
  platform: NodeJS.Platform;
  log: Log;
  open: () => void;
  quickAccess: () => void;
  copyRecent: (id: string) => void;
  lock: () => void;
  clearClipboard: () => unknown;
  quit: () => void;
};

/** The state in a line; it names no secret, for it can be read over a shoulder. */
export function trayText({ isUnlocked, clipboard }: TrayFacts): string {
  const vault = isUnlocked ? t.isOpen : t.isLocked;
  if (clipboard.kind === 'failed') return t.withClipboard(vault, t.clipboardFailed);
  if (clipboard.kind !== 'holding') return vault;
  if (clipboard.totalMs === 0) return t.withClipboard(vault, t.clipboardHolds);
  return t.withClipboard(vault, t.clipboardClears(Math.ceil(clipboard.remainingMs / 1_000)));
}

/** The seconds beside the icon, which only macOS shows. */
function trayCountdown({ clipboard }: TrayFacts): string {
  const isCounting = clipboard.kind === 'holding' && clipboard.totalMs > 0;
  return isCounting ? t.countdown(Math.ceil(clipboard.remainingMs / 1_000)) : '';
}

export function trayTemplate(facts: TrayFacts, needs: TrayNeeds): MenuItemConstructorOptions[] {
  const hasOurs = ['holding', 'failed', 'left'].includes(facts.clipboard.kind);
  return [
    { id: 'open', label: t.open, click: needs.open },
    { id: 'quick-access', label: t.quickAccess, click: needs.quickAccess },
    {
      id: 'recent',
      label: t.copyRecent,
      visible: facts.recent.length > 0,
      submenu: facts.recent.map(({ id, name, environments }) => ({
        id: `recent-${id}`,
        label: [name, environments.join(', ')].filter((word) => word !== '').join(' · '),
        click: () => needs.copyRecent(id),
      })),
    },
    { id: 'lock', label: t.lock, enabled: facts.isUnlocked, click: needs.lock },
    { id: 'clear-clipboard', label: t.clearClipboard, enabled: hasOurs, click: () => void needs.clearClipboard() },
    { type: 'separator' },
    { id: 'quit', label: t.quit, click: needs.quit },
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
    if (needs.platform === 'darwin') tray.setTitle(trayCountdown(facts));
    // The menu is rebuilt only when it changes: on Linux that closes an open one.
    const look = JSON.stringify([facts.isUnlocked, facts.clipboard.kind, facts.recent]);
    if (look === shown) return;
    shown = look;
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(facts, needs)));
  };
}
