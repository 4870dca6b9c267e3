import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { productCost } from '../../../src-main/crypto/cost.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import { type App, startApp } from '../../electron/runtime.ts';
import { makeKit, makeVault, masterPassword } from '../../kit/vault.ts';
import { samples } from '../data.ts';
import { inputOf } from '../subjects/coffer-vault.ts';
import { watchPaint } from './in-page.ts';

/** The app over a vault, with its window. */
export type Running = { app: App; page: Page };

/** Makes a profile below the folder whose vault has that many secrets; gives its path. */
export async function makeProfile(folder: string, count: number): Promise<string> {
  const cheap = makeKit(folder);
  const kit = { ...cheap, context: { ...cheap.context, cost: productCost, costliest: productCost } };
  const { session } = await makeVault(kit);
  session.transaction(() => {
    for (const one of samples(count)) secrets.create(session, inputOf(one));
  });
  session.lock();
  const profile = path.join(folder, 'profile');
  fs.mkdirSync(profile, { recursive: true });
  const remembered = JSON.stringify({ path: kit.file, lastOpenedAt: null });
  fs.writeFileSync(path.join(profile, 'vault.json'), remembered, { mode: 0o600 });
  // A copy of the vault while it is measured would be measured with it; a lock for want of hands would end it.
  const settings = { automaticBackups: false, lockAfterMinutes: 0 };
  fs.writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
  return profile;
}

/** Starts the app; milliseconds until the field for the password is there and has the focus. */
export async function start(entry: string, profile: string): Promise<Running & { ms: number }> {
  const begin = performance.now();
  const app = await startApp({ entry, userData: profile, windowSize: undefined });
  const page = await app.window();
  await passwordField(page).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'password');
  return { app, page, ms: performance.now() - begin };
}

/** Unlocks; milliseconds from Enter to the painted list, less what the key took. */
export async function unlock({ app, page }: Running, first: string): Promise<number> {
  await passwordField(page).fill(masterPassword);
  await page.evaluate(watchPaint, { event: 'keydown', selector: '#pane-list [role=option]', text: first } as const);
  await page.keyboard.press('Enter');
  const whole = await painted(page);
  const derivation = await app.main(() => {
    const { cofferBench } = globalThis as unknown as { cofferBench: { derivationMs: number } };
    return cofferBench.derivationMs;
  });
  return whole - derivation;
}

export function painted(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { benchPainted: Promise<number> }).benchPainted);
}

/** Waits until the whole file was checked: what is measured then is not held up by it. */
export async function untilChecked(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (;;) {
      const answer = await window.coffer.vault.integrity();
      if (answer.ok && answer.value.state !== 'checking') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

const passwordField = (page: Page) => page.getByLabel('Master password', { exact: true });
