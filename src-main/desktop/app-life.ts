import { app, powerMonitor } from 'electron';
import { errorFacts, type Log } from './log.ts';
import { finishBeforeQuit } from './quit.ts';
import type { After } from './timer.ts';

export type AppLifeNeeds = {
  log: Log;
  after: After;
  open: () => void;
  lock: () => void;
  clearClipboard: () => Promise<unknown>;
  /** Time may have jumped: deadlines are to be looked at. */
  lookAtClocks: () => void;
};

/** From sleep to quit: what happens to the app as a whole, and what then happens to the vault and the clipboard. */
export function followAppLife({ log, after, open, lock, clearClipboard, lookAtClocks }: AppLifeNeeds): void {
  powerMonitor.on('suspend', () => void clearClipboard());
  powerMonitor.on('resume', lookAtClocks);
  powerMonitor.on('unlock-screen', lookAtClocks);
  app.on('activate', open);
  // On macOS an app stays without a window; closing the window has locked the vault.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  finishBeforeQuit(app, after, () => {
    lock();
    return clearClipboard();
  });
  process.on('uncaughtException', (thrown) => {
    log.error('uncaught', errorFacts(thrown));
    lock();
  });
  process.on('unhandledRejection', (thrown) => log.error('unhandled', errorFacts(thrown)));
}
