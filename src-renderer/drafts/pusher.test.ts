import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draft } from '../../test/kit/draft.ts';
import { createPusher, follow, pushDraft } from './pusher.ts';

const told: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  const drafts = {
    keep: ({ value }: { value: string }) => void told.push(`keep ${value}`),
    discard: ({ secret }: { secret: string | null }) => void told.push(`discard ${secret}`),
  };
  vi.stubGlobal('window', { coffer: { drafts } });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('what an editor holds', () => {
  it('goes to main at once, and then every 400 ms the latest of it, however fast somebody types', () => {
    const pusher = createPusher(null, false);
    for (let n = 1; n <= 10; n++) {
      pusher.typed(draft(null, 'A', `${n}`));
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual(['keep 1', 'keep 4', 'keep 8', 'keep 10']);
  });

  it('goes at once before locking, and not twice', () => {
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
  });

  it('is dropped when nothing is unsaved, and main is told only where it has something', () => {
    const fresh = createPusher('a', false);
    fresh.drop();
    expect(told).toEqual([]);
    fresh.typed(draft('a', 'A', 'typed'));
    fresh.typed(draft('a', 'A', 'more'));
    fresh.drop();
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual(['keep typed', 'discard a']);
    told.length = 0;
    const kept = createPusher('a', true);
    kept.drop();
    kept.drop();
    expect(told).toEqual(['discard a']);
  });
});
