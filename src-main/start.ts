import { join } from 'node:path';
import { app, nativeTheme, powerMonitor, protocol, session } from 'electron';
import type { Settings } from '../src-preload/contract.ts';
import { followAppLife } from './desktop/app-life.ts';
import { createAutoLock } from './desktop/auto-lock.ts';
import { createBackups } from './desktop/backups.ts';
import { createBadge } from './desktop/badge.ts';
import { createClipboardTelling } from './desktop/clipboard-telling.ts';
import { createCurrentVault, firstLook } from './desktop/current-vault.ts';
import { createDesktopKeeper } from './desktop/desktop-keeper.ts';
import { createDialogs } from './desktop/dialogs.ts';
import { createDraftKeeper } from './desktop/draft-keeper.ts';
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
import { toldOf } from './desktop/reminder-plan.ts';
import { createReminders, newAnomalies, openRemindable } from './desktop/reminders.ts';
import { createRevealLimit, most } from './desktop/reveal-limit.ts';
import { createSettings, openSettingsFile } from './desktop/settings.ts';
import { createShell } from './desktop/shell.ts';
import { createSystemClipboard } from './desktop/system-clipboard.ts';
import { readZoneAnew, timeZoneOffsetAt } from './desktop/time-zone.ts';
import { after } from './desktop/timer.ts';
import { createMainWindow } from './desktop/window.ts';
import { firstPlace, windowPlace } from './desktop/window-place.ts';
import { createHandlers } from './handlers.ts';
import { answerCalls, eventSender } from './ipc.ts';
import { loadSqlite } from './store/connection.ts';
import { createConnect } from './sync/connect.ts';
import { createSync } from './sync/sync.ts';
import type { VaultContext } from './vault/environment.ts';
import { VaultError } from './vault/errors.ts';
import { Previews } from './vault/exchange/previews.ts';
import { GeneratedValues } from './vault/generate/held.ts';
import * as openers from './vault/open.ts';
import { recentlyUsed } from './vault/recent.ts';
import { purgeDue } from './vault/trash.ts';

/** What the app takes from outside: real in the product, their own in tests. */
export type Environment = Omit<VaultContext, 'marksFolder'>;

/**
 * Milliseconds in which a page that was told of the lock empties itself and paints that. One that is loaded anew at once
 * keeps its last picture, with the list, until the new one's first paint: four times as long.
 */
const blankFirst = 32;

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

  const windows = () => [window.current(), desktop.quick.current()].filter((one) => one !== null);
  const send = eventSender(windows);
  const dialogs = createDialogs(() => window.current(), app.getPath('documents'));
  const settings = createSettings(openSettingsFile(data), dialogs.askToWeaken);
  const previews = new Previews(random);
  const generated = new GeneratedValues(environment);
  const drafts = createDraftKeeper({ after, openSession: () => vault.openSession(), log });

  const notifier = createNotifier((wish) => desktop.openMain(wish));
  const isInFront = () => window.current()?.isFocused() ?? false;
  const tellOfClipboard = createClipboardTelling({
    notifier,
    isInSight: isInFront,
    isReadAloud: () => app.accessibilitySupportEnabled,
  });
  const clipboard = createSystemClipboard({
    ...{ data, log, clock, random },
    seconds: () => settings.get().clipboardSeconds,
    openSession: () => vault.openSession(),
    emit(state) {
      send('clipboard.state', state);
      showShell();
      tellOfClipboard(state);
    },
    hint() {
      if (isInFront()) send('clipboard.hint', { kind: 'only-in-front' });
      return isInFront();
    },
  });

  const remembered = openJsonFile(data, 'vault', rememberedVault, noVault);
  const context = { ...environment, marksFolder: join(data, 'marks') };
  const vault = createCurrentVault({
    openers,
    context,
    remembered,
    failedUnlocks: createFailedUnlocks(openJsonFile(data, 'failed-unlocks', failedTries, {}), clock),
    ask: { newFile: dialogs.newVault, existingFile: dialogs.existingVault },
    send(name, payload) {
      send(name, payload);
      if (name === 'vault.changed') setImmediate(followVault);
    },
    tell: dialogs.tell,
    onState: () => showShell(),
    after,
    onUnlocked() {
      autoLock.begin();
      setImmediate(sync.begin);
      void clipboard.recognise();
      backups.onUnlocked();
      after(firstLook, reminders.check);
      after(3_000, () => void reminders.checkAnomalies().catch(() => {}));
    },
    beforeKeyChange: (opening, progress) => backups.beforeOpening(opening, progress),
    onIntact(opened) {
      try {
        if (opened.readOnly === null) purgeDue(opened);
      } catch (error) {
        log.warn('trash.not-purged', errorFacts(error));
      }
      void backups.daily();
    },
    onLocking: drafts.seal,
    onLocked() {
      void clipboard.clear();
      previews.clear();
      generated.clear();
      drafts.forget();
      backups.onLocked();
      sync.end();
      after(blankFirst, () => {
        window.reload();
        desktop.locked();
      });
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
    offsetAt: timeZoneOffsetAt,
    settings: settings.get,
    remindable: () => openRemindable(vault.openSession()),
    anomalies: newAnomalies(vault.openSession, timeZoneOffsetAt),
    told: openJsonFile(data, 'reminders', toldOf, {}),
    show: notifier.show,
    count: createBadge(folders.resources, () => window.current()),
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
    confirmRemoval: dialogs.confirmRemoval,
    onState: (state) => send('backups.state', state),
  });

  const sync = createSync({
    openSession: vault.openSession,
    after,
    connect: createConnect({ fetch, clock, after, random }),
    confirmConnection: dialogs.confirmConnection,
    emit: {
      progress: (connection, running) => send('sync.progress', { connection, running }),
      changed: (connection) => send('sync.changed', { connection }),
    },
  });

  function lookAtClocks(): void {
    readZoneAnew(process.env);
    void backups.daily();
    autoLock.check();
    void clipboard.check();
    reminders.check();
  }

  const shared = {
    ...{ home, folders },
    settings: settings.get,
    icon: join(folders.resources, 'icons', '512x512.png'),
    sawInput: autoLock.sawInput,
    focused: lookAtClocks,
  };
  const desktop = createDesktopKeeper({ ...shared, after, send, showMain: () => window.show() });
  const staysOpen = () => process.platform === 'darwin' || settings.get().keepInTray;

  const window = createMainWindow({
    ...shared,
    place: openJsonFile(data, 'window', windowPlace, firstPlace),
    hidden: autoLock.hidden,
    closed() {
      vault.lock();
      // A window out of sight must not keep the app from ending with the last one in sight.
      if (!staysOpen()) desktop.quick.end();
    },
    crashed: vault.lock,
  });

  showFirst = window.show;

  const showShell = createShell({
    resources: folders.resources,
    isDevelopment: home.isDevelopment,
    log,
    isUnlocked: vault.isUnlocked,
    clipboard: clipboard.state,
    recent() {
      const session = vault.openSession();
      return session === null || session.isBusy ? [] : recentlyUsed(session, 5);
    },
    open: window.show,
    quickAccess: desktop.quick.show,
    copyRecent: (id) => void copyRecent(id),
    command(command) {
      window.show();
      send('window.command', { command });
    },
    lock: vault.lock,
    clearClipboard: clipboard.clearNow,
  });

  function apply(now: Settings): void {
    nativeTheme.themeSource = now.theme;
    window.apply(now);
    desktop.apply(now);
    send('settings.changed', now);
  }
  settings.subscribe(apply);

  let stopFollowing = () => {};
  /** What the tray and the badge show of the vault's content, once the changes of a moment are all there. */
  function followVault(): void {
    sync.noteChange();
    stopFollowing();
    stopFollowing = after(200, () => {
      showShell();
      reminders.recount();
    });
  }

  async function copyRecent(id: string): Promise<void> {
    try {
      await handlers.secrets.copy({ id, as: 'value' });
    } catch (error) {
      dialogs.tell(error instanceof VaultError ? error.code : 'CLIPBOARD_FAILED');
    }
  }

  const countReveal = createRevealLimit(clock);
  const countQuestion = createRevealLimit(clock, most.questions);
  const { openEnvFile, saveAs, askToWeaken, backupFolder } = dialogs;
  const handlers = createHandlers({
    ...{ vault, clipboard, settings, previews, drafts, generated, backups, desktop, sync, random },
    ...{ openEnvFile, saveAs, askToWeaken, backupFolder, countReveal, countQuestion },
    guess: context.guesser.guess,
    confirmProjectRemoval: dialogs.confirmProjectRemoval,
    importing: (fraction) => send('exchange.progress', { fraction }),
    lookAtReminders: () => reminders.recount(),
  });
  const failed = createFailedCalls(clock, vault.openSession);
  answerCalls({ windows, origin: home.origin, openSession: vault.openSession, log, failed, handlers });
  followAppLife({ log, after, open: window.show, staysInTray: staysOpen, lock: vault.lock, clipboard, lookAtClocks });

  apply(settings.get());
  void clipboard.begin();
  showShell();
  if (!desktop.startsHidden()) window.show();
  // Beside the page, which is loaded meanwhile.
  after(firstLook, loadSqlite);
}
