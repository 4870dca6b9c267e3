import { expect, it } from 'vitest';
import { newPasswordFault } from './new-password.ts';

const strength = (acceptable: boolean) => {
  return { score: 3, log10Seconds: 9, warning: null, suggestion: null, acceptable };
};

it('asks for a password first, then for a stronger one, then for it once more', () => {
  expect(newPasswordFault('', '', null)?.first).toBeDefined();
  expect(newPasswordFault('abc', 'abc', strength(false))?.first).toBeDefined();
  expect(newPasswordFault('wander-fossil', '', strength(true))?.again).toBeDefined();
  expect(newPasswordFault('wander-fossil', 'wander-fossi', strength(true))?.again).toBeDefined();
});

it('has nothing against two equal strong ones', () => {
  expect(newPasswordFault('wander-fossil', 'wander-fossil', strength(true))).toBeNull();
});

it('leaves the judgement to main where the strength is not known', () => {
  expect(newPasswordFault('wander-fossil', 'wander-fossil', null)).toBeNull();
});
