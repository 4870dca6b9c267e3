/** The one wish of a key press to the value card, which alone holds the value. */
const wish = new EventTarget();

export function toggleReveal(): void {
  wish.dispatchEvent(new Event('toggle'));
}

export function onToggleReveal(listener: () => void): () => void {
  wish.addEventListener('toggle', listener);
  return () => wish.removeEventListener('toggle', listener);
}
