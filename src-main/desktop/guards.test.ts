import { describe, expect, test } from 'vitest';
import { partsToWrite } from './clipboard-boards.ts';
import { fakeTime } from './fakes.ts';
import { errorFacts, redact } from './log.ts';
import { menuTemplate } from './menu.ts';
import { findPageHome, findUnsafeSwitch, mayRequest } from './permissions.ts';
import { createRevealLimit, most } from './reveal-limit.ts';

describe('the page', () => {
  test('is ours, and a dev server is believed only while developing', () => {
    expect(findPageHome(false, undefined)).toEqual({
      url: 'app://coffer/',
      origin: 'app://coffer',
      isDevelopment: false,
    });
    expect(findPageHome(true, 'http://evil.test').origin).toBe('app://coffer');
    expect(findPageHome(false, 'http://localhost:5173').origin).toBe('http://localhost:5173');
  });

  test('may ask for nothing but its own files', () => {
    const home = findPageHome(true, undefined);
    expect(mayRequest(home, 'app://coffer/assets/a.js')).toBe(true);
    for (const url of [
      'https://example.com/',
      'http://localhost:5173/',
      'ws://coffer/',
      'app://coffer.evil/',
      'app://evil/',
      'file:///etc/passwd',
      'devtools://devtools/',
      'data:text/html,x',
      'blob:app://coffer/1',
      'ftp://x/',
    ])
      expect(mayRequest(home, url)).toBe(false);
  });
});

test('switches that open the app to others are found in any spelling', () => {
  for (const arg of [
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect=0',
    '--inspect-brk',
    '-inspect',
    '--INSPECT',
    '--js-flags=--expose-gc',
    '--load-extension=/x',
  ])
    expect(findUnsafeSwitch(['--ok', arg])).not.toBe(null);
  expect(findUnsafeSwitch(['--user-data-dir=/x', '--inspector', 'inspect', '/path/--inspect', '--no-sandbox'])).toBe(
    null,
  );
});

test('a log line keeps codes, ids and numbers, and nothing a person wrote', () => {
  const line = redact([
    'call.failed',
    { call: 'secrets.get', code: 'E_X', count: 3, id: 'ab'.repeat(16), path: '/home/me/v.coffer', note: 'my secret' },
    new Error('boom'),
    'two words',
    ['x y'],
  ]);
  expect(JSON.stringify(line)).not.toMatch(/home|my secret|boom|two words|x y/);
  expect(line[1]).toEqual({
    call: 'secrets.get',
    code: 'E_X',
    count: 3,
    id: 'ab'.repeat(16),
    path: '[redacted]',
    note: '[redacted]',
  });
  expect(errorFacts(Object.assign(new TypeError('boom'), { code: 'E_X' }))).toEqual({
    error: 'TypeError',
    code: 'E_X',
  });
});

test('thirty values in ten seconds are a person; one more is not', async () => {
  const time = fakeTime();
  const count = createRevealLimit(time.clock);
  for (let n = 0; n < 30; n++) count();
  expect(count).toThrow('TOO_MANY_REVEALS');
  time.setBack(86_400_000);
  expect(count).toThrow('TOO_MANY_REVEALS');
  await time.pass(10_000);
  expect(count).not.toThrow();
});

test('a value is asked for by each key that is typed: a hundred in ten seconds', () => {
  const count = createRevealLimit(fakeTime().clock, most.questions);
  for (let n = 0; n < 100; n++) count();
  expect(count).toThrow('TOO_MANY_REVEALS');
});

test('a copy carries the marks that keep it out of histories, on each platform', async () => {
  const formats = (platform: NodeJS.Platform) =>
    Object.keys(partsToWrite('s', platform)).map((type) => /format="(.*)"/.exec(type)?.[1] ?? type);
  expect(formats('darwin')).toEqual(['text/plain', 'org.nspasteboard.ConcealedType']);
  expect(formats('linux')).toEqual(['text/plain', 'x-kde-passwordManagerHint']);
  expect(formats('win32')).toContain('ExcludeClipboardContentFromMonitorProcessing');
  const hint = Object.values(partsToWrite('s', 'linux'))[1];
  expect(hint instanceof Blob && (await hint.text())).toBe('secret');
});

test('the menu rests while the vault is locked, but for what needs none', () => {
  const enabled = (isUnlocked: boolean) =>
    menuTemplate({ platform: 'linux', isUnlocked, isDevelopment: false, command: () => {}, lock: () => {} })
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .flatMap((item) => (item.id !== undefined && item.enabled ? [item.id] : []));
  expect(enabled(false)).toEqual(['shortcuts']);
  expect(enabled(true)).toEqual([
    'new-secret',
    'import-env',
    'generate',
    'lock',
    'change-password',
    'settings',
    'find',
    'shortcuts',
    'protection',
  ]);
});
