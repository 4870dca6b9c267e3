import { app, powerMonitor } from 'electron';
import type { ClipboardKeeper } from './clipboard.ts';
import { errorFacts, type Log } from './log.ts';
import { finishBeforeQuit } from './quit.ts';
import type { After } from './timer.ts';

export type AppLifeNeeds = {
  log: Log;
  after: After;
  open: () => void;
  /** Whether it goes on when its last window is closed. */
  staysInTray: () => boolean;
  lock: () => void;
  clipboard: Pick<ClipboardKeeper, 'clear' | 'settled'>;
  /** Time may have jumped: deadlines are to be looked at. */
  lookAtClocks: () => void;
};

/** From sleep to quit: what happens to the app as a whole, and what then happens to the vault and the clipboard. */
export function followAppLife({ log, after, open, staysInTray, lock, clipboard, lookAtClocks }: AppLifeNeeds): void {
  powerMonitor.on('suspend', () => void clipboard.clear());
  powerMonitor.on('resume', lookAtClocks);
  powerMonitor.on('unlock-screen', lookAtClocks);
  app.on('activate', open);
  // On macOS an app stays without a window; closing the window has locked the vault.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !staysInTray()) app.quit();
  });
  finishBeforeQuit(app, after, async () => {
    lock();
    await clipboard.clear();
    await clipboard.settled();
  });
  process.on('uncaughtException', (thrown) => {
    log.error('uncaught', errorFacts(thrown));
    lock();
  });
  process.on('unhandledRejection', (thrown) => log.error('unhandled', errorFacts(thrown)));
}
