import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOf } from './ductape-refusal.ts';

const kindOf = (answer: unknown) => refusalOf(answer, true).kind;

describe('a refusal under HTTP 200', () => {
  test.each([
    [409, 'conflict'],
    ['403', 'forbidden'],
    [401, 'auth'],
    [404, 'not_found'],
    [429, 'rate_limited'],
    [503, 'unavailable'],
  ])('with the code %s is %s', (code, kind) => {
    expect(kindOf({ status: false, code, message: 'Something else' })).toBe(kind);
  });

  test.each([
    ['Secret with this key already exists', 'conflict'],
    ['E11000 duplicate key error', 'conflict'],
    ['Secret not found', 'not_found'],
    ['You do not have permission to create secrets', 'forbidden'],
    ['Unauthorized', 'auth'],
    ['Session expired', 'auth'],
    ['Workspace not found', 'bad_response'],
    ['Something went wrong', 'bad_response'],
    ['', 'bad_response'],
  ])('that says "%s" is %s', (message, kind) => {
    expect(kindOf({ status: false, message })).toBe(kind);
    expect(kindOf({ status: false, error: message, message: 'Request failed' })).toBe(kind);
    expect(kindOf({ status: false, message: 'x', upstream_error: { errors: message } })).toBe(kind);
  });

  test('is read in the order in which Ductape’s own window reads it', () => {
    const upstream_error = { message: 'Secret not found' };
    expect(kindOf({ upstream_error, error: 'Unauthorized', message: 'Forbidden' })).toBe('not_found');
    expect(kindOf({ error: 'Unauthorized', message: 'Forbidden' })).toBe('auth');
    expect(kindOf({ upstream_error: { errors: [] }, message: 'Forbidden' })).toBe('forbidden');
  });

  test('leaves a create ambiguous unless it is plain, and never keeps a word', () => {
    expect(refusalOf({ message: 'Oops' }, true).isAmbiguous).toBe(true);
    expect(refusalOf({ message: 'Oops' }, false).isAmbiguous).toBe(false);
    expect(refusalOf({ message: 'Secret with this key already exists' }, true).isAmbiguous).toBe(false);
    fc.assert(
      fc.property(fc.anything(), fc.string({ minLength: 12 }), (anything, secret) => {
        for (const answer of [
          anything,
          { message: secret },
          { message: anything, upstream_error: anything, code: anything },
        ]) {
          const error = refusalOf(answer, true);
          expect(error.message).toBe(`remote: ${error.kind}`);
          expect(JSON.stringify(error)).not.toContain(JSON.stringify(secret).slice(1, -1));
        }
      }),
    );
  });
});
