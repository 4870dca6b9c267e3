import type { DesktopState } from '../../src-preload/contract.ts';

/** What of Electron's `globalShortcut` is used. */
export type Shortcuts = {
  register(accelerator: string, pressed: () => void): boolean;
  unregister(accelerator: string): void;
};

export type ShortcutKeeper = {
  state(): DesktopState['shortcut'];
  /** Makes this the one shortcut, or with `null` none; the one before it is given back first. */
  use(accelerator: string | null): void;
  /** While true the keys do nothing: a person is choosing, and may press the old ones. */
  setChoosing(choosing: boolean): void;
  stop(): void;
};

/** Owner of the one shortcut that is heard in whatever program. Where the system refuses it, `state` says so. */
export function createShortcutKeeper(shortcuts: Shortcuts, pressed: () => void): ShortcutKeeper {
  let held: string | null = null;
  let state: DesktopState['shortcut'] = 'off';
  let isChoosing = false;

  function give(): void {
    if (held !== null) shortcuts.unregister(held);
    held = null;
  }

  function take(accelerator: string): boolean {
    try {
      return shortcuts.register(accelerator, () => {
        if (!isChoosing) pressed();
      });
    } catch {
      // What the system does not even know as a combination.
      return false;
    }
  }

  return {
    state: () => state,
    use(accelerator) {
      if (accelerator === held && held !== null) return;
      give();
      if (accelerator === null) state = 'off';
      else {
        state = take(accelerator) ? 'on' : 'refused';
        if (state === 'on') held = accelerator;
      }
    },
    setChoosing(choosing) {
      isChoosing = choosing;
    },
    stop: give,
  };
}
