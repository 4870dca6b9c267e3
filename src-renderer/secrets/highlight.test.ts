import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightRanges } from './highlight.ts';

const marked = (text: string, query: string) => highlightRanges(text, query).map(([a, b]) => text.slice(a, b));

describe('highlightRanges', () => {
  it('marks each word of the query wherever it stands, in either case', () => {
    expect(marked('STRIPE_SECRET_KEY', 'strip')).toEqual(['STRIP']);
    expect(marked('STRIPE_SECRET_KEY', 'key stripe')).toEqual(['STRIPE', 'KEY']);
  });

  it('does not look at accents and takes all separators for one', () => {
    expect(marked('Schlüssel für Müller', 'muller')).toEqual(['Müller']);
    expect(marked('STRIPE_SECRET_KEY', 'stripe-secret')).toEqual(['STRIPE_SECRET']);
    expect(marked('Cle\u0301 secre\u0300te', 'cle')).toEqual(['Cle\u0301']);
  });

  it('joins marks that touch or overlap', () => {
    expect(marked('DATABASE', 'data database base')).toEqual(['DATABASE']);
  });

  it('marks nothing without a query', () => {
    expect(marked('DATABASE', '  ')).toEqual([]);
  });

  it('always gives ordered, separate, non-empty ranges inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        let last = -1;
        for (const [start, end] of highlightRanges(text, query)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });

  it('finds every piece of a plain text that is taken as the query', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][A-Z0-9_]{2,30}$/), fc.nat(), fc.nat(), (name, a, b) => {
        const from = a % name.length;
        const piece = name.slice(from, from + 1 + (b % (name.length - from)));
        if (/^_+$/.test(piece)) return;
        expect(highlightRanges(name, piece.toLowerCase()).length).toBeGreaterThan(0);
      }),
    );
  });
});
