import dotenv from 'dotenv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { envExport } from '../../../src-preload/contract.ts';
import { lastEvents, quickVaults, refusal } from '../../../test/kit/quick-vault.ts';
import { addSecret, newSecret } from '../../../test/kit/vault.ts';
import * as projects from '../projects.ts';
import * as revocation from '../revocation.ts';
import * as secrets from '../secrets.ts';
import * as trash from '../trash.ts';
import { parseEnv } from './dotenv.ts';
import { exportEnv } from './export.ts';
import { secretValueOf } from './plan.ts';

const makeVault = quickVaults();

async function makeShop() {
  const { session, kit } = await makeVault();
  const { id: project } = projects.create(session, { name: 'shop' });
  const add = (name: string, value: string, environments: string[], more = {}) =>
    addSecret(session, name, value, { projects: [project], environments, ...more });
  return { session, kit, project, add };
}

describe('a .env file of an environment', () => {
  test('has what the project has for it, its own before the shared, by name, and nothing else', async () => {
    const { session, project, add } = await makeShop();
    add('STRIPE_KEY', 'of dev', ['dev']);
    add('STRIPE_KEY', 'of prod', ['prd']);
    add('SMTP_PASSWORD', 'for all', []);
    add('SMTP_PASSWORD', 'of prod alone', ['prd']);
    add('DSN', 'https://x@errors.example/4', []);
    add('ONLY_DEV', 'x', ['dev']);
    trash.trash(session, { id: add('GONE', 'x', ['prd']) });
    addSecret(session, 'ELSEWHERE', 'x');
    const { text, ...told } = exportEnv(session, { project, environment: 'prd' });
    expect(text).toBe("DSN=https://x@errors.example/4\nSMTP_PASSWORD='of prod alone'\nSTRIPE_KEY='of prod'\n");
    expect(told).toEqual({ count: 3, left: [] });
    expect(exportEnv(session, { project: null, environment: 'dev' }).text).toBe('ELSEWHERE=x\n');
  });

  test('leaves out what must not be used, or would be read differently, and says so', async () => {
    const { session, kit, project, add } = await makeShop();
    revocation.revoke(session, { id: add('REVOKED', 'x', []), reason: '' });
    add('EXPIRED', 'x', ['dev'], { expiresAt: kit.clock.now() / 1_000 - 1 });
    add('QUOTES', `a'b"$c`, ['dev']);
    const bytes = { ...newSecret('BYTES', ''), value: { encoding: 'base64', data: '/w==' } } as const;
    secrets.create(session, { ...bytes, projects: [project], environments: ['dev'] });
    const { text, ...told } = exportEnv(session, { project, environment: 'dev' });
    expect(text).toBe('');
    expect(envExport.parse(told)).toEqual({
      count: 0,
      left: [
        { name: 'BYTES', why: 'not-text' },
        { name: 'EXPIRED', why: 'expired' },
        { name: 'QUOTES', why: 'ambiguous' },
        { name: 'REVOKED', why: 'revoked' },
      ],
    });
    expect(refusal(() => exportEnv(session, { project, environment: 'nowhere' })).code).toBe('ENVIRONMENT_NOT_FOUND');
  });

  test('is in the activity as a whole and at each value, without any', async () => {
    const { session, project, add } = await makeShop();
    const id = add('STRIPE_KEY', 'of dev', ['dev']);
    const before = session.pages.get(id)?.lastUsedAt;
    exportEnv(session, { project, environment: 'dev' });
    const by = { kind: 'person' };
    expect(lastEvents(session, 2)).toMatchObject([
      { kind: 'value-saved', subject: id, environment: 'dev', by },
      { kind: 'exported', subject: project, environment: 'dev', count: 1, by },
    ]);
    expect(before).toBeNull();
    expect(session.pages.get(id)?.lastUsedAt).not.toBeNull();
  });

  test('gives back the very values, to our own reader and to dotenv', async () => {
    const { session, project, add } = await makeShop();
    const ids = ['A', 'B', 'C'].map((name) => ({ name, id: add(name, 'x', ['dev']) }));
    const value = fc.string({ unit: fc.constantFrom(...'ab\'"`\\$#= \n\té🔑'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.tuple(value, value, value), (values) => {
        for (const [at, { id }] of ids.entries()) {
          const { revision } = secrets.get(session, { id });
          const data = values[at] ?? '';
          secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data } } });
        }
        const { text, left } = exportEnv(session, { project, environment: 'dev' });
        const out = new Set(left.map(({ name }) => name));
        const wanted = Object.fromEntries(
          ids.flatMap(({ name }, at) => (out.has(name) ? [] : [[name, values[at] ?? '']])),
        );
        const read = parseEnv(Buffer.from(text)).entries.map(({ name, value: it }) => [name, secretValueOf(it).data]);
        expect(Object.fromEntries(read)).toEqual(wanted);
        expect(dotenv.parse(text)).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });
});
