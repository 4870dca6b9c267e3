import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unlock } from '../../test/attacks/faults/kit.ts';
import { anyText } from '../../test/kit/any-text.ts';
import { quickVaults, text } from '../../test/kit/quick-vault.ts';
import { addSecret, newSecret } from '../../test/kit/vault.ts';
import { fromHex } from '../crypto/bytes.ts';
import { pageSize } from './pages.ts';
import * as projects from './projects.ts';
import * as reading from './reading.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();

function versionsOf(session: Session, id: string) {
  return session.store.versionsOf(fromHex(id)).map((row) => {
    const record = session.rows.open<{ value: { data: string } }>('versions', row.id, row);
    return [row.number, record?.value.data];
  });
}

describe('a secret', () => {
  test('keeps any value to the byte', async () => {
    const { kit, session } = await makeVault();
    const values = fc.sample(anyText({ maxLength: 400 }), 60);
    const ids = values.map((value, index) => addSecret(session, `S${index}`, value));
    const bytes = secrets.create(session, {
      ...newSecret('BYTES', ''),
      value: { encoding: 'base64', data: 'AP/+gA==' },
    });
    session.lock();
    const again = await unlock(kit);
    expect(ids.map((id) => reading.reveal(again, { id }).data)).toEqual(values);
    expect(reading.reveal(again, { id: bytes.id })).toEqual({ encoding: 'base64', data: 'AP/+gA==' });
    again.lock();
  });

  test('never shows its value in lists or details', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'TOKEN', 'MARKER-VALUE', { description: 'about it' });
    expect(JSON.stringify([session.summaries(), secrets.get(session, { id })])).not.toContain('MARKER-VALUE');
  });

  test('keeps the old value as a version when it gets a new one, and none when only words change', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'TOKEN', 'first');
    const second = secrets.update(session, { id, revision: 1, changes: { value: text('second') } });
    expect([second.version, second.versions, second.revision]).toEqual([2, 2, 2]);
    const described = secrets.update(session, { id, revision: 2, changes: { description: 'words' } });
    expect([described.version, described.versions, described.revision]).toEqual([2, 2, 3]);
    const same = secrets.update(session, { id, revision: 3, changes: { value: text('second') } });
    expect(same.version).toBe(2);
    expect(versionsOf(session, id)).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
  });

  test('is not changed by someone who saw an older state of it', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'TOKEN', 'first');
    secrets.update(session, { id, revision: 1, changes: { label: 'mine' } });
    expect(() => secrets.update(session, { id, revision: 1, changes: { label: 'yours' } })).toThrow('STALE');
    expect(secrets.get(session, { id }).label).toBe('mine');
  });

  test('may share its name over environments, but not at the same place', async () => {
    const { session } = await makeVault();
    const shop = projects.create(session, { name: 'shop' }).id;
    const everywhere = addSecret(session, 'KEY', 'a');
    addSecret(session, 'KEY', 'b', { environments: ['dev'] });
    addSecret(session, 'KEY', 'c', { environments: ['prd', 'staging'] });
    addSecret(session, 'KEY', 'd', { projects: [shop] });
    const clash = () => addSecret(session, 'KEY', 'e', { environments: ['staging', 'dev'] });
    expect(clash).toThrow('CONFLICT');
    expect(() => addSecret(session, 'KEY', 'e')).toThrow(expect.objectContaining({ details: { other: everywhere } }));
    expect(session.summaries()).toHaveLength(4);
  });

  test('goes to the trash, comes back from it, and is purged after 30 days', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'TOKEN', 'MARKER');
    const kept = addSecret(session, 'OTHER', 'kept');
    trash.trash(session, { id });
    expect(session.summaries().map(({ name }) => name)).toEqual(['OTHER']);
    expect(() => secrets.update(session, { id, revision: 2, changes: { label: 'x' } })).toThrow('IN_TRASH');
    trash.restore(session, { id });
    expect(session.summaries()).toHaveLength(2);
    trash.trash(session, { id });
    kit.clock.advance(30 * 86_400_000 - 1_000);
    expect(trash.purgeDue(session)).toEqual({ purged: 0, erased: true });
    kit.clock.advance(1_000);
    expect(trash.purgeDue(session)).toEqual({ purged: 1, erased: true });
    expect(() => secrets.get(session, { id })).toThrow('SECRET_NOT_FOUND');
    expect(reading.reveal(session, { id: kept }).data).toBe('kept');
    expect(session.store.tables.versions.count()).toBe(1);
  });

  test('does not come back from the trash onto a place that is taken', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'TOKEN', 'a');
    trash.trash(session, { id });
    addSecret(session, 'TOKEN', 'b');
    expect(() => trash.restore(session, { id })).toThrow('CONFLICT');
  });

  test('names only projects and environments that there are', async () => {
    const { session } = await makeVault();
    expect(() => addSecret(session, 'A', 'x', { projects: ['0'.repeat(32)] })).toThrow('PROJECT_NOT_FOUND');
    expect(() => addSecret(session, 'A', 'x', { environments: ['qa'] })).toThrow('ENVIRONMENT_NOT_FOUND');
    expect(session.summaries()).toEqual([]);
  });
});

describe('a transaction', () => {
  test('that fails leaves neither a half change in the file nor in the list', async () => {
    const { kit, session } = await makeVault();
    addSecret(session, 'KEPT', 'kept');
    const { revision } = session;
    expect(() =>
      session.transaction(() => {
        addSecret(session, 'ONE', '1');
        addSecret(session, 'TWO', '2');
        addSecret(session, 'KEPT', 'conflict');
      }),
    ).toThrow('CONFLICT');
    expect(session.summaries().map(({ name }) => name)).toEqual(['KEPT']);
    expect(session.revision).toBe(revision);
    addSecret(session, 'ONE', 'again');
    session.lock();
    const again = await unlock(kit);
    expect(
      again
        .summaries()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['KEPT', 'ONE']);
    again.lock();
  });

  test('of many secrets fills one page after the other, and they are all there afterwards', async () => {
    const { kit, session } = await makeVault();
    session.transaction(() => {
      for (let i = 0; i < 200; i++) addSecret(session, `S${i}`, `value ${i}`);
    });
    expect(session.store.tables.pages.count()).toBe(Math.ceil(200 / pageSize));
    session.lock();
    const again = await unlock(kit);
    expect(again.summaries()).toHaveLength(200);
    expect(again.integrity().state).toBe('checking');
    const done = new Promise((resolve) => again.subscribe((event) => event.kind === 'integrity' && resolve(event)));
    again.startDeepCheck();
    expect(await done).toMatchObject({ integrity: { state: 'intact', damaged: [] } });
    again.lock();
  });
});
