import { z } from 'zod';
import { type CopyDigest, digestOfCopy, isCopied, isDigestOf } from '../vault/copied-value.ts';
import type { Session } from '../vault/session.ts';
import type { JsonFile } from './json-file.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

/** In app data while a value is on the clipboard; still there at the next start where Coffer ended before clearing it. */
export const clipboardNote = z.object({
  copied: z.object({ vault: hex(16), salt: hex(16), digest: hex(32) }).nullable(),
});
export const noClipboardNote: z.infer<typeof clipboardNote> = { copied: null };

export type ClipboardNotes = {
  /** The note about a text that is going to be copied; `null` while the vault is locked. */
  about(text: string): CopyDigest | null;
  /** What is noted. */
  get(): CopyDigest | null;
  /** Notes it down, or forgets what was noted. A disk that takes nothing keeps nobody from copying. */
  set(note: CopyDigest | null): void;
  /** Whether a text is the noted one; `null` where the vault that could tell is not open. */
  knows(text: string): boolean | null;
};

export function createClipboardNotes(
  file: JsonFile<z.infer<typeof clipboardNote>>,
  openSession: () => Session | null,
): ClipboardNotes {
  return {
    about(text) {
      const session = openSession();
      return session && digestOfCopy(session, text);
    },
    get: () => file.get().copied,
    set(copied) {
      if (copied === null && file.get().copied === null) return;
      try {
        file.set({ copied });
      } catch {
        // Only the next start would want it.
      }
    },
    knows(text) {
      const { copied } = file.get();
      const session = openSession();
      if (copied === null || session === null || session.isBusy || !isDigestOf(session, copied)) return null;
      return isCopied(session, copied, text);
    },
  };
}
