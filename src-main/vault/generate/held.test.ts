import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { fakeClock } from '../../../test/kit/vault.ts';
import { GeneratedValues } from './held.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const recipe = { kind: 'hex', bytes: 16 } as const;

test('what was generated is had by its token, the last few of them, until all are cleared', async () => {
  const values = new GeneratedValues({ random, clock: fakeClock() });
  const made = [];
  for (let n = 0; n < 10; n++) made.push(await values.make(recipe));
  for (const { token, value } of made.slice(2)) expect(values.valueOf(token)).toBe(value);
  for (const { token } of made.slice(0, 2)) expect(() => values.valueOf(token)).toThrow('VALUE_GONE');
  values.clear();
  for (const { token } of made) expect(() => values.valueOf(token)).toThrow('VALUE_GONE');
});
