import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { ClipboardState } from '../../src-preload/contract.ts';
import type { JsonFile } from './json-file.ts';

type Variables = Readonly<Record<string, string | undefined>>;
export type Selection = 'clipboard' | 'primary';

/** GNOME on Wayland lets only the window in front change the clipboard, and has no protocol for clipboard managers. */
export function isGnomeOnWayland({ XDG_SESSION_TYPE, WAYLAND_DISPLAY, XDG_CURRENT_DESKTOP }: Variables): boolean {
  const isWayland = XDG_SESSION_TYPE === 'wayland' || (XDG_SESSION_TYPE === undefined && Boolean(WAYLAND_DISPLAY));
  return isWayland && (XDG_CURRENT_DESKTOP ?? '').split(':').includes('GNOME');
}

/** The absolute path of a program in the folders of `PATH`; relative ones don't count. */
export function findProgram(name: string, folders: string | undefined): string | null {
  for (const folder of (folders ?? '').split(':').filter(isAbsolute)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return file;
    } catch {
      // Not in this one.
    }
  }
  return null;
}

/** Longer than wl-copy takes; where it hangs it is ended. */
const patienceMs = 1_000;

/** Clears by wl-copy, which may do what a window in the background may not. How it went, the next reading tells. */
export function clearByWlCopy(program: string): (selection: Selection) => Promise<void> {
  return (selection) =>
    new Promise((resolve) => {
      const which = selection === 'primary' ? ['--primary'] : [];
      const options = { timeout: patienceMs, killSignal: 'SIGKILL', shell: false } as const;
      execFile(program, [...which, '--clear'], options, () => resolve());
    });
}

/** What this session allows: how a window in the background clears, and whether it can't. */
export function outsideClearing(variables: Variables): {
  clear: ((selection: Selection) => Promise<void>) | null;
  onlyInFront: boolean;
} {
  if (!isGnomeOnWayland(variables)) return { clear: null, onlyInFront: false };
  const program = findProgram('wl-copy', variables.PATH);
  return program === null ? { clear: null, onlyInFront: true } : { clear: clearByWlCopy(program), onlyInFront: false };
}

/** Whether it was said on this computer that only the window in front may change the clipboard. */
export const clipboardHintTold = z.object({ onlyInFront: z.boolean() });
export const noHintTold = { onlyInFront: false };

/** Hears of every state; where it is so, says it with the first copy that somebody is there to read it, once and for all. */
export function createClipboardHint(
  isSo: boolean,
  told: JsonFile<z.infer<typeof clipboardHintTold>>,
  say: () => boolean,
): (state: ClipboardState) => void {
  return ({ kind }) => {
    if (!isSo || kind !== 'holding' || told.get().onlyInFront || !say()) return;
    try {
      told.set({ onlyInFront: true });
    } catch {
      // The disk takes nothing: it is said again another time.
    }
  };
}
