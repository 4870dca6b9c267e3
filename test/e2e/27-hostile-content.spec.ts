import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { createVault } from '../../src-main/vault/open.ts';
import * as projects from '../../src-main/vault/projects.ts';
import { addSecret, contextOn } from '../kit/vault.ts';
import { codeOf } from './hostile/bridge.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, rememberVault, test } from './kit/test.ts';

test.use({ begins: 'none' });

const hit = 'globalThis.cofferHit=1';
/** Each by what it would do where text becomes a page, a command, or a different text. */
const payloads: Record<string, string> = {
  SCRIPT: `<script>${hit}</script>`,
  IMAGE: `<img src=x onerror="${hit}">`,
  SVG: `"><svg onload=${hit}>`,
  LINK: `<a href="javascript:${hit}">click</a> [click](javascript:${hit}) ![x](https://evil.example/x.png)`,
  TEMPLATE: `{{constructor.constructor('${hit}')()}} \${${hit}} %3Cscript%3E &lt;b&gt;`,
  RIGHT_TO_LEFT: `safe \u202Etxt.exe\u202C \u2066hidden\u2069 end`,
  ZERO_WIDTH: `pay\u200Bload\u2060\uFEFF\u00AD end`,
  CONTROLS: `\u001B[31mred\u001B[0m \u0007bell \u0000nul \u009B31m end`,
  PROTOTYPE: '__proto__ constructor toString hasOwnProperty',
  FORMULA: `=cmd|' /C calc'!A0`,
  SQL: `'; DROP TABLE secrets; --`,
  UNBROKEN: 'W'.repeat(250),
  STACKED: `Z${'\u0310\u0321\u033A'.repeat(60)}`,
};
const longest = 'x'.repeat(1_048_576);

/** A vault whose every free text is hostile. */
async function prepare(userData: string): Promise<void> {
  mkdirSync(userData, { recursive: true });
  const folder = dirname(userData);
  const context = contextOn({ now: Date.now, monotonic: () => performance.now() }, folder);
  const file = join(folder, 'personal.coffer');
  const { session } = await createVault(context, file, story.masterPassword);
  const [first, ...rest] = Object.entries(payloads);
  for (const [name, text] of [...rest, ...(first ? [first] : [])]) {
    const project = projects.create(session, { name: text.slice(0, 64).trim() }).id;
    addSecret(session, name, `${text}\nsecond line`, {
      label: text,
      description: `${text}\n${text}`,
      projects: [project],
      expiresAt: Math.floor(Date.now() / 1_000) + 5 * 86_400,
    });
  }
  addSecret(session, 'LONGEST', longest, { description: 'd'.repeat(4_096) });
  addSecret(session, `N${'O'.repeat(127)}`, 'value of the longest name');
  addSecret(session, 'constructor', 'a name that objects have');
  addSecret(session, 'toString', 'another');
  session.lock();
  rememberVault(userData, file);
}

/** Nothing of the texts has become a part of the page, and the page still has its width. */
async function expectHarmless(window: Page, where: string): Promise<void> {
  const seen = await window.evaluate(() => ({
    hit: 'cofferHit' in globalThis,
    made: [
      ...document.querySelectorAll(
        'script:not([src]), img[src="x"], svg[onload], a[href^="javascript"], [onerror], [onload]',
      ),
    ].map((one) => one.outerHTML.slice(0, 80)),
    remote: [...document.querySelectorAll<HTMLElement>('[src], [href]')]
      .map((one) => one.getAttribute('src') ?? one.getAttribute('href') ?? '')
      .filter((url) => url.includes('evil')),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    beyond: [...document.querySelectorAll<HTMLElement>('h1, button, [role=option]')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => one.outerHTML.slice(0, 80)),
    title: document.title.replace(' — development runtime', ''),
  }));
  expect(seen, where).toEqual({ hit: false, made: [], remote: [], wide: 0, beyond: [], title: 'Coffer' });
}

test.beforeEach(({ userData }) => prepare(userData));

test('a vault full of hostile texts shows each as it was written, and none does anything', async ({
  app,
  window,
  main,
  desktop,
  folder,
}) => {
  await story.unlock(window);
  await expectHarmless(window, 'list');
  for (const [name, text] of Object.entries(payloads)) {
    await story.searchField(window).fill(name);
    await story.row(window, name).first().click();
    await expect(story.titled(window, name)).toBeVisible();
    const shown = await window.locator('#pane-detail').innerText();
    const visible = text.replace(/\s+/g, ' ').trim();
    if (name !== 'CONTROLS') expect(shown.replace(/\s+/g, ' '), name).toContain(visible);
    await expectHarmless(window, name);
  }
  await story.searchField(window).fill('');
  await expectHarmless(window, 'all');

  await test.step('a value of 1 MiB and the longest name are shown without breaking the page', async () => {
    await moveClock(main, 11_000);
    for (const name of ['LONGEST', `N${'O'.repeat(127)}`]) {
      await story.searchField(window).fill(name.slice(0, 20));
      await story.row(window, name).first().click();
      await story.valueCard(window).getByRole('button', { name: 'Reveal' }).click();
      await expect(story.revealed(window, name)).toBeVisible();
      await expectHarmless(window, name.slice(0, 10));
      await story.valueCard(window).getByRole('button', { name: 'Hide' }).click();
    }
    await story.searchField(window).fill('LONGEST');
    await story.row(window, 'LONGEST').first().click();
    await story.copySelected(window, 'LONGEST');
    expect((await desktop.readClipboard()).length).toBe(longest.length);
  });

  await test.step('an editor of such a secret holds the same text', async () => {
    await story.searchField(window).fill('SCRIPT');
    await story.row(window, 'SCRIPT').first().click();
    await window.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(window.getByLabel('Label', { exact: true })).toHaveValue(payloads.SCRIPT ?? '');
    await expectHarmless(window, 'editor');
    await window.getByRole('button', { name: 'Cancel', exact: true }).click();
  });

  await test.step('hostile names are refused where only names may stand', async () => {
    const secret = {
      label: '',
      value: { encoding: 'text', data: 'x' },
      description: '',
      projects: [],
      environments: [],
      expiresAt: null,
    };
    const names = [
      ...Object.values(payloads).slice(0, 8),
      '',
      ' A',
      'A B',
      '1A',
      'A-B',
      'Ä',
      'A\n',
      'А_CYRILLIC',
      '../x',
      'x'.repeat(129),
      '__proto__',
    ];
    for (const name of names)
      expect(await codeOf(window, 'secrets.create', { ...secret, name }), name).toBe('INVALID_INPUT');
    for (const text of ['\uD800', 'x\uDFFF']) {
      expect(await codeOf(window, 'secrets.create', { ...secret, name: 'WELL', label: text })).toBe('INVALID_INPUT');
    }
    expect(await codeOf(window, 'secrets.create', { ...secret, name: 'WELL', label: 'x'.repeat(257) })).toBe(
      'INVALID_INPUT',
    );
    const tooLong = { ...secret, name: 'WELL', value: { encoding: 'text', data: `${longest}x` } };
    expect(await codeOf(window, 'secrets.create', tooLong)).toBe('INVALID_INPUT');
    await expectHarmless(window, 'after the refusals');
  });

  await test.step('a hostile .env file is shown and brought in as text', async () => {
    const lines = Object.entries(payloads)
      .filter(([name]) => name !== 'CONTROLS')
      .map(([name, text]) => `# ${text}\nFILE_${name}='${text.replaceAll("'", '’')}'`);
    const odd = [
      '__proto__=polluted',
      'constructor=x',
      '<img src=x onerror=globalThis.cofferHit=1>=1',
      `$(touch ${join(folder, 'ran')})=1`,
      'A=`touch ran`',
      'UNCLOSED="never',
    ];
    const file = join(folder, `.env.<img src=x onerror=${hit.replaceAll('/', '')}>`);
    writeFileSync(file, [...lines, ...odd].join('\n'));
    await story.openEnvFile(window, desktop, file);
    await expectHarmless(window, 'preview');
    await expect(story.titled(window, /^Bring in \.env\.<img src=x/)).toBeVisible();
    await story.bringIn(window);
    await expectHarmless(window, 'after');
    expect(await window.evaluate(() => ({}) as Record<string, unknown>)).toEqual({});
    expect(await window.evaluate(() => 'polluted' in {})).toBe(false);
    await story.searchField(window).fill('FILE_SCRIPT');
    await story.row(window, 'FILE_SCRIPT').first().click();
    await expect(window.locator('#pane-detail')).toContainText(payloads.SCRIPT ?? '');
  });

  await test.step('neither title, tray nor notification carries a text or, while locked, a name', async () => {
    const title = await main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    expect(title).toBe('Coffer');
    await moveClock(main, 3 * 86_400_000);
    await desktop.resume();
    await story.untilLocked(window, () => desktop.lockScreen());
    const told = JSON.stringify([await desktop.notifications(), await desktop.trayMenu(), await desktop.trayToolTip()]);
    for (const text of Object.values(payloads)) expect(told).not.toContain(JSON.stringify(text).slice(1, 40));
    await moveClock(main, 30 * 86_400_000);
    await desktop.resume();
    await expect
      .poll(() => desktop.notifications().then((all) => JSON.stringify(all.at(-1))))
      .toContain('Unlock Coffer to see which');
    const last = JSON.stringify((await desktop.notifications()).at(-1));
    for (const name of Object.keys(payloads)) expect(last).not.toContain(name);
  });
  expect(await app.refusedRequests()).toEqual([]);
});
