import { join } from 'node:path';
import { app, clipboard as systemClipboard, ClipboardItem, dialog, Menu, nativeTheme, powerMonitor, protocol, session } from 'electron';
import type { Command, Settings } from '../src-preload/contract.ts';
import { createAutoLock } from './desktop/auto-lock.ts';
import { systemBoards } from './desktop/clipboard-boards.ts';
import { createClipboardKeeper } from './desktop/clipboard.ts';
import { createCurrentVault } from './desktop/current-vault.ts';
import { createDialogs } from './desktop/dialogs.ts';
import { findFolders } from './desktop/folders.ts';
import { openJsonFile } from './desktop/json-file.ts';
import { errorFacts, openLog } from './desktop/log.ts';
import { menuTemplate } from './desktop/menu.ts';
import { createNotifier } from './desktop/notify.ts';
import { denyAll, findPageHome, findUnsafeSwitch, hardenApp } from './desktop/permissions.ts';
import { registerScheme, serveApp } from './desktop/protocol.ts';
import { finishBeforeQuit } from './desktop/quit.ts';
import { createReminders, toldOf } from './desktop/reminders.ts';
import { noVault, rememberedVault } from './desktop/remembered-vault.ts';
import { createRevealLimit } from './desktop/reveal-limit.ts';
import { createSettings, openSettingsFile } from './desktop/settings.ts';
import { takeSingleInstance } from './desktop/single-instance.ts';
import { after } from './desktop/timer.ts';
import { createTray } from './desktop/tray.ts';
import { firstPlace, windowPlace } from './desktop/window-place.ts';
import { createMainWindow } from './desktop/window.ts';
import { createHandlers } from './handlers.ts';
import { answerCalls, eventSender } from './ipc.ts';
import type { VaultContext } from './vault/environment.ts';
import { Previews } from './vault/exchange/previews.ts';
import * as openers from './vault/open.ts';

/** What the app takes from outside: real in the product, their own in tests. */
export type Environment = Omit<VaultContext, 'marksFolder'>;

/** A packed app doesn't run where another program could look into it. */
function refusesToStart(): boolean {
  const unsafe = app.isPackaged ? findUnsafeSwitch(process.argv.slice(1)) : null;
  if (unsafe === null) return false;
  dialog.showErrorBox('Coffer', `Coffer does not start with --${unsafe}: it would let other programs look into the vault.`);
  app.exit(1);
  return true;
}

/** Starts Coffer; returns when its window is on the way. */
export async function start(environment: Environment): Promise<void> {
  if (refusesToStart()) return;
  let showWindow = () => {};
  if (!takeSingleInstance(app, () => showWindow())) return;

  const home = findPageHome(app.isPackaged, process.env.ELECTRON_RENDERER_URL);
  registerScheme(protocol);
  hardenApp(app, home);
  if (process.platform === 'win32') app.setAppUserModelId('app.coffer.desktop');
  await app.whenReady();

  const { clock, random } = environment;
  const data = app.getPath('userData');
  const folders = findFolders();
  const log = openLog(app.getPath('logs'), { console: !app.isPackaged });
  denyAll(session.defaultSession, home);
  serveApp(protocol, folders.renderer);

  const send = eventSender(() => window.current());
  const dialogs = createDialogs(() => window.current(), app.getPath('documents'));
  const settings = createSettings(openSettingsFile(data), dialogs.askToWeaken);
  const previews = new Previews(random);

  const clipboard = createClipboardKeeper({
    boards: systemBoards(systemClipboard, ClipboardItem, process.platform, log),
    clock,
    random,
    after,
    seconds: () => settings.get().clipboardSeconds,
    emit: (state) => {
      send('clipboard.state', state);
      showState();
    },
  });

  const vault = createCurrentVault({
    openers,
    context: { ...environment, marksFolder: join(data, 'marks') },
    remembered: openJsonFile(data, 'vault', rememberedVault, noVault),
    ask: { newFile: dialogs.newVault, existingFile: dialogs.existingVault },
    send,
    tell: dialogs.tell,
    onState: showState,
    onUnlocked() {
      autoLock.begin();
      setImmediate(reminders.check);
    },
    onLocked() {
      void clipboard.clear();
      previews.clear();
      window.reload();
    },
  });

  const autoLock = createAutoLock({
    power: powerMonitor,
    clock,
    after,
    settings: settings.get,
    isUnlocked: vault.isUnlocked,
    lock(reason) {
      log.info('vault.locked-by', { reason });
      vault.lock();
    },
  });

  const reminders = createReminders({
    clock,
    after,
    settings: settings.get,
    expiring: () =>
      vault
        .openSession()
        ?.summaries()
        .flatMap(({ id, name, expiresAt }) => (expiresAt === null ? [] : [{ id, name, expiresAt }])) ?? null,
    told: openJsonFile(data, 'reminders', toldOf, {}),
    show: createNotifier((secret) => {
      window.show();
      if (secret !== null && vault.isUnlocked()) send('secrets.open', { id: secret });
    }),
  });

  function lookAtClocks(): void {
    autoLock.check();
    void clipboard.check();
    reminders.check();
  }

  const window = createMainWindow({
    home,
    folders,
    settings: settings.get,
    place: openJsonFile(data, 'window', windowPlace, firstPlace),
    icon: join(folders.resources, 'icons', '512x512.png'),
    sawInput: autoLock.sawInput,
    focused: lookAtClocks,
    closed: vault.lock,
    crashed: vault.lock,
  });
  showWindow = window.show;

  const showTray = createTray({
    resources: folders.resources,
    platform: process.platform,
    log,
    open: window.show,
    lock: vault.lock,
    clearClipboard: () => void clipboard.clear(),
    quit: () => app.quit(),
  });

  function carryOut(command: Command): void {
    window.show();
    send('window.command', { command });
  }

  /** Menu and tray follow the vault and the clipboard. */
  function showState(): void {
    const isUnlocked = vault.isUnlocked();
    showTray({ isUnlocked, clipboard: clipboard.state() });
    showMenu(isUnlocked);
  }

  let shownMenu: boolean | null = null;
  function showMenu(isUnlocked: boolean): void {
    if (shownMenu === isUnlocked) return;
    shownMenu = isUnlocked;
    const { isDevelopment } = home;
    const needs = { platform: process.platform, isUnlocked, isDevelopment, command: carryOut, lock: vault.lock };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(needs)));
  }

  function applySettings(now: Settings): void {
    nativeTheme.themeSource = now.theme;
    window.apply(now);
  }
  applySettings(settings.get());
  settings.subscribe((now) => {
    applySettings(now);
    send('settings.changed', now);
  });

  answerCalls({
    window: window.current,
    origin: home.origin,
    openSession: vault.openSession,
    log,
    handlers: createHandlers({
      vault,
      clipboard,
      settings,
      previews,
      random,
      countReveal: createRevealLimit(clock),
      openEnvFile: dialogs.openEnvFile,
    }),
  });

  for (const event of ['resume', 'unlock-screen'] as const) powerMonitor.on(event, lookAtClocks);
  powerMonitor.on('suspend', () => void clipboard.clear());
  process.on('uncaughtException', (thrown) => {
    log.error('uncaught', errorFacts(thrown));
    vault.lock();
  });
  process.on('unhandledRejection', (thrown) => log.error('unhandled', errorFacts(thrown)));
  app.on('activate', window.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  finishBeforeQuit(app, after, () => {
    vault.lock();
    return clipboard.clear();
  });

  showState();
  window.show();
}
