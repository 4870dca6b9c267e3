import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryFolder } from '../../test/kit/folder.ts';
import {
  clearByWlCopy,
  createClipboardHint,
  findProgram,
  isGnomeOnWayland,
  noHintTold,
  outsideClearing,
} from './clipboard-wayland.ts';
import { memoryFile } from './fakes.ts';

const gnome = { XDG_SESSION_TYPE: 'wayland', XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' };

/** A folder with a program of that name which notes down what it was called with. */
function folderWith(name: string, mode = 0o755): string {
  const folder = memoryFolder();
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho "$@" >> "${folder}/calls"\n`);
  chmodSync(file, mode);
  return folder;
}
const calls = (folder: string) => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

test('GNOME on Wayland is told from all other sessions', () => {
  expect(isGnomeOnWayland(gnome)).toBe(true);
  expect(isGnomeOnWayland({ WAYLAND_DISPLAY: 'wayland-0', XDG_CURRENT_DESKTOP: 'GNOME' })).toBe(true);
  for (const other of [
    {},
    { ...gnome, XDG_SESSION_TYPE: 'x11' },
    { ...gnome, XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'wayland-0' },
    { ...gnome, XDG_CURRENT_DESKTOP: 'KDE' },
    { ...gnome, XDG_CURRENT_DESKTOP: 'GNOME-Flashback' },
    { XDG_SESSION_TYPE: 'wayland' },
  ])
    expect(isGnomeOnWayland(other)).toBe(false);
});

describe.skipIf(process.platform === 'win32')('wl-copy', () => {
  test('is found by its absolute path, in the first folder that has it', () => {
    const [first, second, notRunnable] = [folderWith('wl-copy'), folderWith('wl-copy'), folderWith('wl-copy', 0o644)];
    mkdirSync(join(notRunnable, 'inner', 'wl-copy'), { recursive: true });
    const search = ['', '.', 'relative', '/no/such/folder', notRunnable, join(notRunnable, 'inner'), first, second];
    expect(findProgram('wl-copy', search.join(':'))).toBe(join(first, 'wl-copy'));
    expect(findProgram('wl-copy', '')).toBeNull();
    expect(findProgram('wl-copy', undefined)).toBeNull();
  });

  test('clears each selection by its own call', async () => {
    const folder = folderWith('wl-copy');
    const { clear, onlyInFront } = outsideClearing({ ...gnome, PATH: folder });
    expect(onlyInFront).toBe(false);
    await clear?.('clipboard');
    await clear?.('primary');
    expect(calls(folder)).toEqual(['--clear', '--primary --clear']);
  });

  test('that is gone or fails keeps nobody waiting', async () => {
    await expect(clearByWlCopy('/no/such/wl-copy')('clipboard')).resolves.toBeUndefined();
  });

  test('is missed only where it is needed', () => {
    expect(outsideClearing({ ...gnome, PATH: '/no/such/folder' })).toEqual({ clear: null, onlyInFront: true });
    const elsewhere = { XDG_SESSION_TYPE: 'x11', XDG_CURRENT_DESKTOP: 'GNOME', PATH: folderWith('wl-copy') };
    expect(outsideClearing(elsewhere)).toEqual({ clear: null, onlyInFront: false });
  });
});

describe('the hint', () => {
  const holding = {
    ...({ kind: 'holding', secret: null, name: 'A', excluded: true } as const),
    ...{ totalMs: 0, remainingMs: 0 },
  };

  test('is said with the first copy, and never again on this computer', () => {
    const told = memoryFile(noHintTold);
    let said = 0;
    const say = () => {
      said += 1;
      return true;
    };
    const hear = createClipboardHint(true, told, say);
    hear({ kind: 'empty' });
    expect(said).toBe(0);
    hear(holding);
    hear(holding);
    createClipboardHint(true, told, say)(holding);
    expect(said).toBe(1);
  });

  test('waits for a copy with the window in front', () => {
    const told = memoryFile(noHintTold);
    createClipboardHint(true, told, () => false)(holding);
    expect(told.get()).toEqual(noHintTold);
  });

  test('is not said where it is not so', () => {
    createClipboardHint(false, memoryFile(noHintTold), () => expect.unreachable())(holding);
  });
});
