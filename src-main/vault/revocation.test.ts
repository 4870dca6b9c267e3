import { describe, expect, test } from 'vitest';
import { lastEvents, quickVaults, refusal, text } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { person } from './environment.ts';
import * as reading from './reading.ts';
import * as revocation from './revocation.ts';
import * as secrets from './secrets.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();

describe('a revoked secret', () => {
  test('keeps its values; it says since when and why, the first time', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    const now = Math.floor(kit.clock.now() / 1_000);
    const revoked = revocation.revoke(session, { id, reason: 'a laptop was lost' });
    expect(revoked).toMatchObject({ revokedAt: now, revokeReason: 'a laptop was lost', versions: 1, revision: 2 });
    expect(lastEvents(session, 1)).toEqual([
      { kind: 'secret-revoked', subject: id, by: person, reason: 'a laptop was lost' },
    ]);
    kit.clock.advance(60_000);
    expect(revocation.revoke(session, { id, reason: 'again' })).toEqual(revoked);
    expect(reading.reveal(session, { id, evenIfRevoked: true }).data).toBe('value');
  });

  test('stays revoked with a new value, and may be used again only when it is reinstated', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    revocation.revoke(session, { id, reason: '' });
    const { revokedAt } = secrets.update(session, { id, revision: 2, changes: { value: text('next') } });
    expect(revokedAt).not.toBeNull();
    expect(refusal(() => reading.reveal(session, { id })).code).toBe('SECRET_REVOKED');
    const back = revocation.reinstate(session, { id, reason: 'found it' });
    expect(back).toMatchObject({ revokedAt: null, revokeReason: '' });
    expect(lastEvents(session, 1)).toEqual([
      { kind: 'secret-reinstated', subject: id, by: person, reason: 'found it' },
    ]);
    expect(revocation.reinstate(session, { id, reason: '' })).toEqual(back);
    expect(reading.reveal(session, { id }).data).toBe('next');
  });

  test('is neither revoked nor reinstated in the trash; its state lasts through it, and goes over to its copy', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'value');
    revocation.revoke(session, { id, reason: 'leaked' });
    trash.trash(session, { id });
    expect(refusal(() => revocation.revoke(session, { id, reason: '' })).code).toBe('IN_TRASH');
    expect(refusal(() => revocation.reinstate(session, { id, reason: '' })).code).toBe('IN_TRASH');
    expect(trash.restore(session, { id })).toMatchObject({ revokeReason: 'leaked' });
    const copy = secrets.duplicate(session, { id, name: 'COPY', projects: [], environments: [] });
    expect(copy.revokedAt).not.toBeNull();
    expect(refusal(() => reading.reveal(session, { id: copy.id })).code).toBe('SECRET_REVOKED');
  });
});

describe('secrets marked as due', () => {
  test('are marked each for itself, from the first time on', async () => {
    const { kit, session } = await makeVault();
    const [a, b] = ['A', 'B'].map((name) => addSecret(session, name, 'x')) as [string, string];
    trash.trash(session, { id: b });
    const nowhere = '0'.repeat(32);
    const now = Math.floor(kit.clock.now() / 1_000);
    expect(revocation.markDue(session, { ids: [a, b, nowhere], reason: 'Ann left' })).toEqual([
      { id: a, code: null },
      { id: b, code: 'IN_TRASH' },
      { id: nowhere, code: 'SECRET_NOT_FOUND' },
    ]);
    expect(lastEvents(session, 1)).toEqual([{ kind: 'secret-marked-due', subject: a, by: person, reason: 'Ann left' }]);
    kit.clock.advance(60_000);
    revocation.markDue(session, { ids: [a], reason: 'and Bob' });
    expect(secrets.get(session, { id: a })).toMatchObject({ markedDueAt: now, markedDueReason: 'and Bob' });
    expect(secrets.get(session, { id: b }).markedDueAt).toBeNull();
  });

  test('lose the mark when a person takes it off, which is noted once', async () => {
    const { session } = await makeVault();
    const [a, b] = ['A', 'B'].map((name) => addSecret(session, name, 'x')) as [string, string];
    revocation.markDue(session, { ids: [a], reason: 'Ann left' });
    const { revision } = secrets.get(session, { id: b });
    expect(revocation.unmarkDue(session, { ids: [a, b] }).map(({ code }) => code)).toEqual([null, null]);
    expect(secrets.get(session, { id: a })).toMatchObject({ markedDueAt: null, markedDueReason: '' });
    expect(secrets.get(session, { id: b }).revision).toBe(revision);
    expect(lastEvents(session, 1)).toEqual([{ kind: 'secret-unmarked', subject: a, by: person }]);
  });

  test('lose the mark with a new value, and with nothing else', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old');
    revocation.markDue(session, { ids: [id], reason: 'Ann left' });
    const update = (changes: Parameters<typeof secrets.update>[1]['changes']) =>
      secrets.update(session, { id, revision: secrets.get(session, { id }).revision, changes });
    expect(update({ label: 'words' }).markedDueAt).not.toBeNull();
    expect(update({ value: text('old') }).markedDueAt).not.toBeNull();
    expect(update({ value: text('new') })).toMatchObject({ markedDueAt: null, markedDueReason: '' });
  });
});
