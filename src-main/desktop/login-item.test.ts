import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { memoryFolder } from '../../test/kit/folder.ts';
import { autostartEntry, createLoginItem, ownCommand, startsHidden } from './login-item.ts';

function setUp(platform: NodeJS.Platform, command: readonly string[] = ['/opt/Coffer/coffer']) {
  const autostart = join(memoryFolder(), 'autostart');
  const asked: unknown[] = [];
  const item = createLoginItem({
    app: { setLoginItemSettings: (settings) => void asked.push(settings) },
    ...{ platform, command, autostart },
  });
  return { item, asked, file: join(autostart, 'coffer.desktop'), autostart };
}

/** Reads an `Exec` line back as the specification says. */
function execOf(entry: string): string[] {
  const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  const value = line.replaceAll('\\\\', '\\');
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) =>
    word.replace(/\\(["`$\\])/g, '$1').replaceAll('%%', '%'),
  );
}

describe('on Linux', () => {
  test('an entry stands there while it is wanted, for its owner alone', () => {
    const { item, file, asked } = setUp('linux');
    item.use({ start: false, hidden: false });
    expect([item.state(), existsSync(file)]).toEqual(['off', false]);
    item.use({ start: true, hidden: false });
    expect(item.state()).toBe('on');
    expect(execOf(readFileSync(file, 'utf8'))).toEqual(['/opt/Coffer/coffer']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    item.use({ start: true, hidden: true });
    expect(execOf(readFileSync(file, 'utf8'))).toEqual(['/opt/Coffer/coffer', '--hidden']);
    item.use({ start: false, hidden: true });
    expect([item.state(), existsSync(file), asked]).toEqual(['off', false, []]);
  });

  test('says so where it can’t be written', () => {
    const { item, autostart } = setUp('linux');
    writeFileSync(autostart, 'in the way');
    item.use({ start: true, hidden: false });
    expect(item.state()).toBe('failed');
    chmodSync(autostart, 0o600);
  });

  test('no path becomes another command', () => {
    const path = anyText({ minLength: 1, maxLength: 12 }).filter((text) => !/[\n\r\0]/.test(text));
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 3 }), (command) => {
        const entry = autostartEntry(command);
        expect(execOf(entry)).toEqual(command);
        expect(entry.split('\n').filter((line) => line.startsWith('Exec='))).toHaveLength(1);
      }),
    );
    expect(setUp('linux', ['/tmp/a\nExec=evil']).item.state()).toBe('off');
    const { item, file } = setUp('linux', ['/tmp/a\nExec=evil']);
    item.use({ start: true, hidden: false });
    expect([item.state(), existsSync(file)]).toEqual(['failed', false]);
  });

  test('a shell that reads the words in the quotes has the same path', () => {
    const path = '/opt/My "Apps"/$HOME/`id`/back\\slash';
    const [, word] = /^Exec=(.*)$/m.exec(autostartEntry([path])) ?? [];
    const out = execFileSync('/bin/sh', ['-c', `printf %s ${word?.replaceAll('\\\\', '\\')}`], { encoding: 'utf8' });
    expect(out).toBe(path);
  });
});

describe('elsewhere', () => {
  test('the system is asked, on Windows with how to start', () => {
    const mac = setUp('darwin');
    mac.item.use({ start: true, hidden: true });
    expect(mac.asked).toEqual([{ openAtLogin: true }]);
    const windows = setUp('win32', ['C:\\Coffer\\Coffer.exe', 'C:\\my app']);
    windows.item.use({ start: true, hidden: true });
    windows.item.use({ start: false, hidden: false });
    expect(windows.asked).toEqual([
      { openAtLogin: true, path: 'C:\\Coffer\\Coffer.exe', args: ['"C:\\my app"', '--hidden'] },
      { openAtLogin: false, path: 'C:\\Coffer\\Coffer.exe', args: ['"C:\\my app"'] },
    ]);
  });
});

test('an AppImage is started as the file that it is', () => {
  expect(ownCommand({ execPath: '/tmp/.mount_x/coffer', env: { APPIMAGE: '/home/me/Coffer.AppImage' } }, null)).toEqual(
    ['/home/me/Coffer.AppImage'],
  );
  expect(ownCommand({ execPath: '/usr/bin/electron', env: {} }, '/src/coffer')).toEqual([
    '/usr/bin/electron',
    '/src/coffer',
  ]);
});

test('it is hidden only where that is wanted and the login started it', () => {
  const atLogin = (yes: boolean) => () => yes;
  expect(startsHidden(true, ['coffer', '--hidden'], 'linux', atLogin(false))).toBe(true);
  expect(startsHidden(true, ['coffer'], 'linux', atLogin(true))).toBe(false);
  expect(startsHidden(false, ['coffer', '--hidden'], 'linux', atLogin(true))).toBe(false);
  expect(startsHidden(true, ['coffer'], 'darwin', atLogin(true))).toBe(true);
  expect(startsHidden(true, ['coffer', '--hidden'], 'darwin', atLogin(false))).toBe(false);
});
