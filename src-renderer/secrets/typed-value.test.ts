import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { afterInput, exactAfterPaste, exactValue, nothingTyped, type TypedValue, typedOf } from './typed-value.ts';

/** What a text field does with a paste. */
function paste(before: TypedValue, start: number, end: number, pasted: string): TypedValue {
  const exact = exactAfterPaste(before, start, end, pasted);
  const shown = before.shown.slice(0, start) + pasted.replace(/\r\n?/g, '\n') + before.shown.slice(end);
  return afterInput(shown, [exact]);
}

describe('a value typed and pasted', () => {
  it('keeps every character of a paste into the empty field', () => {
    const pieces = fc.array(fc.constantFrom('\r\n', '\n', '\r', 'a', '"', '#', ' ', 'ü', '😀'), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const pasted = parts.join('');
        expect(exactValue(paste(nothingTyped, 0, 0, pasted))).toBe(pasted);
      }),
    );
  });

  it('keeps a paste between typed text', () => {
    const typed = afterInput('[]', []);
    expect(exactValue(paste(typed, 1, 1, 'a\r\nb'))).toBe('[a\r\nb]');
  });

  it('is the same when it comes back', () => {
    fc.assert(
      fc.property(anyText(), (exact) => {
        expect(exactValue(typedOf(exact))).toBe(exact);
      }),
    );
    expect(typedOf('a\nb')).toEqual({ shown: 'a\nb', exact: null });
    expect(typedOf('a\r\nb')).toEqual({ shown: 'a\nb', exact: 'a\r\nb' });
  });

  it('goes by what the field shows once it was edited', () => {
    const pasted = paste(nothingTyped, 0, 0, 'a\r\nb');
    expect(exactValue(afterInput('a\nbc', [pasted.exact]))).toBe('a\nbc');
    expect(exactValue(afterInput('a\nb', [pasted.exact]))).toBe('a\r\nb');
  });
});
