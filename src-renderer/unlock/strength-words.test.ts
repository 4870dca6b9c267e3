import { describe, expect, it } from 'vitest';
import { strengthAdvice, timeToGuess } from './strength-words.ts';

describe('time in words', () => {
  it.each([
    [-5, 'less than a second'],
    [-0.001, 'less than a second'],
    [0, 'about a second'],
    [1, 'about 10 seconds'],
    [Math.log10(60), 'about a minute'],
    [Math.log10(59 * 60), 'about an hour'],
    [Math.log10(30 * 60), 'about 30 minutes'],
    [Math.log10(7_200), 'about 2 hours'],
    [Math.log10(86_400 * 3), 'about 3 days'],
    [Math.log10(2_629_746 * 5), 'about 5 months'],
    [Math.log10(31_556_952 * 4_123), 'about 4,000 years'],
    [Math.log10(31_556_952 * 4.4e6), 'about 4 million years'],
    [Math.log10(31_556_952 * 7e9), 'about 7 billion years'],
    [40, 'longer than the universe is old'],
    [2_000, 'longer than the universe is old'],
  ])('says of 10^%d seconds: %s', (power, words) => {
    expect(timeToGuess(power)).toBe(words);
  });
});

describe('advice', () => {
  it('says what is weak and what to do, as far as there is something to say', () => {
    expect(strengthAdvice({ warning: 'wordByItself', suggestion: 'anotherWord' })).toBe(
      'Single words are easy to guess. Add more words that are less common.',
    );
    expect(strengthAdvice({ warning: null, suggestion: 'makeLonger' })).toBe(
      'Make it longer, or take four random words.',
    );
    expect(strengthAdvice({ warning: null, suggestion: null })).toBe('');
  });
});
