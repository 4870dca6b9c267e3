import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../../src-preload/contract.ts';
import type { Folders } from './folders.ts';
import type { JsonFile } from './json-file.ts';
import type { PageHome } from './permissions.ts';
import { canvasNow, pagePreferences } from './web-page.ts';
import { placeOnScreens, smallest, type WindowPlace } from './window-place.ts';

export type WindowNeeds = {
  home: PageHome;
  folders: Folders;
  settings: () => Settings;
  place: JsonFile<WindowPlace>;
  icon: string;
  sawInput: () => void;
  focused: () => void;
  /** Minimised or hidden. */
  hidden: () => void;
  closed: () => void;
  /** The page's process died: what it showed is gone, the vault must not stay open behind it. */
  crashed: () => void;
};

/** The one window. It may be away (closed on macOS) while the app goes on. */
export type MainWindow = {
  current(): BrowserWindow | null;
  /** Brings the window to the front, opening it where there is none. */
  show(): void;
  reload(): void;
  /** Does to the window what the settings say. */
  apply(settings: Settings): void;
};

function create({ home, folders, settings, place, icon }: WindowNeeds): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { x, y, width, height, isMaximized } = placeOnScreens(place.get(), areas);
  const window = new BrowserWindow({
    ...(x !== null && y !== null ? { x, y } : {}),
    width,
    height,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Coffer',
    icon,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: canvasNow(),
    webPreferences: pagePreferences(folders, home),
  });
  if (isMaximized) window.maximize();
  window.setContentProtection(settings().contentProtection);
  return window;
}

function rememberPlace(window: BrowserWindow, place: JsonFile<WindowPlace>): void {
  const { x, y, width, height } = window.getNormalBounds();
  place.set({
    x,
    y,
    width: Math.max(smallest.width, width),
    height: Math.max(smallest.height, height),
    isMaximized: window.isMaximized(),
  });
}

export function createMainWindow(needs: WindowNeeds): MainWindow {
  let window: BrowserWindow | null = null;

  function open(): BrowserWindow {
    const opened = create(needs);
    opened.once('ready-to-show', () => opened.show());
    opened.on('close', () => rememberPlace(opened, needs.place));
    opened.on('closed', () => {
      window = null;
      needs.closed();
    });
    opened.on('focus', needs.focused);
    opened.on('minimize', needs.hidden);
    opened.on('hide', needs.hidden);
    // The title is ours: a page that says otherwise could put a name of a secret there.
    opened.on('page-title-updated', (event) => event.preventDefault());
    opened.webContents.on('input-event', needs.sawInput);
    // Windows ends its session without asking the app to quit.
    opened.on('session-end', needs.closed);
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || opened.isDestroyed()) return;
      needs.crashed();
      void opened.loadURL(needs.home.url);
    });
    void opened.loadURL(needs.home.url);
    return opened;
  }

  nativeTheme.on('updated', () => window?.setBackgroundColor(canvasNow()));

  return {
    current: () => window,
    show() {
      if (window === null) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    // Not webContents.reload(): the page may have put another address in its place (history.pushState).
    reload: () => void window?.loadURL(needs.home.url),
    apply: (settings) => window?.setContentProtection(settings.contentProtection),
  };
}
