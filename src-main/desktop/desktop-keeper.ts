import { join } from 'node:path';
import { app, globalShortcut } from 'electron';
import type { DesktopState, Settings, Wish } from '../../src-preload/contract.ts';
import type { Send } from '../answer.ts';
import { createShortcutKeeper } from './global-shortcut.ts';
import { createLoginItem, ownCommand, startsHidden } from './login-item.ts';
import { createQuickAccess, type QuickAccess, type QuickAccessNeeds } from './quick-access.ts';
import type { After } from './timer.ts';

export type DesktopKeeper = {
  quick: QuickAccess;
  state(): DesktopState;
  setChoosing(choosing: boolean): void;
  /** Shows the main window, with what is wished for: now where the vault is open, else once it was unlocked. */
  openMain(wish: Wish | null): void;
  takeWish(): Wish | null;
  /** The vault was locked: what its pages showed and wanted is gone. */
  locked(): void;
  /** Whether the app shows no window at its start. */
  startsHidden(): boolean;
  apply(settings: Settings): void;
};

type Needs = Omit<QuickAccessNeeds, 'toggled'> & { after: After; send: Send; showMain: () => void };

/** `~/.config/autostart`, or where the person's desktop has it. */
const autostart = () => join(process.env.XDG_CONFIG_HOME || join(app.getPath('home'), '.config'), 'autostart');

/** Owner of what reaches beyond the main window: quick access, its shortcut, starting at login, and wishes for the window. */
export function createDesktopKeeper(needs: Needs): DesktopKeeper {
  const { send, settings } = needs;
  const quick = createQuickAccess({ ...needs, toggled: (shown) => send('desktop.quickAccess', { shown }) });
  const shortcut = createShortcutKeeper(globalShortcut, quick.toggle);
  const login = createLoginItem({
    app,
    platform: process.platform,
    command: ownCommand(process, app.isPackaged ? null : app.getAppPath()),
    autostart: autostart(),
  });
  let wanted: Wish | null = null;
  let applied: string | null = null;
  app.on('will-quit', shortcut.stop);

  const state = (): DesktopState => ({
    shortcut: shortcut.state(),
    login: login.state(),
    quickAccess: quick.isShown(),
  });

  return {
    quick,
    state,
    setChoosing: shortcut.setChoosing,
    openMain(wish) {
      if (wish !== null) wanted = wish;
      needs.showMain();
      if (wanted !== null) send('desktop.wish', undefined);
    },
    takeWish() {
      const wish = wanted;
      wanted = null;
      return wish;
    },
    locked() {
      wanted = null;
      shortcut.setChoosing(false);
      quick.reload();
    },
    startsHidden: () =>
      startsHidden(settings().startHidden, process.argv, process.platform, () => {
        return app.getLoginItemSettings().wasOpenedAtLogin;
      }),
    apply(now) {
      quick.apply(now);
      const { quickAccessShortcut, startAtLogin, startHidden } = now;
      const next = JSON.stringify([quickAccessShortcut, startAtLogin, startHidden]);
      if (next === applied) return;
      applied = next;
      shortcut.use(quickAccessShortcut);
      login.use({ start: startAtLogin, hidden: startHidden });
      // Not beside the main window's own start.
      if (shortcut.state() === 'on') needs.after(1_000, quick.prepare);
      send('desktop.state', state());
    },
  };
}
