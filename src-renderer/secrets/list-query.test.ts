import { describe, expect, it } from 'vitest';
import { searchFilters, textOfQuery, withFilter } from './list-query.ts';

describe('the words of a query', () => {
  it.each([
    ['stripe', 'stripe'],
    ['env:prod stripe key', 'stripe key'],
    ['stripe -is:revoked "live mode"', 'stripe live mode'],
    ['project:"two words" x', 'x'],
    ['postgres://db:5432', 'postgres://db:5432'],
    ['ENV:prod', ''],
    ['inverse:no', 'inverse:no'],
  ])('of %s are %j', (query, words) => {
    expect(textOfQuery(query)).toBe(words);
  });

  it('leave out every filter that the help shows', () => {
    for (const { example, insert } of searchFilters) {
      expect(textOfQuery(`word ${example}`)).toBe('word');
      expect(example.startsWith(insert.replace(/:.*/, ':'))).toBe(true);
    }
  });
});

describe('a filter from the help', () => {
  it('goes after what is typed', () => {
    expect(withFilter('', 'env:')).toBe('env:');
    expect(withFilter('stripe ', 'env:')).toBe('stripe env:');
  });
});
