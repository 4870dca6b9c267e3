import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits as contractLimits, secretName } from '../../src-preload/contract.ts';
import { anyText } from '../../test/kit/any-text.ts';
import { limits } from './limits.ts';
import { nameProblem, suggestName } from './secret-name.ts';

describe('suggestName', () => {
  it.each([
    ['stripe key', 'STRIPE_KEY'],
    ['stripeKey', 'stripeKey'],
    ['Clé secrète', 'Cle_secrete'],
    ['2fa seed', 'KEY_2FA_SEED'],
    ['__x', 'X'],
    ['—', ''],
  ])('makes of %s the name %s', (typed, name) => {
    expect(suggestName(typed)).toBe(name);
  });

  it('gives a valid name or none, whatever was typed', () => {
    fc.assert(
      fc.property(anyText(), (typed) => {
        const name = suggestName(typed);
        if (name !== '') expect(secretName.safeParse(name).success).toBe(true);
      }),
    );
  });

  it('keeps a name with capitals that is valid already', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]([A-Za-z0-9_]{0,40}[A-Za-z0-9])?$/), (name) => {
        expect(suggestName(name)).toBe(name);
      }),
    );
  });
});

describe('nameProblem', () => {
  it('accepts exactly what the contract accepts', () => {
    const near = fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z0-9_-]{0,6}$/), fc.constant('A'.repeat(129)));
    fc.assert(
      fc.property(near, (name) => {
        expect(nameProblem(name) === null).toBe(secretName.safeParse(name).success);
      }),
    );
  });
});

it('repeats the limits of the contract', () => {
  expect(contractLimits).toMatchObject(limits);
});
