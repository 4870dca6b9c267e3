/** The one wish of a pressed space bar to the value card, which alone holds the value. */
const wish = new EventTarget();

/** The space bar was pressed for it. */
export function toggleReveal(): void {
  wish.dispatchEvent(new Event('press'));
}

/** Hears of each such press; gives its own undo. */
export function onReveal(pressed: () => void): () => void {
  wish.addEventListener('press', pressed);
  return () => wish.removeEventListener('press', pressed);
}
