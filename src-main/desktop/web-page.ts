import { nativeTheme } from 'electron';
import type { Folders } from './folders.ts';
import type { PageHome } from './permissions.ts';

/** The canvas of the page, so that no white shows before its first paint. */
const canvas = { light: '#F5F3EF', dark: '#171613' } as const;
export const canvasNow = () => (nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light);

/** What every page of ours runs with: apart from Node, apart from the preload, with no way out. */
export function pagePreferences(folders: Folders, home: PageHome): Electron.WebPreferences {
  return {
    preload: folders.preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: home.isDevelopment,
  };
}
