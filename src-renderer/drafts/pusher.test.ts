import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draft } from '../../test/kit/draft.ts';
import { createPusher, follow, pushDraft } from './pusher.ts';

const told: string[] = [];
/** Main's answers that have not come yet. */
let unanswered: (() => void)[] = [];

async function answer(): Promise<void> {
  const [first, ...rest] = unanswered;
  unanswered = rest;
  first?.();
  await Promise.resolve();
}

beforeEach(() => {
  told.length = 0;
  unanswered = [];
  const drafts = {
    keep({ value }: { value: string }) {
      told.push(`keep ${value}`);
      return new Promise<void>((resolve) => unanswered.push(resolve));
    },
    discard: ({ secret }: { secret: string | null }) => void told.push(`discard ${secret}`),
  };
  vi.stubGlobal('window', { coffer: { drafts } });
});

afterEach(() => vi.unstubAllGlobals());

describe('what an editor holds', () => {
  it('goes to main with each change, without a pause', async () => {
    const pusher = createPusher(null, false);
    for (const value of ['1', '2', '3']) {
      pusher.typed(draft(null, 'A', value));
      await answer();
    }
    expect(told).toEqual(['keep 1', 'keep 2', 'keep 3']);
  });

  it('waits while main has not answered, and then only the latest goes', async () => {
    const pusher = createPusher(null, false);
    for (const value of ['1', '2', '3', '4']) pusher.typed(draft(null, 'A', value));
    expect(told).toEqual(['keep 1']);
    await answer();
    expect(told).toEqual(['keep 1', 'keep 4']);
    await answer();
    expect(told).toEqual(['keep 1', 'keep 4']);
    pusher.typed(draft(null, 'A', '5'));
    expect(told).toEqual(['keep 1', 'keep 4', 'keep 5']);
  });

  it('goes at once before locking, answered or not, and not twice', async () => {
    const pusher = createPusher(null, false);
    const undo = follow(pusher);
    pusher.typed(draft(null, 'A', 'typed'));
    pusher.typed(draft(null, 'A', 'more'));
    pushDraft();
    pushDraft();
    pusher.typed(draft(null, 'A', 'still more'));
    undo();
    pushDraft();
    expect(told).toEqual(['keep typed', 'keep more']);
    await answer();
    expect(told).toEqual(['keep typed', 'keep more']);
    await answer();
    expect(told).toEqual(['keep typed', 'keep more', 'keep still more']);
  });

  it('is dropped when nothing is unsaved, and main is told only where it has something', async () => {
    const fresh = createPusher('a', false);
    fresh.drop();
    expect(told).toEqual([]);
    fresh.typed(draft('a', 'A', 'typed'));
    fresh.typed(draft('a', 'A', 'more'));
    fresh.drop();
    await answer();
    expect(told).toEqual(['keep typed', 'discard a']);
    told.length = 0;
    const kept = createPusher('a', true);
    kept.drop();
    kept.drop();
    expect(told).toEqual(['discard a']);
  });
});
