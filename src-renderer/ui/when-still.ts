const hands = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Waits until the person has left keyboard and pointer alone for so many milliseconds; after `atMost` milliseconds it is
 * over in any case.
 */
export function whenStill(milliseconds: number, atMost: number, on: EventTarget = window): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      clearTimeout(quiet);
      clearTimeout(latest);
      over.abort();
      resolve();
    };
    const moved = () => {
      clearTimeout(quiet);
      quiet = setTimeout(end, milliseconds);
    };
    const latest = setTimeout(end, atMost);
    let quiet = setTimeout(end, milliseconds);
    for (const hand of hands) on.addEventListener(hand, moved, { capture: true, passive: true, signal: over.signal });
  });
}
