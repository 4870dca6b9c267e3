import { expect, test } from 'vitest';
import { makeVault } from '../../test/kit/vault.ts';
import { query } from '../vault/audit/query.ts';
import { createFailedCalls } from './failed-calls.ts';

test('a refused call is in the audit by its name and code, at most 30 times a minute', async () => {
  const { kit, session } = await makeVault();
  const note = createFailedCalls(kit.clock, () => session);
  note('secrets.list', 'INVALID_INPUT');
  for (let n = 0; n < 40; n++) note('secrets.create', 'CONFLICT');
  const failed = () => query(session, { kinds: ['operation-failed'], limit: 100 }).events;
  expect(failed()).toHaveLength(30);
  expect(failed()[0]).toMatchObject({ code: 'CONFLICT', fields: ['secrets.create'] });
  kit.clock.advance(60_000);
  note('secrets.update', 'STALE');
  expect(failed()).toHaveLength(31);
  session.lock();
});

test('nothing is noted while locked, and a vault that is just being locked stops nothing', async () => {
  const { kit, session } = await makeVault();
  createFailedCalls(kit.clock, () => null)('secrets.create', 'CONFLICT');
  session.lock();
  expect(() => createFailedCalls(kit.clock, () => session)('secrets.create', 'CONFLICT')).not.toThrow();
});
