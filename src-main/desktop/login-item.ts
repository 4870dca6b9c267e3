import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import type { DesktopState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

/** The argument with which it is started hidden. */
export const hiddenFlag = '--hidden';

export type LoginItem = { state(): DesktopState['login']; use(wanted: { start: boolean; hidden: boolean }): void };

type LoginNeeds = {
  app: Pick<App, 'setLoginItemSettings'>;
  platform: NodeJS.Platform;
  /** The program and its first arguments, by which it is started. */
  command: readonly string[];
  /** Where the desktop looks for what it starts: `~/.config/autostart`. */
  autostart: string;
};

/** One argument of an `Exec` line. https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html */
function execWord(word: string): string {
  const quoted = word.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  // The line is read as a string first, in which a backslash is written as two.
  return `"${quoted}"`.replaceAll('\\', '\\\\');
}

/** The entry by which a Linux desktop starts a program at login. */
export function autostartEntry(command: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Coffer',
    `Comment=${texts.desktop.autostart}`,
    `Exec=${command.map(execWord).join(' ')}`,
    'Icon=coffer',
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
  ];
  return `${lines.join('\n')}\n`;
}

/** Sees to it that the app starts with the computer, or does not; `failed` where that could not be written down. */
export function createLoginItem({ app, platform, command, autostart }: LoginNeeds): LoginItem {
  let state: DesktopState['login'] = 'off';
  const file = join(autostart, 'coffer.desktop');

  function onLinux(start: boolean, hidden: boolean): void {
    if (!start) {
      rmSync(file, { force: true });
      return;
    }
    if (/[\n\r\0]/.test(command.join(''))) throw new Error('a path that no entry can hold');
    mkdirSync(autostart, { recursive: true, mode: 0o700 });
    writeFileSync(file, autostartEntry([...command, ...(hidden ? [hiddenFlag] : [])]), { mode: 0o600 });
  }

  function elsewhere(start: boolean, hidden: boolean): void {
    const [path, ...args] = command;
    // macOS starts the app without arguments, and says of each start whether it was the login's.
    const more =
      platform === 'win32' && path !== undefined
        ? { path, args: [...args.map((one) => `"${one}"`), ...(hidden ? [hiddenFlag] : [])] }
        : {};
    app.setLoginItemSettings({ openAtLogin: start, ...more });
  }

  return {
    state: () => state,
    use({ start, hidden }) {
      try {
        if (platform === 'linux') onLinux(start, hidden);
        else elsewhere(start, hidden);
        state = start ? 'on' : 'off';
      } catch {
        state = 'failed';
      }
    },
  };
}

/** The program that was started, as the desktop is to start it again; an AppImage is the file itself, not what is in it. */
export function ownCommand(
  { execPath, env }: Pick<NodeJS.Process, 'execPath' | 'env'>,
  unpackedApp: string | null,
): string[] {
  return [env.APPIMAGE ?? execPath, ...(unpackedApp === null ? [] : [unpackedApp])];
}

/** Whether no window is to be shown now: it was started with the computer, and the person wants it hidden then. */
export function startsHidden(
  startHidden: boolean,
  argv: readonly string[],
  platform: NodeJS.Platform,
  openedAtLogin: () => boolean,
): boolean {
  if (!startHidden) return false;
  return platform === 'darwin' ? openedAtLogin() : argv.includes(hiddenFlag);
}
