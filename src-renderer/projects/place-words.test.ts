import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deletionInWords, nameProblem, rotationDaysOf, slugOf, slugProblem } from './place-words.ts';

describe('the short name of an environment', () => {
  it.each([
    ['Production EU', 'production-eu'],
    ['QA', 'qa'],
    ['1st line', 'st-line'],
    ['Zürich – Büro', 'zurich-buro'],
    ['…', ''],
  ])('%s becomes %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is empty or acceptable, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const slug = slugOf(name);
        expect(slug === '' || slugProblem(slug) === null).toBe(true);
      }),
    );
  });

  it.each(['', '1a', 'A', 'a b', 'a'.repeat(33)])('refuses %j', (slug) => {
    expect(slugProblem(slug)).not.toBeNull();
  });
});

describe('the days of a rotation', () => {
  it.each([
    ['', null],
    [' 90 ', 90],
    ['3650', 3_650],
    ['0', undefined],
    ['3651', undefined],
    ['1.5', undefined],
    ['-3', undefined],
    ['soon', undefined],
  ])('%j means %j', (typed, days) => {
    expect(rotationDaysOf(typed)).toBe(days);
  });
});

describe('a name', () => {
  it('is there, and short enough', () => {
    expect(nameProblem('  ', 64)).toBe('Give it a name.');
    expect(nameProblem('a'.repeat(65), 64)).toBe('A name has at most 64 characters.');
    expect(nameProblem('storefront', 64)).toBeNull();
  });
});

describe('what deleting means', () => {
  it.each([
    [{ only: 0, also: 0, inTrash: 0 }, ['No secret is in it.']],
    [{ only: 11, also: 0, inTrash: 0 }, ['11 secrets are in no other project.']],
    [
      { only: 0, also: 1, inTrash: 2 },
      [
        'No secret is in this project alone.',
        '1 secret is in others too and only leaves this one.',
        '2 secrets of it are in the trash and stay there.',
      ],
    ],
  ])('%j', (deletion, sentences) => {
    expect(deletionInWords(deletion, 'project')).toEqual(sentences);
  });
});
