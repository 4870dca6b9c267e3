import { describe, expect, test } from 'vitest';
import type { SecretChanges } from '../../src-preload/contract.ts';
import { lastEvents, quickVaults, refusal, text } from '../../test/kit/quick-vault.ts';
import { addSecret, newSecret } from '../../test/kit/vault.ts';
import { person } from './environment.ts';
import * as reading from './reading.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as versions from './versions.ts';

const makeVault = quickVaults();
const pin = (value: string | null, more = {}) => ({ name: 'pin', protected: true, value, ...more });

function update(session: Session, id: string, changes: SecretChanges) {
  return secrets.update(session, { id, revision: secrets.get(session, { id }).revision, changes });
}

describe('a change of a secret', () => {
  test('is a line of the audit with the names of what changed, and why; never with what they hold', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    kit.clock.advance(1_000);
    const now = Math.floor(kit.clock.now() / 1_000);
    const changes = { description: 'MARKER', tags: ['MARKER'], favourite: false, why: 'tidied up' };
    const changed = secrets.update(session, { id, revision: 1, changes }, { kind: 'cli' });
    expect(changed).toMatchObject({ revision: 2, updatedAt: now, valueChangedAt: now - 1, updatedBy: { kind: 'cli' } });
    expect(changed.createdBy).toEqual(person);
    const event = { subject: id, by: { kind: 'cli' }, fields: ['description', 'tags'], reason: 'tidied up' };
    expect(lastEvents(session, 1)).toEqual([{ kind: 'secret-changed', ...event }]);
    expect(versions.list(session, { id })).toHaveLength(1);
  });

  test('that changes nothing writes nothing', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value', { fields: [pin('1111')], metadata: { a: 1, b: [2] } });
    const before = secrets.get(session, { id });
    const events = session.manifest.sums.audit;
    kit.clock.advance(1_000);
    for (const changes of [
      { value: text('value'), why: 'no reason' },
      { value: { encoding: 'base64' as const, data: Buffer.from('value').toString('base64') } },
      { fields: [pin(null)] },
      { fields: [pin('1111')] },
      { metadata: { b: [2], a: 1 }, label: '', environments: [] },
    ]) {
      expect(update(session, id, changes)).toEqual(before);
    }
    expect(session.manifest.sums.audit).toEqual(events);
  });

  test('by someone who saw an older state is refused, and says which is the present one', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    update(session, id, { label: 'mine' });
    for (const revision of [1, 3, 0]) {
      const late = () => secrets.update(session, { id, revision, changes: { label: 'yours' } });
      expect(refusal(late)).toMatchObject({ code: 'STALE', details: { id, revision: 2 } });
    }
    expect(secrets.get(session, { id }).label).toBe('mine');
  });

  test('of its place is refused where that is taken or not there, and nothing of it is kept', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value', { environments: ['dev'] });
    const other = addSecret(session, 'KEY', 'other');
    const before = secrets.get(session, { id });
    const change = (changes: SecretChanges) => () => update(session, id, { value: text('next'), ...changes });
    expect(refusal(change({ environments: [] }))).toMatchObject({ code: 'CONFLICT', details: { other } });
    expect(refusal(change({ environments: ['qa'] })).code).toBe('ENVIRONMENT_NOT_FOUND');
    expect(refusal(change({ projects: ['0'.repeat(32)] })).code).toBe('PROJECT_NOT_FOUND');
    expect(refusal(change({ name: 'OTHER', projects: ['0'.repeat(32)] })).code).toBe('PROJECT_NOT_FOUND');
    expect(secrets.get(session, { id })).toEqual(before);
    expect(change({ name: 'OTHER', environments: [] })()).toMatchObject({ name: 'OTHER', version: 2 });
  });
});

describe('a protected field', () => {
  test('with a new value makes a version, with the value as it is; the old one stays', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value', { fields: [pin('1111')] });
    const changed = update(session, id, { fields: [pin('2222')], why: 'a leak' });
    expect(changed).toMatchObject({ version: 2, versions: 2, fields: [{ name: 'pin', protected: true, value: null }] });
    expect(lastEvents(session, 1)).toMatchObject([{ kind: 'value-changed', reason: 'a leak' }]);
    expect(reading.reveal(session, { id, field: 'pin' }).data).toBe('2222');
    expect(reading.reveal(session, { id }).data).toBe('value');
    expect(versions.reveal(session, { id, number: 1, field: 'pin' }).data).toBe('1111');
    expect(versions.compare(session, { id, first: 1, second: 2 })).toMatchObject({ equal: true, fields: ['pin'] });
  });

  test('is kept by null, through a change of the value and of other fields', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value', { fields: [pin('1111')] });
    update(session, id, { value: text('next'), fields: [pin(null), { name: 'open', protected: false, value: 'x' }] });
    update(session, id, { value: text('last') });
    expect(reading.reveal(session, { id, field: 'pin' }).data).toBe('1111');
    const unknown = () => update(session, id, { fields: [pin(null), { name: 'new', protected: true, value: null }] });
    expect(refusal(unknown)).toMatchObject({ code: 'INVALID_INPUT', details: { fields: ['fields'] } });
    expect(reading.reveal(session, { id, field: 'open' }).data).toBe('x');
  });

  test('that becomes an open one shows what it held, and the other way round hides it', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value', { fields: [pin('1111')] });
    const opened = update(session, id, { fields: [pin(null, { protected: false })] });
    expect(opened.fields).toEqual([{ name: 'pin', protected: false, value: '1111' }]);
    const closed = update(session, id, { fields: [pin(null)] });
    expect(closed.fields).toEqual([{ name: 'pin', protected: true, value: null }]);
    expect(reading.reveal(session, { id, field: 'pin' }).data).toBe('1111');
    expect(JSON.stringify([session.summaries(), closed])).not.toContain('1111');
  });

  test('that is taken out is in the earlier versions only', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value', { fields: [pin('1111')] });
    expect(update(session, id, { fields: [] })).toMatchObject({ fields: [], version: 2 });
    expect(refusal(() => reading.reveal(session, { id, field: 'pin' })).code).toBe('FIELD_NOT_FOUND');
    update(session, id, { fields: [pin('2222')] });
    expect(versions.reveal(session, { id, number: 1, field: 'pin' }).data).toBe('1111');
    expect(refusal(() => versions.reveal(session, { id, number: 2, field: 'pin' })).code).toBe('FIELD_NOT_FOUND');
  });
});

describe('the type of a secret', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

  test('follows from its value where the person chooses none', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'nothing known');
    expect(secrets.get(session, { id }).type).toBe('generic');
    const known = update(session, id, { value: text('ghp_abcdefghijklmnopqrstuvwxyz0123456789') });
    expect(known).toMatchObject({ type: 'api-key', service: 'GitHub', facts: { prefix: 'ghp_' } });
    expect(update(session, id, { value: text('nothing known') })).toMatchObject({ type: 'api-key', service: null });
  });

  test('stays as it was chosen when only a field changes', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', pem, { type: 'generic', fields: [pin('1111')] });
    expect(secrets.get(session, { id }).type).toBe('generic');
    expect(update(session, id, { fields: [pin('2222')] })).toMatchObject({ type: 'generic', version: 2 });
    const chosen = update(session, id, { value: text('next'), type: 'password' });
    expect(chosen).toMatchObject({ type: 'password', version: 3 });
  });
});

describe('a copy of a secret', () => {
  test('has its value, fields and words, and a history of its own', async () => {
    const { kit, session } = await makeVault();
    const words = {
      label: 'label',
      notes: 'notes',
      tags: ['a'],
      metadata: { a: 1 },
      scope: ['worker'],
      critical: true,
    };
    const id = addSecret(session, 'KEY', 'old', { ...words, fields: [pin('1111')], favourite: true });
    update(session, id, { value: text('value') });
    kit.clock.advance(60_000);
    const now = Math.floor(kit.clock.now() / 1_000);
    const copy = secrets.duplicate(session, { id, name: 'COPY', projects: [], environments: ['dev'] });
    expect(copy).toMatchObject({ ...words, name: 'COPY', environments: ['dev'], version: 1, versions: 1, revision: 1 });
    expect(copy).toMatchObject({ favourite: false, createdAt: now, valueChangedAt: now - 60, lastUsedAt: null });
    expect(reading.reveal(session, { id: copy.id }).data).toBe('value');
    expect(reading.reveal(session, { id: copy.id, field: 'pin' }).data).toBe('1111');
    expect(lastEvents(session, 3)[0]).toEqual({ kind: 'secret-duplicated', subject: copy.id, by: person });
    const again = () => secrets.duplicate(session, { id, name: 'COPY', projects: [], environments: ['dev'] });
    expect(refusal(again)).toMatchObject({ code: 'CONFLICT', details: { other: copy.id } });
    expect(secrets.get(session, { id })).toMatchObject({ name: 'KEY', versions: 2 });
  });
});

describe('looking at many', () => {
  test('leaves out those that are gone and gives each once', async () => {
    const { session } = await makeVault();
    const ids = ['A', 'B'].map((name) => secrets.create(session, newSecret(name, 'x')).id);
    const found = secrets.getMany(session, { ids: [...ids, '0'.repeat(32), ...ids] });
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect(secrets.names(session)).toEqual(['A', 'B']);
    expect(secrets.sameValue(session, ids[0] ?? '', text('x'))).toBe(true);
    expect(secrets.sameValue(session, ids[0] ?? '', text('xy'))).toBe(false);
  });
});
