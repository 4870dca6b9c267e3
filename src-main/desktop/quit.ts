import type { App } from 'electron';
import type { After } from './timer.ts';

const patienceMs = 2_000;

/**
 * Lets the last things be done before the app quits: the vault locked, the clipboard cleared. Clearing takes a moment
 * and may never answer (a clipboard's owner that hangs), so quitting waits for it, but not for long.
 */
export function finishBeforeQuit(app: App, after: After, finish: () => Promise<unknown>): void {
  let stage: 'running' | 'finishing' | 'finished' = 'running';
  const leave = () => {
    if (stage === 'finished') return;
    stage = 'finished';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (stage === 'finished') return;
    event.preventDefault();
    if (stage === 'finishing') return;
    stage = 'finishing';
    const stopWaiting = after(patienceMs, leave);
    void finish()
      .catch(() => {})
      .then(stopWaiting)
      .then(leave);
  });
}
