import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unlockVault } from '../../../src-main/vault/open.ts';
import * as reading from '../../../src-main/vault/reading.ts';
import * as revocation from '../../../src-main/vault/revocation.ts';
import * as secrets from '../../../src-main/vault/secrets.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import { contextOn } from '../../kit/vault.ts';
import { pictured, type prepareStorefront } from './storefront.ts';
import * as story from './story.ts';
import { expect } from './test.ts';
import type { At } from './tour.ts';

const day = 86_400_000;

/** How often values were read on each of the last thirty days; today comes last. */
const reads = [1, 3, 2, 5, 8, 4, 1, 0, 2, 6, 7, 3, 5, 1, 1, 4, 8, 11, 6, 3, 2, 1, 0, 3, 7, 5, 0, 8, 6, 4];
/** Nine days ago somebody looked at many in a row. */
const burst = { daysAgo: 9, count: 14 };

type Prepared = Awaited<ReturnType<typeof prepareStorefront>>;

/**
 * Makes another vault of the pictures, in a folder, after a month of use: values read and copied, one changed twice with
 * a reason, one revoked.
 */
export async function useForAMonth(prepared: Prepared, folder: string): Promise<Prepared> {
  const [file, marks] = [join(folder, 'used.coffer'), join(folder, 'marks-of-used')];
  copyFileSync(prepared.older, file);
  cpSync(prepared.marks, marks, { recursive: true });
  let now = pictured - 30 * day;
  const context = { ...contextOn({ now: () => now, monotonic: () => now }, folder), marksFolder: marks };
  const session = await unlockVault(context, file, story.masterPassword, { acceptOlderCopy: true });
  const all = [...session.pages.all()]
    .filter(({ trashedAt }) => trashedAt === null)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const named = (name: string, environment: string) =>
    all.find((one) => one.name === name && one.environments.includes(environment))?.id ?? '';
  const stripe = named('STRIPE_SECRET_KEY', 'prd');
  const retired = named('OPENAI_API_KEY', 'dev');
  const inUse = all.filter(({ id }) => id !== retired);
  const read = (index: number) => {
    const id = inUse[index % inUse.length]?.id ?? '';
    if (index % 3 === 0) reading.readForCopy(session, { id });
    else reading.reveal(session, { id });
  };
  for (const [index, count] of reads.entries()) {
    const ago = reads.length - 1 - index;
    const morning = pictured - ago * day - 9 * 3_600_000;
    for (let turn = 0; turn < count; turn++) {
      now = morning + (turn * 9_000_000) / count + index * 11_000;
      read(index * 5 + turn * 7);
    }
    if (ago === burst.daysAgo) {
      for (let turn = 0; turn < burst.count; turn++) {
        now = morning + 9_600_000 + turn * 2_000;
        read(turn);
      }
    }
    now = morning + 8.5 * 3_600_000;
    if (ago === 21) replaceValue(session, stripe, '51HcQ2eT7mBbBbB4pWzK8sLdY3uGfJ6b', 'leaked in a CI log, replaced');
    if (ago === 12) revocation.revoke(session, { id: retired, reason: 'not needed any more' });
    if (ago === 4) replaceValue(session, stripe, '51HcQ2eT7mCcCcC4pWzK8sLdY3uGfJ6d', 'rotated, on schedule');
  }
  session.lock();
  return { file, older: file, marks };
}

function replaceValue(session: Session, id: string, rest: string, why: string): void {
  const { revision } = secrets.get(session, { id });
  const data = `sk_live_${rest}`;
  secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data }, why } });
}

/** The screens of a vault that was used for a month. */
export async function tourOfUse(window: Page, at: At): Promise<void> {
  await story.unlock(window);
  await expect(story.statusBar(window)).toContainText('Backup today');
  await story.row(window, 'STRIPE_SECRET_KEY').filter({ hasText: 'prod' }).click();
  const versions = window.getByRole('button', { name: 'Compare and restore 3 versions…' });
  await versions.scrollIntoViewIfNeeded();
  await at('history-card');
  await versions.click();
  await window.getByRole('button', { name: /^Version 2/ }).click();
  await expect(window.getByText('1 line only in version 2')).toBeVisible();
  await at('history');
  await window.getByRole('button', { name: 'Remove earlier versions…' }).click();
  await at('history-purge');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');

  await window.getByRole('button', { name: 'Activity', exact: true }).click();
  await expect(window.getByRole('img', { name: /^Uses of values over time/ })).toBeVisible();
  await at('activity');
  await window.getByRole('button', { name: 'More for the activity' }).click();
  await window.getByRole('menuitem', { name: 'What Coffer looks for…' }).click();
  await expect(window.getByRole('switch', { name: 'Failed unlocks' })).toBeChecked();
  await at('activity-rules');
  await window.keyboard.press('Escape');

  await window.getByRole('button', { name: 'Health', exact: true }).click();
  await expect(window.getByRole('img', { name: /^Age of values/ })).toBeVisible();
  await at('health');

  await window.getByRole('button', { name: 'Backups', exact: true }).click();
  await window.getByRole('button', { name: 'Make a backup now' }).click();
  await expect(story.message(window, /^A backup is made/)).toBeVisible();
  await window.getByRole('button', { name: 'Close this message' }).click();
  await at('backups');
  const daily = window.getByRole('listitem', { name: /daily$/ });
  await daily.getByRole('button', { name: /^More for the backup/ }).click();
  await window.getByRole('menuitem', { name: 'Put in the vault’s place…' }).click();
  await expect(window.getByRole('dialog', { name: /^Put the backup of/ })).toBeVisible();
  await at('backup-restore');
  await window.keyboard.press('Escape');
  await daily.getByRole('button', { name: 'Look inside' }).click();
  await expect(window.getByRole('list', { name: 'Secrets in this backup' })).toBeVisible();
  await at('backup-inside');
  await window.getByRole('button', { name: 'Bring back MQTT_PASSWORD…' }).click();
  await at('backup-bring-back');
}
