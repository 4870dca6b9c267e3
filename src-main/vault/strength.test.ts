import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateStrength, inWords } from './strength.ts';

describe('the strength of a master password', () => {
  it.each([
    'sunflower87',
    'Tr0ub4dor&3',
    'password',
    'Password1!',
    'qwertyuiop',
    '12345678',
    'abcabcabcabcabc',
    'letmein',
    'a'.repeat(40),
    'aB3$',
  ])('refuses %s and says what to do', async (password) => {
    const { acceptable, advice } = await estimateStrength(password);
    expect(acceptable).toBe(false);
    expect(advice).toMatch(/[a-z].*\.$/);
  });

  it.each(['wander-fossil-quartz-lemon', 'vK9#mQ2$xLp7', 'correct tomato drives seven ferries'])(
    'accepts %s',
    async (password) => {
      expect(await estimateStrength(password)).toMatchObject({ acceptable: true, advice: '' });
    },
  );

  it('reckons four random words at the size of their list: hundreds of years', async () => {
    const { log10Seconds, time, score } = await estimateStrength('wander-fossil-quartz-lemon');
    expect(score).toBe(4);
    // 7,776⁴ guesses, half of them, at 100,000 a second: 580 years.
    expect(log10Seconds).toBeGreaterThan(9.5);
    expect(time).toMatch(/years$/);
  });

  it('takes nothing, and any odd text, without throwing', async () => {
    expect(await estimateStrength('')).toMatchObject({ score: 0, acceptable: false, time: 'less than a second' });
    const odd = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }));
    await fc.assert(
      fc.asyncProperty(odd, async (password) => {
        const { score, log10Seconds, time } = await estimateStrength(password);
        expect([0, 1, 2, 3, 4]).toContain(score);
        expect(Number.isFinite(log10Seconds)).toBe(true);
        expect(time).not.toMatch(/NaN|Infinity|undefined/);
      }),
      // One takes a dictionary's time.
      { numRuns: process.env.COFFER_SOAK ? 300 : 35 },
    );
    for (const password of ['\ud800', '__proto__', 'constructor', '\0\0', '🔑'.repeat(300)]) {
      await expect(estimateStrength(password)).resolves.toBeDefined();
    }
  });

  it('looks at 128 characters of a long one, and no further', async () => {
    const long = 'kJ8$'.repeat(32);
    expect(await estimateStrength(`${long}${'x'.repeat(1_048_576)}`)).toEqual(await estimateStrength(long));
  });
});

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
    expect(inWords(power)).toBe(words);
  });
});
