import { describe, expect, it } from 'vitest';
import { partsOf } from './parts.ts';

const plain = { type: 'api-key', database: null, username: '', fields: [] } as const;
const labels = (secret: Parameters<typeof partsOf>[0]) => partsOf(secret).map(({ label }) => label);
const database = { engine: 'postgresql', host: 'db', port: null, database: '', user: 'shop', options: {} } as const;

describe('what else of a secret can be copied', () => {
  it('a line for a file and a reference, of every secret', () => {
    expect(labels({ ...plain, fields: [] })).toEqual(['NAME=value', 'Reference']);
  });

  it('of a database its parts, a user only where there is one', () => {
    const secret = { ...plain, type: 'database', fields: [] } as const;
    expect(labels({ ...secret, fields: [], database: { ...database, options: {} } })).toEqual([
      'Connection URL',
      'User',
      'Password',
      'NAME=value',
      'Reference',
    ]);
    const nobody = { ...database, user: '', options: {} };
    expect(labels({ ...secret, fields: [], database: nobody })).not.toContain('User');
    expect(labels({ ...secret, fields: [] })).toEqual(['Connection URL', 'NAME=value', 'Reference']);
  });

  it('a user name and three fields of one’s own at most', () => {
    const fields = ['a', 'b', 'c', 'd'].map((name) => ({ name, value: '', protected: false }));
    expect(labels({ ...plain, username: 'me', fields })).toEqual([
      'Username',
      'a',
      'b',
      'c',
      'NAME=value',
      'Reference',
    ]);
  });
});
