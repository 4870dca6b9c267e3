import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepare, search } from './search.ts';

type Item = { name: string; others: string[] };

function find(items: readonly Item[], query: string): string[] {
  return search(items, ({ name, others }) => prepare(name, others), query).map(({ name }) => name);
}

const item = (name: string, ...others: string[]): Item => ({ name, others });

describe('search', () => {
  test('ranks exact, then beginning, word, part, and what stands elsewhere', () => {
    const items = [
      item('OTHER', 'the stripe account'),
      item('MYSTRIPES'),
      item('WEBHOOK_STRIPE'),
      item('STRIPE_KEY'),
      item('STRIPE'),
      item('OTHER_2', 'pinstripes'),
    ];
    expect(find(items, 'stripe')).toEqual(['STRIPE', 'STRIPE_KEY', 'WEBHOOK_STRIPE', 'MYSTRIPES', 'OTHER', 'OTHER_2']);
  });

  test('asks for all words, in any order and place', () => {
    const items = [item('STRIPE_SECRET_KEY', 'production'), item('STRIPE_KEY', 'test'), item('SECRET', 'production')];
    expect(find(items, 'prod stripe')).toEqual(['STRIPE_SECRET_KEY']);
    expect(find(items, 'key stripe')).toEqual(['STRIPE_KEY', 'STRIPE_SECRET_KEY'].sort().reverse());
  });

  test('takes hyphens and dots as they stand and as separators', () => {
    expect(find([item('A', 'eu-west.example.org')], 'west')).toEqual(['A']);
    expect(find([item('A', 'eu-west.example.org')], 'eu-west')).toEqual(['A']);
  });

  test('does not mind case, accents or camelCase', () => {
    expect(find([item('awsAccessKey'), item('KEY', 'Schlüssel für Zürich')], 'access')).toEqual(['awsAccessKey']);
    expect(find([item('KEY', 'Schlüssel für Zürich')], 'SCHLUSSEL zurich')).toEqual(['KEY']);
  });

  test('finds names with one letter wrong, after all that fit', () => {
    expect(find([item('STRIPE_KEY'), item('SENDGRID_KEY')], 'strpe')).toEqual(['STRIPE_KEY']);
  });

  test('finds nothing for what is nowhere, and takes special characters for themselves', () => {
    for (const query of ['.*', '(', '[a-', '\\', '$^', 'zzzz']) expect(find([item('STRIPE_KEY')], query)).toEqual([]);
  });

  test('an empty query keeps everything in its order', () => {
    expect(find([item('B'), item('A')], '   ')).toEqual(['B', 'A']);
  });

  test('finds every name by any part of it, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.nat(),
        fc.nat(),
        fc.string({ unit: 'binary' }),
        (name, a, b, noise) => {
          const part = name.slice(Math.min(a, b) % name.length, (Math.max(a, b) % name.length) + 1);
          expect(find([item(name)], part)).toEqual([name]);
          find([item(name)], noise);
        },
      ),
    );
  });
});
