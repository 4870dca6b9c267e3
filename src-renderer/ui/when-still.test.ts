import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenStill } from './when-still.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Waits on a window of its own; `after` lets time go by and says whether it is over. */
function waiting(milliseconds: number, atMost: number) {
  const window = new EventTarget();
  let over = false;
  void whenStill(milliseconds, atMost, window).then(() => {
    over = true;
  });
  const after = async (time: number) => {
    await vi.advanceTimersByTimeAsync(time);
    return over;
  };
  return { after, move: (kind: string) => window.dispatchEvent(new Event(kind)) };
}

test('is over once nobody has moved for so long', async () => {
  const { after, move } = waiting(3_000, 60_000);
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    expect(await after(2_999)).toBe(false);
    move(kind);
  }
  expect(await after(2_999)).toBe(false);
  expect(await after(1)).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('is over at the latest when it was said, however busy the person is', async () => {
  const { after, move } = waiting(3_000, 10_000);
  for (let time = 0; time < 9_000; time += 1_000) {
    move('keydown');
    expect(await after(1_000)).toBe(false);
  }
  move('keydown');
  expect(await after(1_000)).toBe(true);
  move('keydown');
  expect(vi.getTimerCount()).toBe(0);
});
