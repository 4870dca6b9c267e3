import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../e2e/fixture.ts';

test.use({ entry: 'test/electron/fixture-app/main.mjs' });

const MAIN = 'out/main';

/** The built main bundle's text, all its chunks together. */
function bundle(): string {
  return readdirSync(MAIN, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(c|m)?js$/.test(name))
    .map((name) => readFileSync(join(MAIN, name), 'utf8'))
    .join('\n');
}

/** Every `electron` member the text touches: `app.quit`, or `Tray` alone where it is only constructed. */
export function touchedMembers(text: string): string[] {
  const found = new Set<string>();
  const escape = (name: string) => name.replace(/\$/g, '\\$');
  for (const [, list = ''] of text.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']electron(?:\/main)?["']/g)) {
    for (const part of list.split(',').map((one) => one.trim()).filter(Boolean)) {
      const [name = '', local = name] = part.split(/\s+as\s+/);
      found.add(name);
      for (const [, member] of text.matchAll(new RegExp(`(?<![\\w$.])${escape(local)}\\??\\.([A-Za-z_]\\w*)`, 'g'))) found.add(`${name}.${member}`);
    }
  }
  return [...found].sort();
}

test('the list of members is made from imports, renamed ones too', () => {
  const text = 'import { app, BrowserWindow as Win } from "electron"; app.quit(); Win.getAllWindows(); new Win(); my.app.other();';
  expect(touchedMembers(text)).toEqual(['BrowserWindow', 'BrowserWindow.getAllWindows', 'app', 'app.quit']);
});

test('the stand-in has every member of electron that the built main bundle touches', async ({ main, window }) => {
  await window.title();
  const wanted = touchedMembers(bundle());
  expect(wanted).toContain('app.whenReady');
  const missing = await main((electron, paths) => {
    const problems: string[] = [];
    for (const path of paths) {
      try {
        let value = electron as unknown as Record<string, unknown>;
        // A member that is there may be undefined on this platform; one that is not there throws.
        for (const name of path.split('.')) value = value[name] as Record<string, unknown>;
      } catch (error) {
        problems.push((error as Error).message);
      }
    }
    return problems;
  }, wanted);
  expect(missing).toEqual([]);
});
