import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { excerpt, fold, type Hits, narrows, prepare, search } from './search.ts';

type Item = { name: string; others: string[]; notes?: string | undefined };

const words = (query: string) => query.split(/\s+/).filter(Boolean);

function hits(items: readonly Item[], query: string): Hits<Item> {
  const folded = ({ notes }: Item) => (notes === undefined ? undefined : fold(notes));
  return search(items, ({ name, others }) => prepare(name, others), folded, words(query));
}

const find = (items: readonly Item[], query: string) => hits(items, query).items.map(({ name }) => name);
const item = (name: string, ...others: string[]): Item => ({ name, others });
const noted = (name: string, notes: string): Item => ({ name, others: [], notes });

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
    for (const query of ['stripe-key', 'stripe.key', 'stripe/key', 'key:stripe', 'stripe_'])
      expect(find([item('STRIPE_KEY')], query)).toEqual(['STRIPE_KEY']);
    expect(find([item('EU', 'west'), item('EU_WEST'), item('A', 'eu-west')], 'eu-west')).toEqual([
      ...['EU_WEST', 'A', 'EU'],
    ]);
    expect(find([item('STRIPE_KEY')], '---')).toEqual([]);
  });

  test('finds what is one or two letters long', () => {
    expect(find([item('A'), item('DB_URL'), item('X', 'db')], 'db')).toEqual(['DB_URL', 'X']);
    expect(find([item('A'), item('B')], 'a')).toEqual(['A']);
  });

  test('does not mind case, accents, other letters or camelCase', () => {
    expect(find([item('awsAccessKey'), item('KEY', 'Schlüssel für Zürich')], 'access')).toEqual(['awsAccessKey']);
    expect(find([item('KEY', 'Schlüssel für Zürich')], 'SCHLUSSEL zurich')).toEqual(['KEY']);
    expect(find([item('KEY', 'Straße in Tromsø, Łódź')], 'strasse tromso lodz')).toEqual(['KEY']);
    expect(find([item('KEY', 'Strasse')], 'straße')).toEqual(['KEY']);
  });

  test('finds names with one letter wrong in each word, where none fits as it was typed', () => {
    const items = [item('STRIPE_KEY'), item('SENDGRID_KEY')];
    for (const query of ['strpe', 'strippe', 'srtipe', 'strype', 'strype key'])
      expect(find(items, query)).toEqual(['STRIPE_KEY']);
    expect(find([item('STRIPE_KEY'), item('X', 'strpe')], 'strpe')).toEqual(['X']);
  });

  test('takes a letter wrong for each word by itself: in any order, beside words that stand elsewhere', () => {
    const items = [
      item('GITHUB_TOKEN', 'storefront'),
      item('GITHUB_TOKEN_2', 'billing'),
      noted('GITHUB_APP', 'rotate with Jörg'),
      item('TOKEN_OF_GITLAB', 'storefront'),
    ];
    expect(find(items, 'githb storefront')).toEqual(['GITHUB_TOKEN']);
    expect(find(items, 'storefront githb')).toEqual(['GITHUB_TOKEN']);
    expect(find(items, 'toekn githb')).toEqual(['GITHUB_TOKEN', 'GITHUB_TOKEN_2']);
    expect(find(items, 'key githb')).toEqual([]);
    const { items: found, byNotes } = hits(items, 'gitub jorg');
    expect(found.map(({ name }) => name)).toEqual(['GITHUB_APP']);
    expect(byNotes).toEqual({ from: 0, to: 1 });
  });

  test('puts first the one in which fewer letters are wrong, by where the right words stand', () => {
    const items = [item('OLD_GITHUB', 'my token'), item('GITHUB_TOKEN')];
    expect(find(items, 'token githb')).toEqual(['GITHUB_TOKEN', 'OLD_GITHUB']);
  });

  test('puts those after all others for which a word is only in the notes, and tells which they are', () => {
    const items = [
      noted('A', 'Ask Jörg in billing'),
      noted('B', 'nothing'),
      item('C', 'pinjorg'),
      item('JORG'),
      item('JOURG'),
    ];
    const { items: found, byNotes } = hits(items, 'jorg');
    expect(found.map(({ name }) => name)).toEqual(['JORG', 'C', 'A']);
    expect(byNotes).toEqual({ from: 2, to: 3 });
    expect(find(items, 'a jorg')).toEqual(['A']);
    expect(find([noted('A', 'in eu_west')], 'eu-west')).toEqual(['A']);
    expect(hits([item('A')], 'a').byNotes).toEqual({ from: 1, to: 1 });
  });

  test('finds nothing for what is nowhere, and takes special characters for themselves', () => {
    for (const query of ['.*', '(', '[a-', '\\', '$^', 'zzzz']) expect(find([item('STRIPE_KEY')], query)).toEqual([]);
  });

  test('an empty query keeps everything in its order', () => {
    expect(find([item('B'), item('A')], '   ')).toEqual(['B', 'A']);
  });

  test('finds every name by any part of it, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), anyText(), (name, a, b, noise) => {
        const part = name.slice(Math.min(a, b) % name.length, (Math.max(a, b) % name.length) + 1);
        expect(find([item(name)], part)).toEqual([name]);
        find([item(name)], noise);
      }),
    );
  });

  test('finds every name that has one letter more, less, swapped or another one', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const name = fc.array(letter, { minLength: 5, maxLength: 20 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(name, letter, fc.nat(), fc.constantFrom(0, 1, 2, 3), (right, other, place, kind) => {
        const at = 1 + (place % (right.length - 3));
        const wrong = [
          right.slice(0, at) + other + right.slice(at),
          right.slice(0, at) + right.slice(at + 1),
          right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2),
          right.slice(0, at) + other + right.slice(at + 1),
        ][kind];
        expect(find([item(right)], wrong ?? '')).toEqual([right]);
      }),
    );
  });
});

describe('typing on', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab_-.A é'), maxLength: 6 });
  const some = fc.record({
    name: text,
    others: fc.array(text, { maxLength: 2 }),
    notes: fc.option(text, { nil: undefined }),
  });
  const queries = fc.tuple(text, text, text).map(([start, more, end]) => [more, `${start}${more}${end}`] as const);

  test('finds nothing that did not fit before, wherever it says so', () => {
    const seen = { narrower: 0 };
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), queries, (items, [before, now]) => {
        if (!narrows(words(before), words(now))) return;
        seen.narrower += 1;
        const { fitting } = hits(items, before);
        expect(fitting).toEqual(expect.arrayContaining([...hits(items, now).fitting]));
      }),
      { numRuns: 400 },
    );
    expect(seen.narrower).toBeGreaterThan(40);
  });

  test.each<[string, string, boolean]>([
    ['', 'a', true],
    ['str', 'stripe', true],
    ['str', 'stripe key', true],
    ['key', 'stripe-key', true],
    ['Zür', 'zuric', true],
    ['stripe', 'strip', false],
    ['stripe key', 'stripe', false],
    ['_', 'a_b', false],
  ])('%j, then %j', (before, now, narrower) => {
    expect(narrows(words(before), words(now))).toBe(narrower);
  });
});

describe('the line of the notes that is shown', () => {
  const long = `${'before '.repeat(12)}the needle${' after'.repeat(60)}`;

  test.each<[string, string, string]>([
    ['# Rotation\n- Ask **Jörg** first\nThen deploy', 'jorg', 'Ask **Jörg** first'],
    ['one\ntwo', 'nowhere two', 'two'],
    ['in eu_west', 'eu-west', 'in eu_west'],
    ['one', 'two', ''],
    ['', 'two', ''],
  ])('%j for %s', (notes, query, shown) => {
    expect(excerpt(notes, words(query))).toBe(shown);
  });

  test('is cut around what was found', () => {
    const shown = excerpt(long, ['needle']);
    expect(shown.length).toBeLessThanOrEqual(162);
    expect(shown).toMatch(/^… before (?:before )*the needle after/);
    expect(excerpt(`${'x'.repeat(500)}needle`, ['needle'])).toMatch(/^… x+needle$/);
  });

  test('holds the word whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const shown = excerpt(`${before} needle ${after}`, ['needle']);
        expect(shown.isWellFormed()).toBe(true);
        expect(fold(shown)).toContain('needle');
      }),
    );
  });
});
