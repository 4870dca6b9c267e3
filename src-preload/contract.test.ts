import { expect, test, vi } from 'vitest';
import { calls } from './contract.ts';

test('no schema makes code from text', () => {
  const made = vi.spyOn(globalThis, 'Function');
  try {
    for (const group of Object.values(calls)) {
      for (const { input, output } of Object.values(group)) {
        input.safeParse({});
        output.safeParse({});
      }
    }
    expect(made).not.toHaveBeenCalled();
  } finally {
    made.mockRestore();
  }
});
