import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';

/** From when on a press is meant to last only as long as it is held; milliseconds. */
const holdMs = 250;

type Shown = {
  shown: boolean;
  toggle: () => void;
  hide: () => void;
};

/** For the `button` that shows a value: pressed it stays shown, held it is shown until it is let go. */
export function useHold({ shown, toggle, hide }: Shown) {
  /** The press under way has shown it, and its end hides it. */
  const held = useRef(false);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  function onPointerDown({ button }: PointerEvent): void {
    stop.current();
    held.current = false;
    if (shown || button !== 0) return;
    const timer = setTimeout(() => {
      held.current = true;
      toggle();
    }, holdMs);
    const ends = new AbortController();
    stop.current = () => {
      clearTimeout(timer);
      ends.abort();
    };
    const end = () => {
      stop.current();
      if (held.current) hide();
      // The click of this press comes right after; one that comes later is another.
      setTimeout(() => {
        held.current = false;
      });
    };
    window.addEventListener('pointerup', end, { signal: ends.signal });
    window.addEventListener('pointercancel', end, { signal: ends.signal });
  }

  /** The space bar was pressed for it, here or elsewhere: it turns over at once, and back where the key is held. */
  function pressSpace(): void {
    stop.current();
    toggle();
    const ends = new AbortController();
    stop.current = () => ends.abort();
    let wasHeld = false;
    const on = (event: 'keydown' | 'keyup', listener: (event: globalThis.KeyboardEvent) => void) =>
      window.addEventListener(event, listener, { signal: ends.signal });
    on('keydown', ({ key, repeat }) => {
      if (key === ' ' && repeat) wasHeld = true;
    });
    on('keyup', ({ key }) => {
      if (key !== ' ') return;
      stop.current();
      if (wasHeld) hide();
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    // A held Enter would press the button again and again; and space is heard here, not as the click at its end.
    if (event.repeat || event.key === ' ') event.preventDefault();
    if (event.key === ' ' && !event.repeat) pressSpace();
  }

  function onClick(): void {
    if (!held.current) toggle();
  }

  return { button: { onPointerDown, onKeyDown, onClick }, pressSpace };
}
