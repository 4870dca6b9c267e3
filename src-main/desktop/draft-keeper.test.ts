import { describe, expect, test } from 'vitest';
import { draft } from '../../test/kit/draft.ts';
import { quickVaults } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import * as drafts from '../vault/drafts.ts';
import type { Session } from '../vault/session.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import { fakeTime } from './fakes.ts';

const makeVault = quickVaults();

async function setUp() {
  const { session } = await makeVault();
  const time = fakeTime();
  const warned: string[] = [];
  let open: Session | null = session;
  const log = { info() {}, warn: (event: string) => void warned.push(event), error() {} };
  const keeper = createDraftKeeper({ after: time.after, openSession: () => open, log });
  const kept = () => drafts.open(session, { secret: null })?.value;
  return { session, keeper, time, warned, kept, close: () => (open = null) };
}

describe('the keeper of drafts', () => {
  test('seals what is typed a few seconds after it began, however long the typing goes on', async () => {
    const { keeper, time, kept, session } = await setUp();
    const { revision } = session;
    for (let n = 1; n <= 9; n++) {
      keeper.keep(draft(null, 'A', `${n}`));
      await time.pass(1_000);
    }
    expect(kept()).toBe('5');
    expect(session.revision).toBe(revision + 1);
    await time.pass(5_000);
    expect(kept()).toBe('9');
    await time.pass(60_000);
    expect(session.revision).toBe(revision + 2);
  });

  test('seals at once when the vault is about to be locked', async () => {
    const { keeper, session, kept, time, close } = await setUp();
    keeper.keep(draft(null, 'A', 'typed'));
    close();
    keeper.seal(session);
    expect(kept()).toBe('typed');
    const { revision } = session;
    await time.pass(10_000);
    expect(session.revision).toBe(revision);
  });

  test('forgets what was saved or thrown away, and all when the vault is locked', async () => {
    const { keeper, session, kept, time } = await setUp();
    keeper.keep(draft(null, 'A', 'typed'));
    keeper.discard(null);
    keeper.seal(session);
    expect(kept()).toBeUndefined();
    keeper.keep(draft(null, 'A', 'typed'));
    keeper.forget();
    await time.pass(10_000);
    expect(kept()).toBeUndefined();
  });

  test('holds what it could not seal until the next time', async () => {
    const { keeper, session, kept, warned, time } = await setUp();
    const id = addSecret(session, 'B', 'x');
    keeper.keep(draft(null, 'A', 'typed'));
    await session.alone(async () => {
      await time.pass(5_000);
    });
    expect(warned).toEqual(['draft.not-kept']);
    expect(kept()).toBeUndefined();
    keeper.keep(draft(id, 'B', 'more'));
    await time.pass(5_000);
    expect(kept()).toBe('typed');
    expect(drafts.open(session, { secret: id })?.value).toBe('more');
  });
});
