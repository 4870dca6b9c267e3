import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { glyphRuns } from './glyphs.ts';

it('tells digits and symbols from letters', () => {
  expect(glyphRuns('sk_live_4rT9').map((run) => `${run.kind[0]}:${run.text}`)).toEqual([
    'l:sk',
    's:_',
    'l:live',
    's:_',
    'd:4',
    'l:rT',
    'd:9',
  ]);
});

it('loses no character, however long the value', () => {
  fc.assert(
    fc.property(anyText({ maxLength: 60 }), fc.nat(40), (value, most) => {
      expect(
        glyphRuns(value, most)
          .map((run) => run.text)
          .join(''),
      ).toBe(value);
    }),
  );
});
