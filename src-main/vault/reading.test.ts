import { describe, expect, test } from 'vitest';
import { unlock } from '../../test/attacks/faults/kit.ts';
import { lastEvents, quickVaults, refusal, text } from '../../test/kit/quick-vault.ts';
import { addSecret, newSecret } from '../../test/kit/vault.ts';
import { person } from './environment.ts';
import * as reading from './reading.ts';
import * as revocation from './revocation.ts';
import * as secrets from './secrets.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();

describe('a value', () => {
  test('that is shown or copied is noted, in the audit and at the secret; the secret itself is not changed by it', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    const before = secrets.get(session, { id });
    expect(before.lastUsedAt).toBeNull();
    kit.clock.advance(60_000);
    expect(reading.reveal(session, { id })).toEqual(text('value'));
    expect(reading.readForCopy(session, { id })).toEqual({ name: 'KEY', value: text('value') });
    expect(secrets.get(session, { id })).toEqual({ ...before, lastUsedAt: Math.floor(kit.clock.now() / 1_000) });
    expect(lastEvents(session, 2)).toEqual([
      { kind: 'secret-read', subject: id, by: person },
      { kind: 'secret-copied', subject: id, by: person },
    ]);
  });

  test('of a field is had by its name, protected or not', async () => {
    const { session } = await makeVault();
    const names = ['pin', '__proto__', 'constructor', 'toString', 'with space', 'ключ'];
    const fields = names.flatMap((name) => [
      { name, protected: true, value: `protected ${name}` },
      { name: `open ${name}`, protected: false, value: `not ${name}` },
    ]);
    const { id } = secrets.create(session, { ...newSecret('KEY', 'value'), fields });
    for (const { name, value } of fields) {
      expect(reading.reveal(session, { id, field: name }).data).toBe(value);
      expect(lastEvents(session, 1)).toEqual([{ kind: 'secret-read', subject: id, by: person, fields: [name] }]);
    }
    expect(JSON.stringify(secrets.get(session, { id }))).not.toContain('"protected ');
  });

  test('of a field that there is not is refused', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    for (const field of ['none', '', '__proto__', 'constructor', 'hasOwnProperty']) {
      expect(refusal(() => reading.reveal(session, { id, field })).code).toBe('FIELD_NOT_FOUND');
    }
    expect(secrets.get(session, { id }).lastUsedAt).toBeNull();
  });

  test('of a revoked secret is given only on the word of the person; both are noted', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    revocation.revoke(session, { id, reason: 'leaked' });
    for (const read of [reading.reveal, reading.readForCopy]) {
      expect(refusal(() => read(session, { id })).code).toBe('SECRET_REVOKED');
      expect(lastEvents(session, 1)).toMatchObject([{ kind: 'secret-denied', subject: id, code: 'SECRET_REVOKED' }]);
    }
    expect(secrets.get(session, { id }).lastUsedAt).toBeNull();
    expect(reading.reveal(session, { id, evenIfRevoked: true }).data).toBe('value');
    expect(lastEvents(session, 1)).toMatchObject([{ kind: 'secret-read', subject: id, code: 'SECRET_REVOKED' }]);
    revocation.reinstate(session, { id, reason: '' });
    expect(reading.reveal(session, { id }).data).toBe('value');
    expect(lastEvents(session, 1)).toEqual([{ kind: 'secret-read', subject: id, by: person }]);
  });

  test('in the trash can still be seen', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    trash.trash(session, { id });
    expect(reading.reveal(session, { id }).data).toBe('value');
  });

  test('can be had from a vault that can only be read; then nothing is noted', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    session.lock();
    const again = await unlock(kit, { forReading: true });
    expect(reading.reveal(again, { id }).data).toBe('value');
    expect(lastEvents(again, 1)).toMatchObject([{ kind: 'secret-created' }]);
    again.lock();
    expect(refusal(() => reading.reveal(again, { id })).code).toBe('VAULT_LOCKED');
  });

  test('of a secret that is not there is refused', async () => {
    const { session } = await makeVault();
    expect(refusal(() => reading.reveal(session, { id: '0'.repeat(32) })).code).toBe('SECRET_NOT_FOUND');
  });
});
