import { id } from './domain.ts';
import { z } from './z.ts';

/** What of the desktop the settings ask for, and whether the system gave it. */
export const desktopState = z.object({
  /** The global shortcut: `refused` where another program has it or the system gives none. */
  shortcut: z.enum(['off', 'on', 'refused']),
  /** Starting with the computer: `failed` where it could not be written down. */
  login: z.enum(['off', 'on', 'failed']),
  /** Whether the quick-access window is in sight. */
  quickAccess: z.boolean(),
});
export type DesktopState = z.infer<typeof desktopState>;

/** What the main window is to show, by the wish of a notification or of quick access. */
export const wish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('secret'), id }),
  z.object({ kind: z.literal('page'), page: z.enum(['reminders', 'activity']) }),
]);
export type Wish = z.infer<typeof wish>;
