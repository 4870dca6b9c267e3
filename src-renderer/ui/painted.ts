/** Milliseconds that a frame is waited for: a window out of sight has none. */
const longest = 100;

/** Waits until what has just been drawn is on the screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, longest);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(late);
        resolve();
      }),
    );
  });
}
