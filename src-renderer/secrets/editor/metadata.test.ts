import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Metadata, metadata } from '../../../src-preload/contract.ts';
import { metadataText, readMetadata } from './metadata.ts';

const problem = (text: string) => {
  const read = readMetadata(text);
  return 'problem' in read ? read.problem : null;
};

describe('readMetadata', () => {
  it('reads what metadataText wrote', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b c'), fc.jsonValue(), { noNullPrototype: true }), (value) => {
        expect(readMetadata(metadataText(value as Metadata))).toEqual({ value: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });

  it('takes exactly what the contract takes, of anything that is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = JSON.stringify(value);
        expect(problem(text) === null).toBe(metadata.safeParse(JSON.parse(text)).success);
      }),
    );
  });

  it.each([
    ['{\n  "a": }', 'line 2, column 8'],
    ['{"a": 1', 'line 1, column 8'],
    ['{"a": 1,}', 'line 1, column 9'],
    ["{'a': 1}", 'line 1, column 2'],
    ['{"a": tru}', 'line 1, column 10'],
    ['{"a": -x}', 'line 1, column 8'],
    ['{"a": "x\ny"}', 'line 1, column 9'],
    ['{} {}', 'line 1, column 4'],
  ])('says where %j stops being JSON', (text, where) => {
    expect(problem(text)).toBe(`This is not JSON yet: look at ${where}.`);
  });

  it('wants a name for everything', () => {
    for (const text of ['[]', '1', 'null', '"a"']) expect(problem(text)).toContain('has a name for everything');
    expect(problem('{"": 1}')).toBe('One of the names is empty.');
  });
});
