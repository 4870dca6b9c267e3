import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveBy, within } from './moves.ts';

const size = { rows: 20, columns: 3, page: 8 };

describe('the keys of the grid', () => {
  it.each([
    ['ArrowDown', false, { row: 6, column: 1 }],
    ['ArrowUp', false, { row: 4, column: 1 }],
    ['ArrowRight', false, { row: 5, column: 2 }],
    ['ArrowLeft', false, { row: 5, column: 0 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 2 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 19, column: 2 }],
    ['PageDown', false, { row: 13, column: 1 }],
    ['PageUp', false, { row: 0, column: 1 }],
  ])('%s, with Control: %s', (key, control, place) => {
    expect(moveBy(key, control, { row: 5, column: 1 }, size)).toEqual(place);
  });

  it.each(['Enter', 'a', ' ', 'Tab'])('leave %s to others', (key) => {
    expect(moveBy(key, false, { row: 5, column: 1 }, size)).toBeNull();
  });

  it('never lead out of it', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    const sizes = fc.record({ rows: fc.integer({ min: 1, max: 30 }), columns: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.boolean())), sizes, fc.nat(40), (pressed, grid, page) => {
        let place = { row: 0, column: 0 };
        for (const [key, control] of pressed) place = moveBy(key, control, place, { ...grid, page }) ?? place;
        expect(within(place, grid)).toEqual(place);
      }),
    );
  });
});
