import { call } from './call.ts';
import { desktopState, wish } from './desktop.ts';
import { id } from './domain.ts';
import { z } from './z.ts';

const nothing = z.undefined();

/** The group `desktop` of the contract: the windows, the global shortcut, starting with the computer. */
export const desktopCalls = {
  state: call(nothing, desktopState),
  /** While true the shortcut is not acted on: a person is choosing another one. */
  choosingShortcut: call(z.strictObject({ choosing: z.boolean() }), nothing),
  /** Shows the quick-access window, and puts it away. */
  openQuickAccess: call(nothing, nothing),
  closeQuickAccess: call(nothing, nothing),
  /** Shows the main window, with a secret if one is named; where the vault is locked, after it was unlocked. */
  openMain: call(z.strictObject({ secret: id.nullable() }), nothing),
  /** What the main window is to show; asked once for each wish. */
  takeWish: call(nothing, wish.nullable()),
} as const;

/** The events of the group. */
export const desktopEvents = {
  state: desktopState,
  /** Quick access came into sight, or went out of it: then its page forgets all that it shows. */
  quickAccess: z.object({ shown: z.boolean() }),
  /** There is a wish to take. */
  wish: nothing,
} as const;
