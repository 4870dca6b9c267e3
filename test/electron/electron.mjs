import { app } from './app.mjs';
import { ClipboardItem, clipboard } from './clipboard.mjs';
import { webContents } from './contents.mjs';
import { serveSpecs } from './control.mjs';
import { globalShortcut, Notification, powerMonitor, shell, Tray } from './desktop.mjs';
import { dialog } from './dialog.mjs';
import { absent, guard } from './guard.mjs';
import { nativeImage } from './image.mjs';
import { ipcMain } from './ipc.mjs';
import { Menu, MenuItem } from './menu.mjs';
import { protocol } from './protocol.mjs';
import { safeStorage } from './safe-storage.mjs';
import { screen } from './screen.mjs';
import { session } from './session.mjs';
import { state } from './state.mjs';
import { nativeTheme } from './theme.mjs';
import { utilityProcess } from './utility.mjs';
import { BrowserWindow } from './window.mjs';

state.quit = () => app.quit();
state.focusedWindow = () => BrowserWindow.getFocusedWindow();

// The names a main process can import, whether the stand-in has them or not: an import must not fail, a use must.
const autoUpdater = absent('autoUpdater');
const BaseWindow = absent('BaseWindow');
const BrowserView = absent('BrowserView');
const contentTracing = absent('contentTracing');
const crashReporter = absent('crashReporter');
const desktopCapturer = absent('desktopCapturer');
const ImageView = absent('ImageView');
const inAppPurchase = absent('inAppPurchase');
const MessageChannelMain = absent('MessageChannelMain');
const net = absent('net');
const netLog = absent('netLog');
const powerSaveBlocker = absent('powerSaveBlocker');
const pushNotifications = absent('pushNotifications');
const sharedTexture = absent('sharedTexture');
const ShareMenu = absent('ShareMenu');
const systemPreferences = absent('systemPreferences');
const TouchBar = absent('TouchBar');
const View = absent('View');
const WebContentsView = absent('WebContentsView');
const webFrameMain = absent('webFrameMain');

const electron = guard('electron', {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  safeStorage,
  screen,
  session,
  sharedTexture,
  ShareMenu,
  shell,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  webContents,
  WebContentsView,
  webFrameMain,
});
serveSpecs(electron);

export {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  ClipboardItem,
  clipboard,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  electron as default,
  electron as 'module.exports',
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  ShareMenu,
  safeStorage,
  screen,
  session,
  sharedTexture,
  shell,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  WebContentsView,
  webContents,
  webFrameMain,
};
