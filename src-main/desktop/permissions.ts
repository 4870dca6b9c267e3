import type { App, Session, WebContents } from 'electron';
import { appOrigin } from './protocol.ts';

/** Where the page may come from: our own scheme, or the dev server while developing. */
export type PageHome = { url: string; origin: string; isDevelopment: boolean };

export function findPageHome(isPackaged: boolean, devServer: string | undefined): PageHome {
  if (isPackaged || devServer === undefined) return { url: `${appOrigin}/`, origin: appOrigin, isDevelopment: false };
  return { url: devServer, origin: new URL(devServer).origin, isDevelopment: true };
}

/** Whether the page's process may ask for an address at all. */
export function mayRequest(home: PageHome, address: string): boolean {
  if (address.startsWith(`${appOrigin}/`) || address.startsWith('data:image/')) return true;
  if (!home.isDevelopment || !URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === 'devtools:' || host === new URL(home.url).host;
}

/** Takes every right from the page: permissions, devices, downloads, and all addresses but its own. */
export function denyAll(session: Session, home: PageHome): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(home, details.url) }));
  session.on('will-download', (event) => event.preventDefault());
}

function confine(contents: WebContents, home: PageHome): void {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault();
  const refuseUnlessDevReload = (event: { preventDefault(): void; url: string }) => {
    if (!home.isDevelopment || new URL(event.url).origin !== home.origin) event.preventDefault();
  };
  contents.on('will-navigate', refuseUnlessDevReload);
  contents.on('will-frame-navigate', refuseUnlessDevReload);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Before the app is ready: sandbox for every renderer, no name ever looked up for a page, no page leaves its place. */
export function hardenApp(app: App, home: PageHome): void {
  app.enableSandbox();
  if (!home.isDevelopment) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('web-contents-created', (_event, contents) => confine(contents, home));
}

/**
 * Switches by which another program could read the page, load code into it or take its walls away. Chromium's are not
 * covered by the fuses. `--no-sandbox` is not among them: AppImage adds it itself where user namespaces are off.
 */
const unsafe = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'load-extension',
  'disable-web-security',
];

/** The first unsafe switch in a command line, if any, by its name. */
export function findUnsafeSwitch(args: readonly string[]): string | null {
  for (const arg of args) {
    const name = /^--?([a-z-]+)/i.exec(arg)?.[1]?.toLowerCase();
    if (name !== undefined && unsafe.includes(name)) return name;
  }
  return null;
}
