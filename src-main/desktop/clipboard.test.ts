import { describe, expect, test } from 'vitest';
import type { ClipboardState } from '../../src-preload/contract.ts';
import { createClipboardKeeper } from './clipboard.ts';
import type { Board } from './clipboard-clearing.ts';
import { fakeTime, memoryNotes } from './fakes.ts';

const id = '0123456789abcdef0123456789abcdef';
const copied = (text: string) => ({ secret: id, name: 'API_KEY', text });

class MemoryBoard implements Board {
  text = '';
  isStuck = false;
  isBroken = false;
  takesMarks = true;
  async write(text: string) {
    if (this.isBroken) throw new Error('broken');
    this.text = text;
    return this.takesMarks;
  }
  async read() {
    if (this.isBroken) throw new Error('broken');
    return this.text;
  }
  clear() {
    if (!this.isStuck) this.text = '';
  }
}

type Options = { seconds?: number; onlyInFront?: boolean };

/** A run; a later one after a crash gets the boards and the notes of the one before. */
function setUp(
  { seconds = 30, onlyInFront = false }: Options = {},
  boards = [new MemoryBoard(), new MemoryBoard()] as const,
  vault = { isOpen: true },
  notes = memoryNotes(() => vault.isOpen),
) {
  const time = fakeTime();
  const states: ClipboardState[] = [];
  const keeper = createClipboardKeeper({
    boards,
    clock: time.clock,
    random: (length) => new Uint8Array(length).fill(7),
    after: time.after,
    notes,
    onlyInFront,
    seconds: () => seconds,
    emit: (state) => states.push(state),
  });
  return { time, boards, states, keeper, notes, vault };
}

describe('the clipboard', () => {
  test('holds a copied value on both selections and says for how long', async () => {
    const { boards, keeper, time } = setUp();
    const state = await keeper.copy(copied('s3cret'));
    expect(boards.map((board) => board.text)).toEqual(['s3cret', 's3cret']);
    expect(state).toEqual({
      ...{ kind: 'holding', secret: id, name: 'API_KEY', excluded: true },
      ...{ totalMs: 30_000, remainingMs: 30_000 },
    });
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
    const { keeper, states, time } = setUp({ seconds: 5 });
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
    const { boards, keeper, time } = setUp({ seconds: 0 });
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

  test('says that it is gone when something else let go of it after all', async () => {
    const { boards, keeper } = setUp();
    await keeper.copy(copied('s3cret'));
    boards[0].isStuck = true;
    expect(await keeper.clear()).toMatchObject({ kind: 'failed' });
    boards[0].text = 'somebody else';
    expect(await keeper.clear()).toEqual({ kind: 'cleared' });
    expect(boards[0].text).toBe('somebody else');
  });

  test('says so when it can no longer be read', async () => {
    const { boards, keeper } = setUp();
    await keeper.copy(copied('s3cret'));
    boards[0].isBroken = true;
    expect(await keeper.clear()).toMatchObject({ kind: 'failed' });
  });

  test('refuses a copy that did not arrive', async () => {
    const { boards, keeper } = setUp();
    boards[0].write = async () => true;
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

describe('after a clearing', () => {
  /** A clipboard manager that puts back what was there as soon as it is gone. */
  function putBackBy(board: MemoryBoard, text: string) {
    return () => {
      if (board.text === '') board.text = text;
    };
  }

  test('what a clipboard manager puts back is taken off again', async () => {
    const { boards, keeper, states, time, notes } = setUp();
    await keeper.copy(copied('s3cret'));
    await time.pass(30_000);
    putBackBy(boards[0], 's3cret')();
    await time.pass(600);
    expect(boards[0].text).toBe('');
    expect(states.at(-1)).toEqual({ kind: 'cleared' });
    expect(notes.get()).not.toBeNull();
    await time.pass(600);
    expect(notes.get()).toBeNull();
  });

  test('one that does so again and again is named as what is wrong', async () => {
    const { boards, keeper, states, time } = setUp();
    await keeper.copy(copied('s3cret'));
    const putBack = putBackBy(boards[0], 's3cret');
    await time.pass(30_000);
    for (let n = 0; n < 4; n++) {
      putBack();
      await time.pass(500);
    }
    expect(states.at(-1)).toMatchObject({ kind: 'failed', reason: expect.stringContaining('puts the value back') });
    const told = states.length;
    await time.pass(60_000);
    expect(states).toHaveLength(told);
    expect(await keeper.clear()).toEqual({ kind: 'cleared' });
  });

  test('quitting can wait for the second look, and waits for nothing else', async () => {
    const { keeper, time } = setUp();
    await keeper.settled();
    await keeper.copy(copied('s3cret'));
    await keeper.settled();
    await keeper.clear();
    let isSettled = false;
    const settled = keeper.settled().then(() => {
      isSettled = true;
    });
    await time.pass(100);
    expect(isSettled).toBe(false);
    await time.pass(500);
    await settled;
    expect(isSettled).toBe(true);
  });

  test('the next copy is not mistaken for the one that was cleared', async () => {
    const { boards, keeper, time } = setUp();
    await keeper.copy(copied('first'));
    await keeper.clear();
    await keeper.copy(copied('second'));
    await time.pass(2_000);
    expect(boards[0].text).toBe('second');
    expect(keeper.state()).toMatchObject({ kind: 'holding', remainingMs: 28_000 });
  });
});

describe('what is said', () => {
  test('says so when a history could not be asked to leave it out', async () => {
    const { boards, keeper } = setUp();
    boards[1].takesMarks = false;
    expect(await keeper.copy(copied('s3cret'))).toMatchObject({ kind: 'holding', excluded: false });
  });

  test('says what helps where only the window in front may change the clipboard', async () => {
    const { boards, keeper } = setUp({ onlyInFront: true });
    await keeper.copy(copied('s3cret'));
    boards[0].isStuck = true;
    expect(await keeper.clear()).toMatchObject({ kind: 'failed', reason: expect.stringContaining('wl-clipboard') });
  });

  test('a selection that does not work is not asked about later', async () => {
    const { boards, keeper } = setUp();
    boards[1].isBroken = true;
    expect(await keeper.copy(copied('s3cret'))).toMatchObject({ kind: 'holding', excluded: true });
    expect(await keeper.clear()).toEqual({ kind: 'cleared' });
  });
});

describe('after a crash', () => {
  /** A run that ends with a value on the clipboard, and the next one, before anybody unlocked. */
  async function crash() {
    const before = setUp();
    await before.keeper.copy(copied('s3cret'));
    const vault = { isOpen: false };
    const notes = memoryNotes(() => vault.isOpen);
    notes.set(before.notes.get());
    return setUp({}, before.boards, vault, notes);
  }

  test('offers to clear, and after unlocking does so by itself', async () => {
    const { keeper, boards, states, vault, time, notes } = await crash();
    expect(await keeper.begin()).toEqual({ kind: 'left' });
    expect(boards[0].text).toBe('s3cret');
    expect(await keeper.recognise()).toEqual({ kind: 'left' });
    vault.isOpen = true;
    expect(await keeper.recognise()).toEqual({ kind: 'cleared' });
    expect(boards.map((board) => board.text)).toEqual(['', '']);
    expect(states.map(({ kind }) => kind)).toEqual(['left', 'cleared']);
    await time.pass(600);
    expect(notes.get()).toBeNull();
  });

  test('clears whatever is there when the person asks, even while locked', async () => {
    const { keeper, boards } = await crash();
    await keeper.begin();
    boards[0].text = 'perhaps ours';
    expect(await keeper.clearNow()).toEqual({ kind: 'cleared' });
    expect(boards.map((board) => board.text)).toEqual(['', '']);
  });

  test('clears nothing by itself while it does not know whose it is', async () => {
    const { keeper, boards } = await crash();
    await keeper.begin();
    expect(await keeper.clear()).toEqual({ kind: 'left' });
    expect(await keeper.check()).toEqual({ kind: 'left' });
    expect(boards[0].text).toBe('s3cret');
  });

  test('leaves alone what another program has put there since', async () => {
    const { keeper, boards, vault, notes } = await crash();
    await keeper.begin();
    boards[0].text = 'somebody else';
    vault.isOpen = true;
    expect(await keeper.recognise()).toEqual({ kind: 'cleared' });
    expect(boards.map((board) => board.text)).toEqual(['somebody else', '']);
    expect(notes.get()).not.toBeNull();
  });

  test('offers nothing where the clipboard is empty by now, and forgets it', async () => {
    const { keeper, boards, notes } = await crash();
    for (const board of boards) board.text = '';
    expect(await keeper.begin()).toEqual({ kind: 'empty' });
    expect(notes.get()).toBeNull();
  });

  test('offers nothing after an end in order', async () => {
    const before = setUp();
    await before.keeper.copy(copied('s3cret'));
    await before.keeper.clear();
    await before.time.pass(600);
    const next = setUp({}, before.boards, { isOpen: false }, before.notes);
    next.boards[0].text = 'somebody else';
    expect(await next.keeper.begin()).toEqual({ kind: 'empty' });
    expect(next.states).toEqual([]);
  });

  test('a copy made meanwhile takes its place', async () => {
    const { keeper, boards, vault, time } = await crash();
    await keeper.begin();
    vault.isOpen = true;
    expect(await keeper.copy(copied('new'))).toMatchObject({ kind: 'holding' });
    expect(await keeper.recognise()).toMatchObject({ kind: 'holding' });
    await time.pass(31_000);
    expect(boards[0].text).toBe('');
  });
});
