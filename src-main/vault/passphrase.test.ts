import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { suggestPassphrase } from './passphrase.ts';
import { words } from './wordlist.ts';

/** A generator that gives out the 16-bit numbers of a list, one a call. */
function scripted(values: readonly number[]) {
  let next = 0;
  return (length: number) => {
    expect(length).toBe(2);
    const value = values[next++] ?? 0;
    return Uint8Array.of(value >> 8, value & 255);
  };
}

describe('the word list', () => {
  it('has exactly 7,776 words, each once', () => {
    expect(words).toHaveLength(7_776);
    expect(new Set(words).size).toBe(7_776);
  });

  it('is the list that the EFF published, to the letter', () => {
    const dice = (index: number) => [4, 3, 2, 1, 0].map((place) => (Math.floor(index / 6 ** place) % 6) + 1).join('');
    const published = words.map((word, index) => `${dice(index)}\t${word}\n`).join('');
    expect(createHash('sha256').update(published).digest('hex')).toBe(
      'addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e',
    );
  });

  it('holds only small letters and hyphens, which every keyboard has', () => {
    expect(words.filter((word) => !/^[a-z]+(?:-[a-z]+)?$/.test(word))).toEqual([]);
  });
});

describe('a suggested passphrase', () => {
  it('is four words with hyphens', () => {
    expect(suggestPassphrase(scripted([0, 1, 7_775, 7_776]))).toBe('abacus-abdomen-zoom-abacus');
  });

  it('draws again instead of favouring the first words', () => {
    // 65,536 = 8 × 7,776 + 3,328: the numbers from 62,208 on would make 3,328 words likelier.
    expect(suggestPassphrase(scripted([62_208, 65_535, 62_207, 0, 0, 0]))).toBe('zoom-abacus-abacus-abacus');
  });

  it('does not hang on a broken generator', () => {
    expect(() => suggestPassphrase(() => Uint8Array.of(255, 255))).toThrow(RangeError);
  });

  it('differs each time with the real generator', () => {
    const phrases = Array.from({ length: 200 }, () => suggestPassphrase((length) => randomBytes(length)));
    expect(new Set(phrases).size).toBe(200);
  });
});
