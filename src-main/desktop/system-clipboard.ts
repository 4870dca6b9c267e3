import { ClipboardItem, clipboard } from 'electron';
import type { ClipboardState } from '../../src-preload/contract.ts';
import type { Clock, RandomBytes } from '../vault/environment.ts';
import type { Session } from '../vault/session.ts';
import { type ClipboardKeeper, createClipboardKeeper } from './clipboard.ts';
import { systemBoards } from './clipboard-boards.ts';
import { clipboardNote, createClipboardNotes, noClipboardNote } from './clipboard-note.ts';
import { clipboardHintTold, createClipboardHint, noHintTold, outsideClearing } from './clipboard-wayland.ts';
import { openJsonFile } from './json-file.ts';
import type { Log } from './log.ts';
import { after } from './timer.ts';

export type SystemClipboardNeeds = {
  /** Folder of app data. */
  data: string;
  log: Log;
  clock: Clock;
  random: RandomBytes;
  seconds: () => number;
  openSession: () => Session | null;
  emit: (state: ClipboardState) => void;
  /** Says, once on a computer, that only the window in front may change the clipboard; answers whether it could be seen. */
  hint: () => boolean;
};

/** The keeper over the clipboards of this system. */
export function createSystemClipboard(needs: SystemClipboardNeeds): ClipboardKeeper {
  const { data, log, clock, random, seconds, openSession } = needs;
  const { platform, env } = process;
  const outside = outsideClearing(env);
  const told = openJsonFile(data, 'clipboard-hint', clipboardHintTold, noHintTold);
  const hint = createClipboardHint(outside.onlyInFront, told, needs.hint);
  return createClipboardKeeper({
    boards: systemBoards({ clipboard, ClipboardItem, platform, clearOutside: outside.clear, log }),
    notes: createClipboardNotes(openJsonFile(data, 'clipboard', clipboardNote, noClipboardNote), openSession),
    onlyInFront: outside.onlyInFront,
    ...{ clock, random, after, seconds },
    emit(state) {
      needs.emit(state);
      hint(state);
    },
  });
}
