import { join } from 'node:path';
import { app, type BrowserWindow, nativeImage } from 'electron';
import { texts } from '../../src-texts/texts.ts';

/** Shows how many secrets need attention at the app's sign: as a number, or on Windows as a dot with words. */
export function createBadge(resources: string, window: () => BrowserWindow | null): (count: number) => void {
  let shown = 0;
  return (count) => {
    if (count === shown) return;
    shown = count;
    if (process.platform !== 'win32') {
      app.setBadgeCount(count);
      return;
    }
    const dot = count === 0 ? null : nativeImage.createFromPath(join(resources, 'tray', 'badge.png'));
    window()?.setOverlayIcon(dot, texts.desktop.badge(count));
  };
}
