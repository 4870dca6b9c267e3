import { describe, expect, test } from 'vitest';
import type { ClipboardState } from '../../src-preload/contract.ts';
import { type Board, createClipboardKeeper } from './clipboard.ts';
import { fakeTime } from './fakes.ts';

const id = '0123456789abcdef0123456789abcdef';
const copied = (text: string) => ({ secret: id, name: 'API_KEY', text });

class MemoryBoard implements Board {
  text = '';
  isStuck = false;
  isBroken = false;
  async write(text: string) {
    if (this.isBroken) throw new Error('broken');
    this.text = text;
  }
  async read() {
    if (this.isBroken) throw new Error('broken');
    return this.text;
  }
  clear() {
    if (!this.isStuck) this.text = '';
  }
}

function setUp(seconds = 30) {
  const time = fakeTime();
  const boards = [new MemoryBoard(), new MemoryBoard()] as const;
  const states: ClipboardState[] = [];
  const keeper = createClipboardKeeper({
    boards,
    clock: time.clock,
    random: (length) => new Uint8Array(length).fill(7),
    after: time.after,
    seconds: () => seconds,
    emit: (state) => states.push(state),
  });
  return { time, boards, states, keeper };
}

describe('the clipboard', () => {
  test('holds a copied value on both selections and says for how long', async () => {
    const { boards, keeper, time } = setUp();
    const state = await keeper.copy(copied('s3cret'));
    expect(boards.map((board) => board.text)).toEqual(['s3cret', 's3cret']);
    expect(state).toEqual({ kind: 'holding', secret: id, name: 'API_KEY', totalMs: 30_000, remainingMs: 30_000 });
    await time.pass(10_000);
    expect(keeper.state()).toMatchObject({ kind: 'holding', remainingMs: 20_000 });
  });

  test('is cleared when the time is up, on both selections', async () => {
    const { boards, keeper, states, time } = setUp();
    await keeper.copy(copied('s3cret'));
    await time.pass(29_900);
    expect(boards[0].text).toBe('s3cret');
    await time.pass(200);
    expect(boards.map((board) => board.text)).toEqual(['', '']);
    expect(states.at(-1)).toEqual({ kind: 'cleared' });
    await time.pass(100_000);
    expect(states.filter((state) => state.kind === 'cleared')).toHaveLength(1);
  });

  test('tells the time left every second', async () => {
    const { keeper, states, time } = setUp(5);
    await keeper.copy(copied('s3cret'));
    await time.pass(4_500);
    expect(states.map((state) => (state.kind === 'holding' ? state.remainingMs : state.kind))).toEqual([
      5_000, 4_000, 3_000, 2_000, 1_000,
    ]);
  });

  test('is not touched when another program put something there', async () => {
    const { boards, keeper, time } = setUp();
    await keeper.copy(copied('s3cret'));
    boards[0].text = 'somebody else';
    await time.pass(31_000);
    expect(boards.map((board) => board.text)).toEqual(['somebody else', '']);
    expect(keeper.state()).toEqual({ kind: 'cleared' });
  });

  test('is "empty" to us when nothing of ours was left to clear', async () => {
    const { boards, keeper } = setUp();
    await keeper.copy(copied('s3cret'));
    for (const board of boards) board.text = 'other';
    expect(await keeper.clear()).toEqual({ kind: 'empty' });
    expect(boards.map((board) => board.text)).toEqual(['other', 'other']);
  });

  test('is cleared at once when asked: on lock, quit and suspend', async () => {
    const { boards, keeper } = setUp();
    await keeper.copy(copied('s3cret'));
    expect(await keeper.clear()).toEqual({ kind: 'cleared' });
    expect(boards[0].text).toBe('');
  });

  test('is cleared by a lock that comes while the copy is still on its way', async () => {
    const { boards, keeper } = setUp();
    const copying = keeper.copy(copied('s3cret'));
    const clearing = keeper.clear();
    await Promise.all([copying, clearing]);
    expect(boards[0].text).toBe('');
    expect(keeper.state()).toEqual({ kind: 'cleared' });
  });

  test('is cleared by the first look after a sleep longer than the time left', async () => {
    const { boards, keeper, time } = setUp();
    await keeper.copy(copied('s3cret'));
    time.sleep(12 * 3_600_000);
    await keeper.check();
    expect(boards[0].text).toBe('');
  });

  test('is cleared in time although the wall clock was set back a year', async () => {
    const { boards, keeper, time } = setUp();
    await keeper.copy(copied('s3cret'));
    time.setBack(365 * 86_400_000);
    await time.pass(30_500);
    expect(boards[0].text).toBe('');
  });

  test('gives a second copy its whole time', async () => {
    const { boards, keeper, time } = setUp();
    await keeper.copy(copied('first'));
    await time.pass(20_000);
    await keeper.copy(copied('second'));
    await time.pass(20_000);
    expect(boards[0].text).toBe('second');
    await time.pass(11_000);
    expect(boards[0].text).toBe('');
  });

  test('keeps a value until it is told where the person chose never', async () => {
    const { boards, keeper, time } = setUp(0);
    expect(await keeper.copy(copied('s3cret'))).toMatchObject({ totalMs: 0, remainingMs: 0 });
    await time.pass(10_000_000);
    expect(boards[0].text).toBe('s3cret');
    expect(await keeper.clear()).toEqual({ kind: 'cleared' });
  });

  test('says so when it did not let go, and tries again', async () => {
    const { boards, keeper, states, time } = setUp();
    await keeper.copy(copied('s3cret'));
    boards[0].isStuck = true;
    await time.pass(31_000);
    expect(states.at(-1)).toMatchObject({ kind: 'failed', reason: expect.stringContaining('did not let go') });
    boards[0].isStuck = false;
    expect(await keeper.check()).toEqual({ kind: 'cleared' });
    expect(boards[0].text).toBe('');
  });

  test('says so when it can no longer be read', async () => {
    const { boards, keeper } = setUp();
    await keeper.copy(copied('s3cret'));
    boards[0].isBroken = true;
    expect(await keeper.clear()).toMatchObject({ kind: 'failed' });
  });

  test('refuses a copy that did not arrive', async () => {
    const { boards, keeper } = setUp();
    boards[0].write = async () => {};
    await expect(keeper.copy(copied('s3cret'))).rejects.toMatchObject({ code: 'CLIPBOARD_FAILED' });
    expect(boards.map((board) => board.text)).toEqual(['', '']);
    expect(keeper.state()).toEqual({ kind: 'empty' });
  });

  test('works where the second selection does not', async () => {
    const { boards, keeper } = setUp();
    boards[1].write = async () => {
      throw new Error('no such selection');
    };
    expect(await keeper.copy(copied('s3cret'))).toMatchObject({ kind: 'holding' });
    expect(await keeper.clear()).toEqual({ kind: 'cleared' });
  });
});
