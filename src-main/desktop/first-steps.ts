import { app, dialog, protocol } from 'electron';
import { texts } from '../../src-texts/texts.ts';
import { findPageHome, findUnsafeSwitch, hardenApp, type PageHome } from './permissions.ts';
import { registerScheme } from './protocol.ts';
import { takeSingleInstance } from './single-instance.ts';

/** A packed app doesn't run where another program could look into it; while developing, tools may. */
function refusesToStart(): boolean {
  const unsafe = app.isPackaged ? findUnsafeSwitch(process.argv.slice(1)) : null;
  if (unsafe === null) return false;
  dialog.showErrorBox('Coffer', texts.desktop.dialogs.unsafeSwitch(unsafe));
  app.exit(1);
  return true;
}

/** All that must be settled before the app is ready; `null` where this process is not to go on. */
export async function takeFirstSteps(showFirst: () => void): Promise<PageHome | null> {
  // Whatever the app writes is its owner's alone.
  process.umask(0o077);
  if (refusesToStart() || !takeSingleInstance(app, showFirst)) return null;
  const home = findPageHome(app.isPackaged, process.env.ELECTRON_RENDERER_URL);
  registerScheme(protocol);
  hardenApp(app, home);
  // In a Wayland session a shortcut is heard everywhere only by way of the desktop's portal.
  // https://www.electronjs.org/docs/latest/api/global-shortcut
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal');
  if (process.platform === 'win32') app.setAppUserModelId('app.coffer.desktop');
  await app.whenReady();
  return home;
}
