import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { resetAllStores } from '../ui/reset.ts';
import { useDetail } from './detail-store.ts';
import { reloadList, rowAt, search, showView } from './list-actions.ts';
import { useList } from './list-store.ts';

type Asked = { query: string; answer: () => Promise<void> };

/** Main, which answers when it is told to. */
function setUp(): Asked[] {
  const asked: Asked[] = [];
  const list = ({ query }: { query: string }) => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const value = { total: 0, of: query.length, rows: [], fromNotes: {}, missingIn: {}, complete: true };
    const answer = async () => {
      resolve({ ok: true, value });
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    };
    asked.push({ query, answer });
    return promise;
  };
  vi.stubGlobal('window', { coffer: { secrets: { list } } });
  return asked;
}

afterEach(() => {
  resetAllStores();
  vi.unstubAllGlobals();
});

const queries = (asked: readonly Asked[]) => asked.map(({ query }) => query);

describe('a search as one types', () => {
  it('asks with the first key, and once for all that is typed until the answer', async () => {
    const asked = setUp();
    const found: string[] = [];
    for (const query of ['a', 'ab', 'abc']) search(query, () => found.push(query));
    expect(queries(asked)).toEqual(['a']);
    await asked[0]?.answer();
    expect(queries(asked)).toEqual(['a', 'abc']);
    expect(useList.getState()).toMatchObject({ answered: 'a', of: 1 });
    await asked[1]?.answer();
    expect(useList.getState()).toMatchObject({ answered: 'abc', of: 3 });
    expect(found).toEqual(['abc']);
  });

  it('is answered too where the list is read anew before its answer comes, as after a change in the vault', async () => {
    const asked = setUp();
    const found: string[] = [];
    search('a', () => found.push('a'));
    void reloadList();
    await asked[0]?.answer();
    expect(found).toEqual([]);
    await asked[1]?.answer();
    expect(found).toEqual(['a']);
  });

  it('does what belongs to an answer before that is drawn: both are drawn in one', async () => {
    const asked = setUp();
    const order: string[] = [];
    search('a', () => order.push('selected'));
    // As React does, which draws what changed in the next microtask.
    useList.subscribe(() => queueMicrotask(() => order.push('drawn')));
    await asked[0]?.answer();
    expect(order).toEqual(['selected', 'drawn']);
  });

  it('ends with the list of another part, which is not asked for twice', async () => {
    const asked = setUp();
    search('a');
    search('ab');
    void showView({ kind: 'trash' });
    await asked[0]?.answer();
    await asked[1]?.answer();
    expect(queries(asked)).toEqual(['a', '']);
    expect(useList.getState()).toMatchObject({ query: '', answered: '', of: 0 });
  });

  it('always comes to the last words, with no more than one question under way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.string({ maxLength: 5 }), fc.constant(null))), async (steps) => {
        resetAllStores();
        const asked = setUp();
        let answers = 0;
        for (const step of steps) {
          if (step === null) await asked[answers++]?.answer();
          else search(step);
          answers = Math.min(answers, asked.length);
          expect(asked.length - answers).toBeLessThanOrEqual(1);
        }
        while (answers < asked.length) await asked[answers++]?.answer();
        const { query, answered, of } = useList.getState();
        if (asked.length > 0) expect([answered, of]).toEqual([query, query.length]);
      }),
    );
  });
});

it('rows that are read on the way to the end of a long list leave the keys where they are', async () => {
  const rows = Array.from({ length: 350 }, (_, n) => ({ id: `${n}` }));
  const list = async ({ offset, limit }: { offset: number; limit: number }) => ({
    ok: true,
    value: {
      total: 350,
      of: 350,
      rows: rows.slice(offset, offset + limit),
      fromNotes: {},
      missingIn: {},
      complete: true,
    },
  });
  vi.stubGlobal('window', { coffer: { secrets: { list } } });
  useDetail.setState({ selected: '0' });
  await reloadList();
  const place = () => useList.getState().selectedIndex;
  expect(place()).toBe(0);
  useList.setState({ selectedIndex: 349 });
  expect(await rowAt(349)).toEqual({ id: '349' });
  expect(place()).toBe(349);
  useDetail.setState({ selected: '120' });
  await rowAt(120);
  expect(place()).toBe(120);
});
