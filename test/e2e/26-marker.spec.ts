import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, listAll } from './hostile/bridge.ts';
import { countInPageHeap, processTexts, scanFiles } from './hostile/scan.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, test } from './kit/test.ts';

test.use({ begins: 'none' });

const value = 'marker-value-77314-quick';
const secondValue = 'marker-second-20885-brown';
const imported = 'marker-import-51190-fox';
const name = 'MARKER_NAME_66201';
const label = 'marker label 90417';
const password = 'marker-password-38851-lantern-otter';
const typedWrong = 'marker-wrong-12093-password';

test('nothing of a whole session is left in any file, process or page', async ({
  launch,
  folder,
  userData,
  vaultFile,
}, info) => {
  // Chromium's profile and every temporary file come into a folder of their own.
  const temporary = join(folder, 'tmp');
  const outside = join(folder, 'brought');
  mkdirSync(temporary);
  mkdirSync(outside);
  const envFile = join(outside, '.env');
  writeFileSync(envFile, `# ${label}\nIMPORTED_66201=${imported}\n`);
  const app = await launch({ env: { TMPDIR: temporary, TMP: temporary, TEMP: temporary } });
  const window = await app.window();
  const { desktopOf } = await import('../electron/desktop.ts');
  const desktop = desktopOf(app);
  const code = await story.makeVault(window, desktop, vaultFile, password);
  await story.confirmRecoveryCode(window);

  await test.step('a session in which everything is done with them', async () => {
    await story.addSecret(window, {
      name,
      value,
      label,
      description: `${label} described`,
      project: 'marker-project-31178',
    });
    expect(await story.reveal(window, name)).toContain(value);
    await story.copySelected(window, name);
    expect(await desktop.readClipboard()).toBe(value);
    await story.searchField(window).fill('MARKER_NAME');
    await expect(story.row(window, name)).toBeVisible();
    await story.searchField(window).fill('');
    await story.importFile(window, desktop, envFile);
    rmSync(outside, { recursive: true });
    await window.getByRole('button', { name: 'All secrets' }).click();
    await story.select(window, name);
    // What fails gets the markers too, and what fails is what is logged.
    const [first] = await listAll(window);
    const refused = [
      await codeOf(window, 'secrets.create', { name: value, value: secondValue }),
      await codeOf(window, 'secrets.reveal', { id: value }),
      await codeOf(window, 'vault.changePassword', { current: typedWrong, next: password }),
      await codeOf(window, 'vault.recover', { recoveryCode: value, password, acceptOlderCopy: false }),
      await codeOf(window, 'projects.create', { name: ` ${value}` }),
      await codeOf(window, 'secrets.update', {
        id: first?.id,
        revision: 999,
        changes: { value: { encoding: 'text', data: secondValue } },
      }),
      await codeOf(window, 'exchange.readEnvFile', { fileName: value, bytes: value }),
    ];
    expect(refused).toEqual([
      'INVALID_INPUT',
      'INVALID_INPUT',
      'WRONG_PASSWORD',
      'ALREADY_UNLOCKED',
      'INVALID_INPUT',
      'STALE',
      'INVALID_INPUT',
    ]);
  });

  const markers = [
    value,
    secondValue,
    imported,
    name,
    label,
    password,
    typedWrong,
    'marker-project-31178',
    code,
    code.replaceAll('-', ''),
  ];
  const values = [value, secondValue, imported, password, code];

  await test.step('no process shows them while the vault is open', () => {
    const texts = processTexts();
    expect(texts).toContain(String(app.pid));
    expect(markers.filter((marker) => texts.includes(marker))).toEqual([]);
  });

  await test.step('the page of a locked vault does not hold them', async () => {
    await story.lock(window);
    await story.tryPassword(window, typedWrong);
    await expect(
      window.getByRole('alert').or(window.getByText('not the password of this vault')).first(),
    ).toBeVisible();
    // The field keeps what was typed, for correction; a new page does not.
    await window.reload();
    await story.expectLocked(window);
    const content = await window.content();
    expect(markers.filter((marker) => content.includes(marker))).toEqual([]);
    const control = await window.evaluate(() => {
      Object.assign(globalThis, { kept: ['control', 'marker', '0451'].join('-') });
      return (globalThis as unknown as { kept: string }).kept.length;
    });
    expect(control).toBe(19);
    // The measure itself: what is in the page's heap is found in it.
    const [found, ...counts] = await countInPageHeap(window, ['control-marker-0451', ...values]);
    expect(found).toBeGreaterThan(0);
    expect(counts).toEqual(values.map(() => 0));
  });

  await test.step('the clipboard has let go, and no log line or file holds them, before and after quitting', async () => {
    await expect.poll(() => desktop.readClipboard()).toBe('');
    await moveClock(app.main, 60_000);
    const while_ = scanFiles(folder, markers);
    expect(while_.files).toBeGreaterThan(10);
    expect(while_.found).toEqual([]);
    const heapFile = join(folder, 'main.heapsnapshot');
    await app.main((_electron, file) => {
      const v8 = process.getBuiltinModule('node:v8');
      v8.writeHeapSnapshot(file);
    }, heapFile);
    const heap = readFileSync(heapFile);
    rmSync(heapFile);
    // What was freed may still lie in memory, for strings can't be wiped; but nothing holds on to it any more.
    const left = Object.fromEntries(values.map((one) => [one.slice(0, 12), count(heap, one)]));
    info.annotations.push({ type: "main's heap after lock", description: JSON.stringify(left) });
    expect(left).toEqual(Object.fromEntries(values.map((one) => [one.slice(0, 12), 0])));
    expect(count(heap, 'personal.coffer')).toBeGreaterThan(0);
    await app.close();
    const after = scanFiles(folder, markers);
    expect(after.files).toBeGreaterThan(3);
    expect(after.found).toEqual([]);
    expect(scanFiles(userData, ['personal.coffer']).found).not.toEqual([]);
    expect(markers.filter((marker) => app.output().includes(marker))).toEqual([]);
  });
});

/** How often a text is in bytes. */
function count(bytes: Buffer, text: string): number {
  let found = 0;
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) found += 1;
  return found;
}
