import { expect, test } from 'vitest';
import { addSecret, makeVault, masterPassword, quickKit, reopen } from '../../test/kit/vault.ts';
import { query } from './audit/query.ts';
import { recoverVault } from './open.ts';
import * as reading from './reading.ts';
import { makeRecoveryCode } from './recovery.ts';
import type { Session } from './session.ts';

const options = { acceptOlderCopy: false };

test('a new recovery code opens the vault, and the one before it no more', async () => {
  const { kit, session, recoveryCode: first } = await makeVault(quickKit());
  const id = addSecret(session, 'A', 'kept');
  await expect(makeRecoveryCode(session, 'not it')).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
  const { recoveryCode } = await makeRecoveryCode(session, masterPassword);
  expect(query(session, { limit: 1 }).events[0]).toMatchObject({ kind: 'recovery-code-made' });
  session.lock();
  const recover = (code: string) => recoverVault(kit.context, kit.file, code, 'a wholly new master password', options);
  await expect(recover(first)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_CODE' });
  const open = await recover(recoveryCode);
  expect(reading.reveal(open, { id }).data).toBe('kept');
  open.lock();
});

test('recovering lets something be done before it sets another password', async () => {
  const { kit, session, recoveryCode } = await makeVault(quickKit());
  session.lock();
  const seen: string[] = [];
  const beforeKeyChange = async (opened: Session) => void seen.push(query(opened, { limit: 1 }).events[0]?.kind ?? '');
  (
    await recoverVault(kit.context, kit.file, recoveryCode, 'another master password here', {
      ...options,
      beforeKeyChange,
    })
  ).lock();
  expect(seen).toEqual(['created']);
});

test('where nothing can be written the old code stays', async () => {
  const { kit, session, recoveryCode } = await makeVault(quickKit());
  session.lock();
  const damaged = await reopen(kit);
  damaged.noteDamage({ table: 'audit', id: null, name: null });
  await expect(makeRecoveryCode(damaged, masterPassword)).rejects.toMatchObject({ code: 'READ_ONLY_DAMAGED' });
  damaged.lock();
  (await recoverVault(kit.context, kit.file, recoveryCode, 'another master password here', options)).lock();
});
