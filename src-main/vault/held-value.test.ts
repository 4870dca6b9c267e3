import { describe, expect, test } from 'vitest';
import type { DatabaseFields } from '../../src-preload/contract.ts';
import { quickVaults, refusal, text } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import * as reading from './reading.ts';
import { resolve } from './resolve.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as versions from './versions.ts';

const makeVault = quickVaults();
const get = (session: Session, id: string, field: string) => reading.reveal(session, { id, field }).data;
const database: DatabaseFields = {
  ...{ engine: 'postgresql', host: 'db.example.org', port: 5432, database: 'shop', user: 'ann', options: {} },
};

describe('what follows from a secret', () => {
  test('is had by its name, if there is something', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'p@ss', { username: 'ann', url: 'https://example.org', database });
    const names = ['username', 'url', 'engine', 'host', 'port', 'database', 'user', 'password'];
    expect(names.map((name) => get(session, id, name))).toEqual([
      ...['ann', 'https://example.org', 'postgresql', 'db.example.org', '5432', 'shop', 'ann', 'p@ss'],
    ]);
    const url = 'postgresql://ann:p%40ss@db.example.org:5432/shop';
    expect(get(session, id, 'connection-url')).toBe(url);
    const actor = { kind: 'program' as const };
    expect(resolve(session, `coffer://${id}?field=connection-url`, { actor }).value).toEqual(text(url));
    const bare = addSecret(session, 'BARE', 'p@ss');
    for (const name of [...names, 'connection-url']) {
      expect(refusal(() => get(session, bare, name)).code).toBe('FIELD_NOT_FOUND');
    }
  });

  test('follows from a connection URL too, which is given to the letter', async () => {
    const { session } = await makeVault();
    const url = 'postgres://ann:p%40ss@db.example.org/shop?sslmode=require';
    const id = addSecret(session, 'KEY', url);
    expect(['connection-url', 'user', 'password', 'database'].map((name) => get(session, id, name))).toEqual([
      ...[url, 'ann', 'p@ss', 'shop'],
    ]);
    expect(refusal(() => get(session, id, 'port')).code).toBe('FIELD_NOT_FOUND');
  });

  test("gives way to a field of the person's own, also where an earlier version has none of that name", async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'KEY', 'p@ss', { username: 'ann', database });
    const fields = [
      { name: 'password', protected: true, value: 'mine' },
      { name: 'username', protected: false, value: '' },
    ];
    secrets.update(session, { id, revision: 1, changes: { fields } });
    expect(get(session, id, 'password')).toBe('mine');
    expect(get(session, id, 'username')).toBe('');
    const earlier = () => versions.reveal(session, { id, number: 1, field: 'password' });
    expect(refusal(earlier).code).toBe('FIELD_NOT_FOUND');
  });
});
