import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quickPlace } from './quick-place.ts';

test('quick access stands in the upper middle of the screen that it is given', () => {
  expect(quickPlace({ x: 1_920, y: 0, width: 1_920, height: 1_040 })).toEqual({
    x: 2_560,
    y: 160,
    width: 640,
    height: 400,
  });
});

test('it never reaches beyond a screen, however small or wherever that is', () => {
  const at = fc.integer({ min: -5_000, max: 5_000 });
  const size = fc.integer({ min: 200, max: 8_000 });
  fc.assert(
    fc.property(fc.record({ x: at, y: at, width: size, height: size }), (area) => {
      const place = quickPlace(area);
      expect(place.x).toBeGreaterThanOrEqual(area.x);
      expect(place.y).toBeGreaterThanOrEqual(area.y);
      expect(place.x + place.width).toBeLessThanOrEqual(area.x + area.width);
      expect(place.y + place.height).toBeLessThanOrEqual(area.y + area.height);
    }),
  );
});
