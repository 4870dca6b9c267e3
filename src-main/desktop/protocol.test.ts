import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFolder } from '../../test/kit/folder.ts';
import { pathOf, serve } from './protocol.ts';

const outside = memoryFolder();
const root = join(outside, 'renderer');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(outside, 'secret.js'), 'SECRET');
writeFileSync(join(root, 'index.html'), '<!doctype html>');
writeFileSync(join(root, 'assets', 'index-a_B1.js'), 'let a;');
writeFileSync(join(root, 'assets', 'notes.txt'), 'no type of ours');
symlinkSync(join(outside, 'secret.js'), join(root, 'link.js'));
symlinkSync(outside, join(root, 'out'));

const get = (url: string, method = 'GET') => serve(root, { method, url });

describe('app://coffer', () => {
  test('serves the page and its assets with their types', async () => {
    expect((await get('app://coffer/')).headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = await get('app://coffer/assets/index-a_B1.js');
    expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'let a;',
    ]);
  });

  test('sends the policy with every answer, refusals too', async () => {
    for (const url of ['app://coffer/', 'app://coffer/nothing.js']) {
      const { headers } = await get(url);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test.each([
    'app://coffer/../secret.js',
    'app://coffer/%2e%2e/secret.js',
    'app://coffer/..%2fsecret.js',
    'app://coffer/%2e%2e%2fsecret.js',
    'app://coffer/..\\secret.js',
    'app://coffer/..%5csecret.js',
    'app://coffer/assets/../../secret.js',
    'app://coffer//secret.js',
    'app://coffer/index.html%00.js',
    'app://coffer/link.js',
    'app://coffer/out/secret.js',
    'app://coffer/assets',
    'app://coffer/assets/',
    'app://coffer/assets/notes.txt',
    'app://coffer/.hidden.js',
    'app://elsewhere/index.html',
    'app://coffer:80/index.html',
    'app://user@coffer/index.html',
    'file:///etc/passwd',
    'https://coffer/index.html',
    'not an address',
  ])('does not serve %s', async (url) => {
    const response = await get(url);
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  test('answers only reading', async () => {
    expect((await get('app://coffer/', 'POST')).status).toBe(405);
    const head = await get('app://coffer/', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('whatever stands in an address, its path never leaves the folder', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('..', '.', '%2e', '%2f', '/', '\\', '%00', 'assets', 'index.html'),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => `app://coffer/${pieces.join('')}`),
        (url) => {
          for (const name of pathOf(url) ?? []) expect(name).toMatch(/^[\w-][\w.-]*$/);
        },
      ),
    );
  });
});
