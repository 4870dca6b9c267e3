import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plot } from './plot.ts';
import { Results, type Timing } from './rows.ts';
import { subjectNames } from './subjects.ts';

const timings = fc.array(
  fc.record<Timing>({
    subject: fc.constantFrom(...subjectNames),
    operation: fc.constantFrom('unlock', 'create', 'get', 'list'),
    size: fc.constantFrom(100, 1_000, 50_000),
    medianMs: fc.double({ min: 1e-4, max: 1e5, noNaN: true }),
    p95Ms: fc.constant(1),
    samples: fc.constant(1),
  }),
);
const drawn = (svg: string, pattern: RegExp) =>
  [...svg.matchAll(pattern)].flatMap(([, x, y]) => [[Number(x), Number(y)]]);

describe('plot', () => {
  it('draws every mark within its panel, whatever was measured', () => {
    fc.assert(
      fc.property(timings, (rows) => {
        const svg = plot(new Results(rows));
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        for (const [x = 0, y = 0] of drawn(svg, /class="mark" transform="translate\(([-\d.]+),([-\d.]+)\)"/g)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(320);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(250);
        }
      }),
    );
  });

  it('puts ten times the time as far up wherever it is, and names who is drawn', () => {
    const row = (size: number, medianMs: number): Timing => ({
      subject: 'kdbxweb',
      operation: 'unlock',
      size,
      medianMs,
      p95Ms: 1,
      samples: 1,
    });
    const svg = plot(new Results([row(100, 1), row(1_000, 10), row(10_000, 100)]));
    const [[x0, y0], [x1, y1], [x2, y2]] = drawn(svg, /class="mark" transform="translate\(([\d.]+),([\d.]+)\)"/g) as [
      [number, number],
      [number, number],
      [number, number],
    ];
    expect(x1 - x0).toBeCloseTo(x2 - x1);
    expect(y0 - y1).toBeCloseTo(y1 - y2);
    expect(y0).toBeGreaterThan(y1);
    expect(svg).toContain('>kdbxweb</text>');
    expect(svg).not.toContain('>age</text>');
  });
});
