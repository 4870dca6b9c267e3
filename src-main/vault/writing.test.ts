import { setImmediate as nextSlice } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSecret, makeKit, makeVault, reopen } from '../../test/kit/vault.ts';
import type { Session } from './session.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });
const many = 40;
const names = () => session.summaries().map(({ name }) => name);

let made: Awaited<ReturnType<typeof makeVault>> & { kit: ReturnType<typeof makeKit> };
let session: Session;

beforeEach(async () => {
  const kit = makeKit();
  made = { ...(await makeVault(kit)), kit };
  session = made.session;
  addSecret(session, 'BEFORE', 'x');
});

afterEach(() => session.lock());

/** As many secrets, each of them a slice of its own. */
function* adding(count: number): Generator<number, number> {
  for (let i = 0; i < count; i++) {
    addSecret(session, `ADDED_${i}`, 'value');
    yield 100;
  }
  return count;
}

const ignore = () => {};

describe('a long transaction', () => {
  it('is one step of the vault, on disk when it ends', async () => {
    const { revision } = session;
    const told: number[] = [];
    session.subscribe((event) => event.kind === 'changed' && told.push(event.revision));
    expect(await session.longTransaction(() => adding(many), ignore)).toBe(many);
    expect(session.revision).toBe(revision + 1);
    expect(told).toEqual([revision + 1]);
    session.lock();
    session = await reopen(made.kit);
    expect(names()).toHaveLength(many + 1);
    await session.startDeepCheck();
    expect(session.integrity().state).toBe('intact');
  });

  it('gives way, and says how much is done; everybody else hears BUSY meanwhile', async () => {
    const heard: number[] = [];
    const whole = session.longTransaction(
      () => adding(many),
      (done) => heard.push(done),
    );
    await nextSlice();
    expect(session.isBusy).toBe(true);
    expect(names).toThrow(code('BUSY'));
    expect(() => addSecret(session, 'OTHER', 'y')).toThrow(code('BUSY'));
    await expect(session.longTransaction(() => adding(1), ignore)).rejects.toThrow(code('BUSY'));
    await whole;
    expect(heard.length).toBeGreaterThanOrEqual(many);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(session.isBusy).toBe(false);
    addSecret(session, 'OTHER', 'y');
  });

  it.each([
    ['the work', ignore],
    [
      'who listens',
      () => {
        throw new Error('enough');
      },
    ],
  ])('leaves nothing when %s throws', async (who, goOn) => {
    const { revision } = session;
    function* failing(): Generator<number, void> {
      yield* adding(3);
      if (who === 'the work') throw new Error('enough');
      yield 100;
    }
    await expect(session.longTransaction(failing, goOn)).rejects.toThrow('enough');
    expect(session.revision).toBe(revision);
    expect(names()).toEqual(['BEFORE']);
    addSecret(session, 'AFTER', 'z');
    session.lock();
    session = await reopen(made.kit);
    expect(names()).toEqual(['BEFORE', 'AFTER']);
  });

  it('is taken back when the vault is locked', async () => {
    const whole = session.longTransaction(() => adding(many), ignore);
    await nextSlice();
    session.lock();
    await expect(whole).rejects.toThrow(code('VAULT_LOCKED'));
    session = await reopen(made.kit);
    expect(names()).toEqual(['BEFORE']);
  });

  it('stops the check of the file while it runs, and has it begin again', async () => {
    const check = session.startDeepCheck();
    await session.longTransaction(() => adding(many), ignore);
    expect(await check).toBe(false);
    while (session.integrity().state === 'checking') await nextSlice();
    expect(session.integrity().state).toBe('intact');
  });
});
