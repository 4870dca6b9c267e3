import { describe, expect, test } from 'vitest';
import type { NewPlaceOfUse } from '../../src-preload/contract.ts';
import { lastEvents, quickVaults, refusal, text } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import * as reading from './reading.ts';
import { resolve } from './resolve.ts';
import * as revocation from './revocation.ts';
import * as rotation from './rotation.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';
import * as vaultSettings from './vault-settings.ts';
import * as versions from './versions.ts';

const makeVault = quickVaults();
const DAY = 86_400;
const line = (line: string) => ({ kind: 'line' as const, text: line });

/** The secret as a step needs it. */
const at = (session: Session, id: string) => ({ id, revision: secrets.get(session, { id }).revision });
const valuesOf = (session: Session, id: string) =>
  versions.list(session, { id }).map(({ number }) => versions.reveal(session, { id, number }).data);

function begin(session: Session, id: string, places: readonly NewPlaceOfUse[] = []) {
  return rotation.start(session, { ...at(session, id), reason: 'a leak', places });
}

function renew(session: Session, id: string, value: string) {
  return rotation.setValue(session, { ...at(session, id), value: text(value), why: '' });
}

function tickAll(session: Session, id: string): void {
  for (const { id: place } of secrets.get(session, { id }).rotation?.places ?? []) {
    rotation.tick(session, { ...at(session, id), place, done: true });
  }
}

describe('a rotation', () => {
  test('goes from the new value over its places and the verification to its end, and the audit tells of each step', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old');
    begin(session, id, [line('the router')]);
    kit.clock.advance(1_000);
    const given = renew(session, id, 'new');
    expect(given).toMatchObject({ version: 2, rotating: true, rotation: { previous: 1, next: 2, verifiedAt: null } });
    expect(valuesOf(session, id)).toEqual(['new', 'old']);
    const more = rotation.addPlace(session, { ...at(session, id), ...line('the other router') });
    expect(more.rotation?.places.map((place) => [place.text, place.doneAt])).toEqual([
      ['the router', null],
      ['the other router', null],
    ]);
    tickAll(session, id);
    const done = Math.floor(kit.clock.now() / 1_000);
    expect(secrets.get(session, { id }).rotation?.places.map(({ doneAt }) => doneAt)).toEqual([done, done]);
    rotation.verify(session, { ...at(session, id), evenIfOpen: false });
    const ended = rotation.finish(session, { ...at(session, id), purgeOld: false });
    expect(ended).toMatchObject({ purged: 0, erased: true, secret: { rotation: null, rotating: false, versions: 2 } });
    const about = { subject: id, by: { kind: 'person' } };
    expect(lastEvents(session, 10).filter(({ kind }) => kind.startsWith('rotation-'))).toEqual([
      { kind: 'rotation-started', ...about, version: 1, reason: 'a leak' },
      { kind: 'rotation-step', ...about, version: 2, fields: ['value'] },
      ...Array(3).fill({ kind: 'rotation-step', ...about, fields: ['places'] }),
      { kind: 'rotation-verified', ...about, version: 2 },
      { kind: 'rotation-finished', ...about, version: 2 },
    ]);
  });

  test('proposes the applications of the scope, and the places of the one before', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old', { scope: ['worker', 'shop'] });
    expect(rotation.proposePlaces(session, { id })).toEqual([
      { kind: 'application', text: 'worker' },
      { kind: 'application', text: 'shop' },
    ]);
    begin(session, id, [{ kind: 'link', text: 'Vercel' }, { kind: 'application', text: 'shop' }, line('worker')]);
    rotation.undo(session, { ...at(session, id), reason: '' });
    const all = [
      { kind: 'link', text: 'Vercel' },
      { kind: 'application', text: 'shop' },
      { kind: 'line', text: 'worker' },
      { kind: 'application', text: 'worker' },
    ];
    expect(rotation.proposePlaces(session, { id })).toEqual(all);
    const next = rotation.start(session, { ...at(session, id), reason: '' });
    expect(next.rotation?.places).toMatchObject(all);
    const copy = secrets.duplicate(session, { id, name: 'COPY', projects: [], environments: [] });
    expect(copy).toMatchObject({ rotation: null, rotating: false, placesOfUse: [], versions: 1 });
  });

  test('lets programs have both values until it is finished', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old');
    const actor = { kind: 'program' as const, name: 'worker' };
    const get = (query: string) => resolve(session, `coffer://-/-/KEY${query}`, { actor }).value.data;
    begin(session, id);
    renew(session, id, 'new');
    expect([get(''), get('?version=1'), get('?version=2')]).toEqual(['new', 'old', 'new']);
    rotation.verify(session, { ...at(session, id), evenIfOpen: false });
    expect([get(''), get('?version=1')]).toEqual(['new', 'old']);
    const { purged, erased } = rotation.finish(session, { ...at(session, id), purgeOld: true });
    expect({ purged, erased }).toEqual({ purged: 1, erased: true });
    expect(refusal(() => get('?version=1')).code).toBe('VERSION_NOT_FOUND');
    expect(get('')).toBe('new');
  });

  test('keeps the old value whatever the retention rule, until it is finished', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old');
    vaultSettings.update(session, { retention: { keep: 'last', versions: 1 } });
    begin(session, id);
    for (const value of ['one', 'two', 'three']) renew(session, id, value);
    expect(valuesOf(session, id)).toEqual(['three', 'old']);
    rotation.verify(session, { ...at(session, id), evenIfOpen: false });
    expect(rotation.finish(session, { ...at(session, id), purgeOld: false })).toMatchObject({
      purged: 1,
      erased: true,
    });
    expect(valuesOf(session, id)).toEqual(['three']);
  });

  test('takes every other change of the value as its new value, which every place needs and nobody has verified', async () => {
    const { session } = await makeVault();
    const fields = [{ name: 'pin', protected: true, value: '1111' }];
    const id = addSecret(session, 'KEY', 'old', { fields });
    begin(session, id, [line('a')]);
    renew(session, id, 'new');
    tickAll(session, id);
    rotation.verify(session, { ...at(session, id), evenIfOpen: false });
    const changes = { fields: [{ name: 'pin', protected: true, value: '2222' }] };
    const changed = secrets.update(session, { ...at(session, id), changes });
    expect(changed.rotation).toMatchObject({ previous: 1, next: 3, verifiedAt: null, places: [{ doneAt: null }] });
    const restored = versions.restore(session, { ...at(session, id), number: 2, why: '' });
    expect(restored.rotation).toMatchObject({ previous: 1, next: 4 });
    const described = secrets.update(session, { ...at(session, id), changes: { label: 'words' } });
    expect(described.rotation).toEqual(restored.rotation);
  });

  test('may end as it began: the old value is current again, with its fields, and as due as it was', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old', { fields: [{ name: 'pin', protected: true, value: '1111' }] });
    const { valueChangedAt } = secrets.get(session, { id });
    kit.clock.advance(100 * DAY * 1_000);
    revocation.markDue(session, { ids: [id], reason: 'a laptop was lost' });
    const marked = secrets.get(session, { id });
    begin(session, id);
    const fields = [{ name: 'pin', protected: true, value: '2222' }];
    const changes = { value: text('new'), fields };
    expect(secrets.update(session, { ...at(session, id), changes })).toMatchObject({
      valueChangedAt: valueChangedAt + 100 * DAY,
      markedDueAt: marked.markedDueAt,
      markedDueReason: 'a laptop was lost',
    });
    rotation.verify(session, { ...at(session, id), evenIfOpen: false });
    const undone = rotation.undo(session, { ...at(session, id), reason: 'it does not work' });
    const { rotation: none, version, versions: count, markedDueAt, markedDueReason } = undone;
    expect({ none, version, count, markedDueAt, markedDueReason }).toEqual({
      ...{ none: null, version: 3, count: 3 },
      ...{ markedDueAt: marked.markedDueAt, markedDueReason: 'a laptop was lost' },
    });
    expect(undone.valueChangedAt).toBe(valueChangedAt);
    expect(versions.list(session, { id })[0]).toMatchObject({ number: 3, restoredFrom: 1, why: 'it does not work' });
    expect(reading.reveal(session, { id }).data).toBe('old');
    expect(reading.reveal(session, { id, field: 'pin' }).data).toBe('1111');
    begin(session, id);
    renew(session, id, 'newer');
    expect(rotation.undo(session, { ...at(session, id), reason: '' }).valueChangedAt).toBe(valueChangedAt);
  });

  test('that is undone before there is a new value adds nothing to the history', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old');
    begin(session, id);
    expect(rotation.undo(session, { ...at(session, id), reason: '' })).toMatchObject({ versions: 1, rotation: null });
    begin(session, id);
    renew(session, id, 'new');
    versions.restore(session, { ...at(session, id), number: 1, why: '' });
    expect(rotation.undo(session, { ...at(session, id), reason: '' })).toMatchObject({ versions: 3, rotation: null });
  });

  test('takes the mark as due off when it is finished', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old');
    revocation.markDue(session, { ids: [id], reason: 'a leak' });
    begin(session, id);
    renew(session, id, 'new');
    rotation.verify(session, { ...at(session, id), evenIfOpen: false });
    expect(secrets.get(session, { id }).markedDueAt).not.toBeNull();
    const { secret } = rotation.finish(session, { ...at(session, id), purgeOld: false });
    expect(secret).toMatchObject({ markedDueAt: null, markedDueReason: '' });
  });

  test('may be verified with places open, if the person says so; the audit counts them', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old');
    begin(session, id, [line('a'), line('b')]);
    renew(session, id, 'new');
    const verify = (evenIfOpen: boolean) => rotation.verify(session, { ...at(session, id), evenIfOpen });
    expect(refusal(() => verify(false))).toMatchObject({ code: 'ROTATION_STEP', details: { why: 'open-places' } });
    verify(true);
    expect(lastEvents(session, 1)).toMatchObject([{ kind: 'rotation-verified', count: 2 }]);
    tickAll(session, id);
    expect(secrets.get(session, { id }).rotation?.verifiedAt).not.toBeNull();
    const [first] = secrets.get(session, { id }).rotation?.places ?? [];
    const opened = rotation.tick(session, { ...at(session, id), place: first?.id ?? '', done: false });
    expect(opened.rotation?.verifiedAt).toBeNull();
  });

  test('rests in the trash and goes on after it', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old');
    begin(session, id);
    trash.trash(session, { id });
    expect(refusal(() => renew(session, id, 'new')).code).toBe('IN_TRASH');
    trash.restore(session, { id });
    renew(session, id, 'new');
    revocation.revoke(session, { id, reason: 'leaked' });
    rotation.verify(session, { ...at(session, id), evenIfOpen: false });
    expect(secrets.get(session, { id })).toMatchObject({ rotating: true, revokeReason: 'leaked' });
    trash.trash(session, { id });
    expect(trash.purge(session, { ids: [id] }).outcomes).toEqual([{ id, code: null }]);
    expect(session.store.tables.versions.count()).toBe(0);
  });

  test('refuses what is out of order and says why, and changes nothing', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'old');
    const place = '0'.repeat(32);
    const why = (call: () => unknown) => {
      const { revision } = session;
      const { code, details } = refusal(call);
      expect(session.revision).toBe(revision);
      return 'why' in details ? `${code} ${details.why}` : code;
    };
    const verify = () => rotation.verify(session, { ...at(session, id), evenIfOpen: true });
    const finish = () => rotation.finish(session, { ...at(session, id), purgeOld: false });
    expect(why(verify)).toBe('NO_ROTATION');
    expect(why(() => begin(session, id, [line('a'), line('a')]))).toBe('NAME_TAKEN');
    begin(session, id, [line('a')]);
    expect(why(() => begin(session, id))).toBe('ALREADY_ROTATING');
    expect(why(() => tickAll(session, id))).toBe('ROTATION_STEP no-value');
    expect(why(verify)).toBe('ROTATION_STEP no-value');
    expect(why(() => renew(session, id, 'old'))).toBe('ROTATION_STEP same-value');
    renew(session, id, 'new');
    expect(why(() => renew(session, id, 'new'))).toBe('ROTATION_STEP same-value');
    expect(why(() => renew(session, id, 'old'))).toBe('ROTATION_STEP same-value');
    expect(why(() => rotation.tick(session, { ...at(session, id), place, done: true }))).toBe(
      'ROTATION_STEP no-such-place',
    );
    expect(why(() => rotation.removePlace(session, { ...at(session, id), place }))).toBe('ROTATION_STEP no-such-place');
    expect(why(() => rotation.addPlace(session, { ...at(session, id), ...line('a') }))).toBe('NAME_TAKEN');
    expect(why(finish)).toBe('ROTATION_STEP not-verified');
    verify();
    expect(why(verify)).toBe('ROTATION_STEP verified');
    const late = { id, revision: 1 };
    expect(why(() => rotation.undo(session, { ...late, reason: '' }))).toBe('STALE');
    versions.restore(session, { ...at(session, id), number: 1, why: '' });
    expect(why(verify)).toBe('ROTATION_STEP same-value');
  });
});
