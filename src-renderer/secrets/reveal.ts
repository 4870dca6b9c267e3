/** The one wish of a key press to the value card, which alone holds the value. */
const wish = new EventTarget();

/** How the key that showed it is pressed by now. */
let pressed: 'no' | 'once' | 'held' = 'no';

/** A key was pressed for it; while that is held, nothing more happens until it is let go. */
export function toggleReveal(): void {
  pressed = 'once';
  wish.dispatchEvent(new Event('toggle'));
}

/** Hears of each press of a key to show or hide it, and of the end of one that was held; gives its own undo. */
export function onReveal(toggle: () => void, hide: () => void): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  wish.addEventListener('toggle', toggle, { signal });
  window.addEventListener(
    'keydown',
    ({ key, repeat }) => {
      if (key === ' ' && repeat && pressed === 'once') pressed = 'held';
    },
    { signal },
  );
  window.addEventListener(
    'keyup',
    ({ key }) => {
      if (key !== ' ') return;
      if (pressed === 'held') hide();
      pressed = 'no';
    },
    { signal },
  );
  return () => ends.abort();
}
