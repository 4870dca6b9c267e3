import { join } from 'node:path';
import {
  app,
  ClipboardItem,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  clipboard as systemClipboard,
} from 'electron';
import type { Settings } from '../src-preload/contract.ts';
import { followAppLife } from './desktop/app-life.ts';
import { createAutoLock } from './desktop/auto-lock.ts';
import { createBackups } from './desktop/backups.ts';
import { createClipboardKeeper } from './desktop/clipboard.ts';
import { systemBoards } from './desktop/clipboard-boards.ts';
import { createCurrentVault } from './desktop/current-vault.ts';
import { createDialogs } from './desktop/dialogs.ts';
import { createFailedCalls } from './desktop/failed-calls.ts';
import { createFailedUnlocks, failedTries } from './desktop/failed-unlocks.ts';
import { takeFirstSteps } from './desktop/first-steps.ts';
import { findFolders } from './desktop/folders.ts';
import { openJsonFile } from './desktop/json-file.ts';
import { errorFacts, openLog } from './desktop/log.ts';
import { createNotifier } from './desktop/notify.ts';
import { denyAll } from './desktop/permissions.ts';
import { serveApp } from './desktop/protocol.ts';
import { noVault, rememberedVault } from './desktop/remembered-vault.ts';
import { createReminders, momentsOf, toldOf } from './desktop/reminders.ts';
import { createRevealLimit } from './desktop/reveal-limit.ts';
import { createSettings, openSettingsFile } from './desktop/settings.ts';
import { createShell } from './desktop/shell.ts';
import { timeZoneOffsetAt } from './desktop/time-zone.ts';
import { after } from './desktop/timer.ts';
import { createMainWindow } from './desktop/window.ts';
import { firstPlace, windowPlace } from './desktop/window-place.ts';
import { createHandlers } from './handlers.ts';
import { answerCalls, eventSender } from './ipc.ts';
import type { VaultContext } from './vault/environment.ts';
import { Previews } from './vault/exchange/previews.ts';
import * as openers from './vault/open.ts';
import { purgeDue } from './vault/trash.ts';

/** What the app takes from outside: real in the product, their own in tests. */
export type Environment = Omit<VaultContext, 'marksFolder'>;

/** Starts Coffer; returns when its window is on the way, or at once where another Coffer runs. */
export async function start(environment: Environment): Promise<void> {
  let showFirst = () => {};
  const home = await takeFirstSteps(() => showFirst());
  if (home === null) return;
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
    emit(state) {
      send('clipboard.state', state);
      showShell();
    },
  });
  const clearClipboard = () => clipboard.clear();

  const remembered = openJsonFile(data, 'vault', rememberedVault, noVault);
  const context = { ...environment, marksFolder: join(data, 'marks') };
  const vault = createCurrentVault({
    openers,
    context,
    remembered,
    failedUnlocks: createFailedUnlocks(openJsonFile(data, 'failed-unlocks', failedTries, {}), clock),
    ask: { newFile: dialogs.newVault, existingFile: dialogs.existingVault },
    send,
    tell: dialogs.tell,
    onState: () => showShell(),
    onUnlocked() {
      autoLock.begin();
      backups.onUnlocked();
      setImmediate(reminders.check);
    },
    onIntact(opened) {
      try {
        if (opened.readOnly === null) purgeDue(opened);
      } catch (error) {
        log.warn('trash.not-purged', errorFacts(error));
      }
      void backups.daily();
    },
    onLocked() {
      void clearClipboard();
      previews.clear();
      backups.onLocked();
      // After the answer to the call that locked is on its way.
      setImmediate(window.reload);
    },
  });

  const autoLock = createAutoLock({
    power: powerMonitor,
    clock,
    after,
    settings: settings.get,
    isUnlocked: () => vault.isUnlocked() && !vault.isCodeShown(),
    lock(reason) {
      if (vault.isUnlocked()) log.info('vault.locked-by', { reason });
      vault.lockBecause(reason);
    },
  });

  const reminders = createReminders({
    clock,
    after,
    settings: settings.get,
    expiring: () => momentsOf(vault.openSession()),
    told: openJsonFile(data, 'reminders', toldOf, {}),
    show: createNotifier((secret) => {
      window.show();
      if (secret !== null && vault.isUnlocked()) send('secrets.open', { id: secret });
    }),
  });

  const backups = createBackups({
    context,
    offsetAt: timeZoneOffsetAt,
    settings() {
      const { automaticBackups: automatic, backupFolder: folder } = settings.get();
      return { automatic, folder };
    },
    defaultFolder: join(data, 'backups'),
    openSession: vault.openSession,
    vaultFile: () => remembered.get().path,
    lock: vault.lock,
    confirmRestore: dialogs.confirmRestore,
    onState: (state) => send('backups.state', state),
  });

  function lookAtClocks(): void {
    void backups.daily();
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

  showFirst = window.show;

  const showShell = createShell({
    resources: folders.resources,
    isDevelopment: home.isDevelopment,
    log,
    isUnlocked: vault.isUnlocked,
    clipboard: clipboard.state,
    open: window.show,
    command(command) {
      window.show();
      send('window.command', { command });
    },
    lock: vault.lock,
    clearClipboard,
  });

  function apply(now: Settings): void {
    nativeTheme.themeSource = now.theme;
    window.apply(now);
    send('settings.changed', now);
  }
  settings.subscribe(apply);

  const countReveal = createRevealLimit(clock);
  const { openEnvFile, saveAs, askToWeaken, backupFolder } = dialogs;
  const handlers = createHandlers({
    ...{ vault, clipboard, settings, previews, backups, random, clock, countReveal },
    ...{ openEnvFile, saveAs, askToWeaken, backupFolder },
    importing: (fraction) => send('exchange.progress', { fraction }),
  });
  const failed = createFailedCalls(clock, vault.openSession);
  answerCalls({ window: window.current, origin: home.origin, openSession: vault.openSession, log, failed, handlers });
  followAppLife({ log, after, open: window.show, lock: vault.lock, clearClipboard, lookAtClocks });

  apply(settings.get());
  showShell();
  window.show();
}
