import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstPlace, placeOnScreens, smallest } from './window-place.ts';

const laptop = { x: 0, y: 0, width: 1_920, height: 1_080 };
const second = { x: 1_920, y: 0, width: 2_560, height: 1_440 };
const place = { x: 2_000, y: 100, width: 1_000, height: 700, isMaximized: false };

test('a window comes back where it was while that screen is there', () => {
  expect(placeOnScreens(place, [laptop, second])).toEqual(place);
});

test('a window whose screen is gone keeps its size and is placed by the system', () => {
  expect(placeOnScreens(place, [laptop])).toEqual({ ...place, x: null, y: null });
});

test('a window that hangs over the edge comes back only if its top can be grasped', () => {
  expect(placeOnScreens({ ...place, x: 1_850, y: 20 }, [laptop]).x).toBe(null);
  expect(placeOnScreens({ ...place, x: 1_800, y: 20 }, [laptop]).x).toBe(1_800);
  expect(placeOnScreens({ ...place, x: 100, y: -50 }, [laptop]).x).toBe(null);
});

test('the first window has the usual size, or less on a small screen', () => {
  expect(placeOnScreens(firstPlace, [laptop])).toEqual(firstPlace);
  expect(placeOnScreens(firstPlace, [{ x: 0, y: 0, width: 1_024, height: 600 }])).toMatchObject({
    width: 1_024,
    height: 600,
  });
});

test('no screens make no window smaller than it can be', () => {
  const screen = fc.record({ x: fc.integer(), y: fc.integer(), width: fc.nat(5_000), height: fc.nat(5_000) });
  fc.assert(
    fc.property(fc.array(screen), (screens) => {
      const { width, height } = placeOnScreens(place, screens);
      expect(width).toBeGreaterThanOrEqual(smallest.width);
      expect(height).toBeGreaterThanOrEqual(smallest.height);
    }),
  );
});
