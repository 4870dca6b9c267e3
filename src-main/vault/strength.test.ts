import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strength } from '../../src-preload/contract.ts';
import { anyText } from '../../test/kit/any-text.ts';
import { guesser } from '../../test/kit/guesser.ts';
import { estimateStrength } from './strength.ts';

const strengthOf = (password: string) => estimateStrength(guesser.guess, password);

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
    const { acceptable, warning, suggestion } = await strengthOf(password);
    expect(acceptable).toBe(false);
    expect(warning ?? suggestion).not.toBeNull();
  });

  it.each(['wander-fossil-quartz-lemon', 'vK9#mQ2$xLp7', 'correct tomato drives seven ferries'])(
    'accepts %s',
    async (password) => {
      expect(await strengthOf(password)).toMatchObject({ acceptable: true, warning: null, suggestion: null });
    },
  );

  it('reckons four random words at the size of their list: hundreds of years', async () => {
    const { log10Seconds, score } = await strengthOf('wander-fossil-quartz-lemon');
    expect(score).toBe(4);
    // 7,776⁴ guesses, half of them, at 100,000 a second: 580 years.
    expect(log10Seconds).toBeGreaterThan(9.5);
  });

  it('takes nothing, and any odd text, without throwing', async () => {
    expect(await strengthOf('')).toMatchObject({ score: 0, acceptable: false, suggestion: 'typeOne' });
    const odd = fc.oneof(anyText({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }));
    await fc.assert(
      fc.asyncProperty(odd, async (password) => {
        const estimated = await strengthOf(password);
        expect(strength.parse(estimated)).toEqual(estimated);
      }),
      // One takes a dictionary's time.
      { numRuns: process.env.COFFER_SOAK ? 300 : 35 },
    );
    for (const password of ['\ud800', '__proto__', 'constructor', '\0\0', '🔑'.repeat(300)]) {
      await expect(strengthOf(password)).resolves.toBeDefined();
    }
  });

  it('looks at 128 characters of a long one, and no further', async () => {
    const long = 'kJ8$'.repeat(32);
    expect(await strengthOf(`${long}${'x'.repeat(1_048_576)}`)).toEqual(await strengthOf(long));
  });
});
