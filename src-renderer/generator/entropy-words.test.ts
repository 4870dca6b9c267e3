import { describe, expect, it } from 'vitest';
import { texts } from '../../src-texts/texts.ts';
import { strengthOf } from './entropy-words.ts';

const hex = { kind: 'hex', bytes: 16 } as const;

describe('bits in words', () => {
  it.each([
    [128, '128 bits'],
    [131.0948, '131.1 bits'],
    [0, '0 bits'],
  ])('%d', (bits, words) => {
    expect(texts.generator.strength.bits(bits)).toBe(words);
  });

  it.each([
    [20, 'Weak.', 'less than a second'],
    [45, 'Weak.', 'about 18 seconds'],
    [52, 'Fair.', 'about 38 minutes'],
    [60, 'Fair.', 'about 7 days'],
    [66, 'Fair.', 'about 1 year'],
    [77, 'Strong.', 'about 2,394 years'],
    [90, 'Strong.', 'millions of years'],
    [128, 'Very strong.', 'longer than the universe is old'],
  ])('%d bits are %s', (bits, word, time) => {
    expect(strengthOf(bits, hex)).toMatchObject({ word });
    expect(strengthOf(bits, hex).means).toContain(`${time}.`);
  });

  it('speak of a key pair by its algorithm', () => {
    const pair = {
      kind: 'key-pair',
      algorithm: 'rsa-2048',
      privateFormat: 'pkcs8',
      publicFormat: 'spki',
      comment: null,
    };
    expect(strengthOf(112, pair as never).means).toContain('algorithm');
  });
});
