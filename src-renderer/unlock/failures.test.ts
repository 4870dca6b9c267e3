import { expect, it } from 'vitest';
import { errorCode } from '../../src-preload/contract.ts';
import { failureWords, keepsPassword } from './failures.ts';

it.each(errorCode.options)('%s has a title and at least one next step', (code) => {
  const { title, steps } = failureWords(code);
  expect(title).not.toBe('');
  expect(steps.length).toBeGreaterThan(0);
});

it('keeps the password only where the next step needs it', () => {
  expect(keepsPassword('OLDER_COPY')).toBe(true);
  expect(keepsPassword('IN_USE')).toBe(true);
  expect(keepsPassword('VAULT_DAMAGED')).toBe(false);
  expect(keepsPassword('NEWER_FORMAT')).toBe(false);
});
