import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../../src-preload/contract.ts';
import type { Folders } from './folders.ts';
import type { PageHome } from './permissions.ts';
import { quickPlace, quickSize } from './quick-place.ts';
import { canvasNow, pagePreferences } from './web-page.ts';

export type QuickAccessNeeds = {
  home: PageHome;
  folders: Folders;
  settings: () => Settings;
  icon: string;
  sawInput: () => void;
  focused: () => void;
  /** It came into sight, or went out of it. */
  toggled: (shown: boolean) => void;
};

/** The small window over everything else. It is made once, in advance where a shortcut asks for it, and then shown and hidden. */
export type QuickAccess = {
  current(): BrowserWindow | null;
  isShown(): boolean;
  /** Makes it, hidden, so that it opens at once. */
  prepare(): void;
  show(): void;
  hide(): void;
  /** Shows it, or puts it away where it is in front. */
  toggle(): void;
  reload(): void;
  apply(settings: Settings): void;
  /** Ends it; it is made anew when it is wanted. */
  end(): void;
};

function create({ home, folders, settings, icon }: QuickAccessNeeds): BrowserWindow {
  const window = new BrowserWindow({
    ...quickSize,
    title: 'Coffer',
    icon,
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    backgroundColor: canvasNow(),
    // A panel comes up over other programs without bringing the whole app, and the main window, to the front.
    ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    webPreferences: { ...pagePreferences(folders, home), backgroundThrottling: false },
  });
  window.removeMenu();
  window.setContentProtection(settings().contentProtection);
  // On the workspace where the person is, not on the one where it was last.
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  return window;
}

export function createQuickAccess(needs: QuickAccessNeeds): QuickAccess {
  const address = new URL('quick.html', needs.home.url).href;
  let window: BrowserWindow | null = null;
  let isShown = false;

  function open(): BrowserWindow {
    const opened = create(needs);
    opened.on('blur', hide);
    opened.on('focus', needs.focused);
    opened.on('close', (event) => {
      event.preventDefault();
      hide();
    });
    opened.on('closed', () => {
      window = null;
      isShown = false;
    });
    opened.on('page-title-updated', (event) => event.preventDefault());
    opened.webContents.on('input-event', needs.sawInput);
    opened.webContents.on('render-process-gone', end);
    void opened.loadURL(address);
    return opened;
  }

  function hide(): void {
    if (!isShown) return;
    isShown = false;
    window?.hide();
    needs.toggled(false);
  }

  function show(): void {
    window ??= open();
    isShown = true;
    window.setBounds(quickPlace(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea));
    window.show();
    window.focus();
    needs.toggled(true);
  }

  function end(): void {
    if (window !== null && !window.isDestroyed()) window.destroy();
  }

  nativeTheme.on('updated', () => window?.setBackgroundColor(canvasNow()));
  // A window that only hides when it is closed would keep the app from quitting.
  app.on('before-quit', end);

  return {
    current: () => window,
    isShown: () => isShown,
    prepare() {
      window ??= open();
    },
    show,
    hide,
    toggle: () => (isShown ? hide() : show()),
    reload: () => void window?.loadURL(address),
    apply: (settings) => window?.setContentProtection(settings.contentProtection),
    end,
  };
}
