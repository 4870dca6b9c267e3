import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastEvents, quickVaults, refusal, text } from '../../test/kit/quick-vault.ts';
import { addSecret, newSecret } from '../../test/kit/vault.ts';
import { person } from './environment.ts';
import * as reading from './reading.ts';
import * as revocation from './revocation.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';
import * as versions from './versions.ts';

const makeVault = quickVaults();

const at = (session: Session, id: string) => ({ id, revision: secrets.get(session, { id }).revision });

function change(session: Session, id: string, value: string, why = '') {
  return secrets.update(session, { ...at(session, id), changes: { value: text(value), why } });
}

describe('the history of a secret', () => {
  test('tells of each value when, by whom and why it came, and what can be said of it without it', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'first');
    const made = Math.floor(kit.clock.now() / 1_000);
    kit.clock.advance(1_000);
    change(session, id, 'second\nline é', 'a leak');
    secrets.update(session, { ...at(session, id), changes: { label: 'words only' } });
    const by = { kind: 'cli' as const };
    versions.restore(session, { ...at(session, id), number: 1, why: 'back' }, by);
    const list = versions.list(session, { id });
    const same = { by: person, restoredFrom: null, current: false };
    expect(list).toMatchObject([
      { number: 3, by, why: 'back', restoredFrom: 1, current: true, bytes: 5 },
      { ...same, number: 2, at: made + 1, why: 'a leak', bytes: 14, facts: { lines: 2, encoding: 'text' } },
      { ...same, number: 1, at: made, why: '', bytes: 5, facts: { lines: 1 } },
    ]);
    expect(JSON.stringify(list)).not.toMatch(/first|second/);
  });

  test('gives each earlier value, with its fields, and notes that it did', async () => {
    const { session } = await makeVault();
    const fields = [{ name: 'pin', protected: true, value: '1111' }];
    const { id } = secrets.create(session, { ...newSecret('KEY', 'first'), fields });
    const changed = [{ name: 'pin', protected: true, value: '2222' }];
    secrets.update(session, { ...at(session, id), changes: { value: text('second'), fields: changed } });
    const get = (number: number, field?: string) => versions.reveal(session, { id, number, field }).data;
    expect([get(1), get(2), get(1, 'pin'), get(2, 'pin')]).toEqual(['first', 'second', '1111', '2222']);
    expect(lastEvents(session, 4)).toEqual([
      { kind: 'version-read', subject: id, by: person, version: 1 },
      { kind: 'version-read', subject: id, by: person, version: 2 },
      { kind: 'version-read', subject: id, by: person, version: 1, fields: ['pin'] },
      { kind: 'version-read', subject: id, by: person, version: 2, fields: ['pin'] },
    ]);
    expect(refusal(() => get(3))).toMatchObject({ code: 'VERSION_NOT_FOUND', details: { id, number: 3 } });
    expect(refusal(() => get(1, 'none')).code).toBe('FIELD_NOT_FOUND');
  });

  test('of a revoked secret is given only on the word of the person; both are noted', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'first');
    revocation.revoke(session, { id, reason: '' });
    expect(refusal(() => versions.reveal(session, { id, number: 1 })).code).toBe('SECRET_REVOKED');
    const noted = { subject: id, by: person, version: 1, code: 'SECRET_REVOKED' };
    expect(lastEvents(session, 1)).toEqual([{ kind: 'secret-denied', ...noted }]);
    expect(versions.reveal(session, { id, number: 1, evenIfRevoked: true }).data).toBe('first');
    expect(lastEvents(session, 1)).toEqual([{ kind: 'version-read', ...noted }]);
  });

  test('gives an earlier value for the clipboard too, with the name, and notes that it was copied', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'first');
    secrets.update(session, { ...at(session, id), changes: { value: text('second') } });
    expect(versions.readForCopy(session, { id, number: 1 })).toEqual({ name: 'KEY', value: text('first') });
    expect(lastEvents(session, 1)).toEqual([{ kind: 'secret-copied', subject: id, by: person, version: 1 }]);
    revocation.revoke(session, { id, reason: '' });
    expect(refusal(() => versions.readForCopy(session, { id, number: 1 })).code).toBe('SECRET_REVOKED');
  });

  test('grows when an earlier value is restored; protected fields come along as far as the secret has them', async () => {
    const { session } = await makeVault();
    const field = (name: string, value: string) => ({ name, protected: true, value });
    const first = [field('gone', 'g1'), field('kept', 'k1')];
    const { id } = secrets.create(session, { ...newSecret('KEY', 'first'), fields: first });
    const second = [field('kept', 'k2'), ...['constructor', '__proto__'].map((name) => field(name, `of ${name}`))];
    secrets.update(session, { ...at(session, id), changes: { value: text('second'), fields: second } });
    const restored = versions.restore(session, { ...at(session, id), number: 1, why: 'back' });
    expect(restored).toMatchObject({ version: 3, versions: 3 });
    expect(restored.fields.map(({ name }) => name)).toEqual(['kept', 'constructor', '__proto__']);
    const get = (name: string) => reading.reveal(session, { id, field: name }).data;
    expect(reading.reveal(session, { id }).data).toBe('first');
    expect([get('kept'), get('constructor'), get('__proto__')]).toEqual(['k1', 'of constructor', 'of __proto__']);
    expect(refusal(() => get('gone')).code).toBe('FIELD_NOT_FOUND');
  });

  test('is not restored by someone who saw an older state, from the trash, or from what is not there', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'first');
    change(session, id, 'second');
    const restore = (revision: number, number: number) => () =>
      versions.restore(session, { id, revision, number, why: '' });
    expect(refusal(restore(1, 1))).toMatchObject({ code: 'STALE', details: { id, revision: 2 } });
    expect(refusal(restore(2, 9)).code).toBe('VERSION_NOT_FOUND');
    trash.trash(session, { id });
    expect(refusal(restore(3, 1)).code).toBe('IN_TRASH');
    expect(versions.list(session, { id })).toHaveLength(2);
  });

  test('counts on whatever the clock does', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'KEY', 'now');
    const now = kit.clock.now();
    const times = [now - 365 * 86_400_000, now + 3_650 * 86_400_000, Date.UTC(2038, 0, 19, 3, 14, 8)];
    const ends = [Date.UTC(2016, 11, 31, 23, 59, 59), Date.UTC(9999, 11, 31, 23, 59, 59), 0];
    for (const [index, time] of [...times, ...ends].entries()) {
      kit.clock.set(time);
      change(session, id, `value ${index}`);
    }
    const list = versions.list(session, { id });
    expect(list.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(list.map((version) => version.at * 1_000)).toEqual([...times, ...ends].toReversed().concat(now));
    expect(list[0]).toMatchObject({ current: true });
    expect(reading.reveal(session, { id }).data).toBe('value 5');
  });
});

describe('two versions', () => {
  test('are compared line by line, without a character of them', async () => {
    const { session } = await makeVault();
    const fields = (pin: string) => [
      { name: 'pin', protected: true, value: pin },
      { name: 'same', protected: true, value: 'same' },
    ];
    const { id } = secrets.create(session, { ...newSecret('KEY', 'a\nb\nc'), fields: fields('1') });
    secrets.update(session, { ...at(session, id), changes: { value: text('a\nX\nc\nd'), fields: fields('2') } });
    const compared = versions.compare(session, { id, first: 1, second: 2 });
    expect(compared).toMatchObject({
      equal: false,
      fields: ['pin'],
      runs: [
        { side: 'both', lines: 1 },
        { side: 'first', lines: 1 },
        { side: 'second', lines: 1 },
        { side: 'both', lines: 1 },
        { side: 'second', lines: 1 },
      ],
      first: { bytes: 5 },
      second: { bytes: 7 },
    });
    expect(JSON.stringify(compared)).not.toContain('X');
    expect(versions.compare(session, { id, first: 2, second: 2 })).toMatchObject({ equal: true, fields: [] });
    expect(refusal(() => versions.compare(session, { id, first: 1, second: 3 })).code).toBe('VERSION_NOT_FOUND');
  });

  test('have runs of lines that add up to both, and are equal where they are the same bytes', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'the beginning');
    const lines = fc.array(fc.constantFrom('', 'a', 'b', 'c\r'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, (first, second) => {
        change(session, id, first.join('\n'));
        const { version: a } = secrets.get(session, { id });
        change(session, id, second.join('\n'));
        const { version: b } = secrets.get(session, { id });
        const { equal, runs } = versions.compare(session, { id, first: a, second: b });
        const count = (sides: string[]) =>
          runs.reduce((sum, { side, lines: more }) => sum + (sides.includes(side) ? more : 0), 0);
        expect([count(['both', 'first']), count(['both', 'second'])]).toEqual([first.length, second.length]);
        expect(equal).toBe(first.join('\n') === second.join('\n'));
        expect(runs.some(({ side }) => side !== 'both')).toBe(!equal);
      }),
      { numRuns: 40 },
    );
  });

  test('of bytes are compared as one', async () => {
    const { session } = await makeVault();
    const bytes = (data: string) => ({ encoding: 'base64' as const, data });
    const { id } = secrets.create(session, { ...newSecret('KEY', ''), value: bytes('AAEC') });
    secrets.update(session, { ...at(session, id), changes: { value: bytes('AAED') } });
    expect(versions.compare(session, { id, first: 1, second: 2 })).toMatchObject({
      equal: false,
      runs: [
        { side: 'first', lines: 1 },
        { side: 'second', lines: 1 },
      ],
      first: { bytes: 3 },
    });
  });
});
