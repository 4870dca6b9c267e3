import { expect, test } from 'vitest';
import { fakeTime } from './fakes.ts';
import { createShownCode } from './shown-code.ts';

const minute = 60_000;

test('a code counts as shown until it is written down', () => {
  const code = createShownCode(fakeTime().clock);
  expect(code.isShown()).toBe(false);
  code.show();
  expect(code.isShown()).toBe(true);
  code.end();
  expect(code.isShown()).toBe(false);
});

test('or for ten minutes at most, also of a computer that slept', async () => {
  const time = fakeTime();
  const code = createShownCode(time.clock);
  code.show();
  await time.pass(10 * minute - 1);
  expect(code.isShown()).toBe(true);
  await time.pass(1);
  expect(code.isShown()).toBe(false);
  code.show();
  time.sleep(10 * minute);
  expect(code.isShown()).toBe(false);
});

test('a clock that is set back does not make it longer, and that of a new vault has no end', async () => {
  const time = fakeTime();
  const code = createShownCode(time.clock);
  code.show();
  time.setBack(60 * minute);
  await time.pass(10 * minute);
  expect(code.isShown()).toBe(false);
  code.show(Number.POSITIVE_INFINITY);
  await time.pass(24 * 60 * minute);
  expect(code.isShown()).toBe(true);
});
