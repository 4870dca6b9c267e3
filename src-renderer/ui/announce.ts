import { create } from 'zustand';

/** The last thing said to a screen reader; `turn` makes the same words count as new. */
export const useAnnouncement = create<{ text: string; turn: number }>(() => ({ text: '', turn: 0 }));

/** Says `text` once, politely: one call for one event. */
export function announce(text: string): void {
  useAnnouncement.setState((last) => ({ text, turn: last.turn + 1 }));
}
