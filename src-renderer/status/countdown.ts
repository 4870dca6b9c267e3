/** What the countdown shows: whole seconds, never 0 while there is time left, and the part of the bar that is left. */
export function remaining(leftMs: number, totalMs: number): { seconds: number; fraction: number } {
  const left = Math.max(0, leftMs);
  const fraction = totalMs > 0 ? Math.min(1, left / totalMs) : 0;
  return { seconds: Math.ceil(left / 1_000), fraction };
}
