import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';

/** From when on a press is meant to last only as long as it is held; milliseconds. */
const holdMs = 250;

type Shown = {
  shown: boolean;
  toggle: () => void;
  hide: () => void;
};

/** For the button that shows a value: pressed it stays shown, held it is shown until it is let go. */
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

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.repeat) {
      held.current = false;
      return;
    }
    // A held Enter would press the button again and again.
    event.preventDefault();
    if (event.key !== ' ' || shown || held.current) return;
    held.current = true;
    toggle();
  }

  function onKeyUp(event: KeyboardEvent): void {
    if (event.key !== ' ' || !held.current) return;
    event.preventDefault();
    held.current = false;
    hide();
  }

  function onClick(): void {
    if (!held.current) toggle();
  }

  return { onPointerDown, onKeyDown, onKeyUp, onClick };
}
