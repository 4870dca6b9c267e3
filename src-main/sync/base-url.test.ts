import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPath, parseBaseUrl } from './base-url.ts';

describe('a base URL', () => {
  it.each([
    ['https://api.vellum.ai', 'https://api.vellum.ai'],
    ['https://API.Vellum.ai:443/', 'https://api.vellum.ai'],
    ['https://host.example:8443/api//', 'https://host.example:8443/api'],
    ['http://127.0.0.1:4311/api', 'http://127.0.0.1:4311/api'],
    ['http://[::1]:80', 'http://[::1]'],
    ['http://localhost:3000', 'http://localhost:3000'],
  ])('%s is taken as %s', (text, url) => {
    expect(parseBaseUrl(text)).toBe(url);
    expect(parseBaseUrl(url)).toBe(url);
  });

  it.each([
    'http://api.vellum.ai',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://192.168.1.1',
    'http://169.254.169.254',
    'ftp://localhost',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:password@host.example',
    'https://user@host.example',
    'https://@host.example',
    'https://host.example/?key=1',
    'https://host.example/?',
    'https://host.example/#here',
    'https:\\\\host.example',
    'https://host.example/a b',
    ' https://host.example',
    'https://exämple.com',
    'https://',
    'host.example',
    '',
    `https://host.example/${'a'.repeat(3_000)}`,
  ])('%s is refused', (text) => {
    expect(parseBaseUrl(text)).toBeNull();
  });
});

describe('a path below it', () => {
  const base = 'https://host.example/api';

  it('is put behind it to the letter', () => {
    expect(joinPath(base, '/v1/secrets/a%2Fb%20c?limit=100&offset=0')).toBe(
      'https://host.example/api/v1/secrets/a%2Fb%20c?limit=100&offset=0',
    );
  });

  it.each([
    '/../admin',
    '/secrets/..',
    '/secrets/.',
    '/secrets/%2e%2e',
    '/secrets/%2E%2e/other',
    '//other.example/secrets',
    '/\\other.example',
    'secrets',
    '.evil.example/secrets',
    '@evil.example/',
    ':8080/',
    '',
    '/a b',
    '/a\nb',
    '/a#b',
    '/ä',
  ])('%j is refused', (path) => {
    expect(joinPath(base, path)).toBeNull();
  });

  it('never leads out of it, whatever the name that stands in it', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[./\\%2eE@:?#]{0,8}$/));
    fc.assert(
      fc.property(name, (text) => {
        const url = joinPath(base, `/v1/${encodeURIComponent(text)}`);
        if (url !== null) expect(decodeURIComponent(new URL(url).pathname)).toBe(`/api/v1/${text}`);
        else expect(['.', '..']).toContain(text);
      }),
    );
  });
});
