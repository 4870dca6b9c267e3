/** Runs something once after so many milliseconds; the answer stops it. Tests pass their own. */
export type After = (milliseconds: number, run: () => void) => () => void;

export const after: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Runs something again and again with a pause between; the answer stops it. */
export function every(wait: After, milliseconds: number, run: () => void): () => void {
  let stop = wait(milliseconds, again);
  function again(): void {
    stop = wait(milliseconds, again);
    run();
  }
  return () => stop();
}
