import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src-preload/contract.ts';
import { memoryFolder } from '../../test/kit/folder.ts';
import { memoryFile } from './fakes.ts';
import { createSettings, openSettingsFile, weakenedBy } from './settings.ts';

const folder = () => memoryFolder();

function setUp(agrees: boolean) {
  const asked: string[][] = [];
  const settings = createSettings(memoryFile(defaultSettings), async (ways) => {
    asked.push([...ways]);
    return agrees;
  });
  return { asked, settings };
}

describe('settings', () => {
  test('change without a question where protection stays', async () => {
    const { asked, settings } = setUp(false);
    await settings.update({ theme: 'dark', clipboardSeconds: 120, lockAfterMinutes: 60, notifications: false });
    expect(settings.get()).toMatchObject({ theme: 'dark', clipboardSeconds: 120, lockAfterMinutes: 60 });
    expect(asked).toEqual([]);
  });

  test.each([
    { clipboardSeconds: 0 },
    { clipboardSeconds: 121 },
    { lockAfterMinutes: 0 },
    { lockAfterMinutes: 61 },
    { lockOnSystemLock: false },
    { lockOnSleep: false },
    { lockOnUserSwitch: false },
    { contentProtection: false },
  ])('ask before protection gets weaker: %o', async (changes) => {
    const refused = setUp(false);
    await expect(refused.settings.update({ ...changes, theme: 'dark' })).rejects.toMatchObject({ code: 'REFUSED' });
    expect(refused.settings.get()).toEqual(defaultSettings);
    expect(refused.asked).toHaveLength(1);
    const agreed = setUp(true);
    await agreed.settings.update(changes);
    expect(agreed.settings.get()).toEqual({ ...defaultSettings, ...changes });
  });

  test('ask before a lock that the person chose is given up', () => {
    const strict = { ...defaultSettings, lockOnHide: true };
    expect(weakenedBy(defaultSettings, strict)).toEqual([]);
    expect(weakenedBy(strict, defaultSettings)).toEqual([
      'The vault stays open when its window is minimised or hidden.',
    ]);
  });

  test('do not ask when weak protection gets better or stays', () => {
    const weak = { ...defaultSettings, clipboardSeconds: 0, lockAfterMinutes: 0, lockOnSleep: false };
    expect(weakenedBy(weak, { ...weak, clipboardSeconds: 600, lockAfterMinutes: 90, theme: 'dark' })).toEqual([]);
    expect(weakenedBy(weak, defaultSettings)).toEqual([]);
  });

  test('take one question at a time', async () => {
    let agree = (_answer: boolean) => {};
    const settings = createSettings(
      memoryFile(defaultSettings),
      () =>
        new Promise((resolve) => {
          agree = resolve;
        }),
    );
    const first = settings.update({ lockOnSleep: false });
    await expect(settings.update({ theme: 'dark' })).rejects.toMatchObject({ code: 'BUSY' });
    agree(true);
    expect(await first).toMatchObject({ lockOnSleep: false, theme: 'system' });
  });

  test('tell their listeners until these leave', async () => {
    const { settings } = setUp(true);
    const heard: string[] = [];
    const leave = settings.subscribe(({ theme }) => heard.push(theme));
    await settings.update({ theme: 'dark' });
    leave();
    await settings.update({ theme: 'light' });
    expect(heard).toEqual(['dark']);
  });
});

describe('the settings file', () => {
  test('keeps what was set, readable by its owner only', () => {
    const place = folder();
    openSettingsFile(place).set({ ...defaultSettings, theme: 'dark' });
    expect(openSettingsFile(place).get().theme).toBe('dark');
    expect(statSync(join(place, 'settings.json')).mode & 0o777).toBe(0o600);
  });

  test('what an earlier version wrote is kept, and what it did not know yet is at its default', () => {
    const place = folder();
    writeFileSync(join(place, 'settings.json'), JSON.stringify({ theme: 'dark', lockAfterMinutes: 3 }));
    expect(openSettingsFile(place).get()).toEqual({ ...defaultSettings, theme: 'dark', lockAfterMinutes: 3 });
    expect(readdirSync(place)).toEqual(['settings.json']);
  });

  test.each(['{', '', '[]', 'null', '{"theme":"pink"}', JSON.stringify({ ...defaultSettings, lockAfterMinutes: -1 })])(
    'is kept aside when broken, and defaults stand in: %s',
    (text) => {
      const place = folder();
      writeFileSync(join(place, 'settings.json'), text);
      const file = openSettingsFile(place);
      expect(file.get()).toEqual(defaultSettings);
      expect(readFileSync(join(place, 'settings.broken.json'), 'utf8')).toBe(text);
      file.set({ ...defaultSettings, theme: 'light' });
      expect(openSettingsFile(place).get().theme).toBe('light');
      expect(readdirSync(place).sort()).toEqual(['settings.broken.json', 'settings.json']);
    },
  );
});
