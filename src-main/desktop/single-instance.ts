import type { App } from 'electron';

/**
 * Whether this is the only Coffer of this person. The second one quits, and the first shows its window;
 * what the second was started with is not looked at.
 */
export function takeSingleInstance(app: App, showFirst: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', () => showFirst());
  return true;
}
