import type { Page } from '@playwright/test';
import { startBitwarden } from '../servers/bitwarden.ts';
import { startDuctape } from '../servers/ductape.ts';
import { reset } from '../servers/faults.ts';
import { startJulep } from '../servers/julep.ts';
import { startVellum } from '../servers/vellum.ts';
import { settle, violations } from './kit/look.ts';
import { values } from './kit/prepared.ts';
import * as story from './kit/story.ts';
import { change, changeHere, connect, doIt, held, line, page, takePart } from './kit/synced.ts';
import { expect, test } from './kit/test.ts';

/* A vault and a service are kept in step from the window; the services are loopback ones that behave as documented. */

test('a person keeps a vault in step with Bitwarden: push, pull, conflict, offline and back', async ({
  window,
  main,
}) => {
  const server = await startBitwarden();
  try {
    await story.unlock(window);
    await connect(window, main, {
      name: 'Bitwarden Secrets Manager',
      address: server.baseUrl,
      credentials: { 'Access token': server.identity.accessToken },
    });
    server.add('ONLY_THERE', 'marker-there-1');
    await takePart(window, { STRIPE_KEY: 'STRIPE_KEY', GITHUB_TOKEN: 'GH_TOKEN' });

    await expect(line(window, 'GH_TOKEN')).toContainText('create there');
    await expect(line(window, 'ONLY_THERE')).toContainText('bring in');
    expect(server.secrets).toHaveLength(1);
    for (const theme of ['light', 'dark'] as const) {
      await story.changeSettings(window, { theme });
      await settle(window);
      expect(await violations(window)).toEqual([]);
    }
    await line(window, 'ONLY_THERE').getByRole('checkbox').click();
    for (const name of ['STRIPE_KEY', 'GITHUB_TOKEN']) {
      const box = line(window, name).getByRole('checkbox');
      if (!(await box.isChecked())) await box.click();
    }
    await doIt(window, 'Do 3 things');
    await expect(story.message(window, '3 done.')).toBeVisible();
    expect(held(server)).toEqual({
      ONLY_THERE: 'marker-there-1',
      STRIPE_KEY: values.STRIPE_KEY,
      GH_TOKEN: values.GITHUB_TOKEN,
    });

    // Changed there, then on both sides.
    change(server, 'ONLY_THERE', 'marker-there-2');
    change(server, 'STRIPE_KEY', 'marker-there-3');
    await changeHere(window, { name: 'STRIPE_KEY', environment: 'prd' }, 'marker-here-4');
    await doIt(window, 'Look again');
    await expect(line(window, 'ONLY_THERE')).toContainText('pull as new version');
    await expect(line(window, 'STRIPE_KEY')).toContainText('changed on both sides');
    await expect(line(window, 'STRIPE_KEY').getByRole('checkbox')).toBeDisabled();
    await window.getByRole('button', { name: 'Decide what happens to STRIPE_KEY' }).click();
    const decide = window.getByRole('dialog', { name: 'Decide about STRIPE_KEY' });
    await decide.getByRole('radio', { name: /^Take theirs/ }).click();
    await decide.getByRole('button', { name: 'Take this decision' }).click();
    expect(await window.content()).not.toContain('marker-');
    await doIt(window, 'Do 2 things');
    await expect(story.message(window, '2 done.')).toBeVisible();

    // Theirs is the new version, ours the one before it.
    const here = await window.evaluate(async () => {
      const { secrets, versions } = globalThis.window.coffer;
      const found = await secrets.find({ name: 'STRIPE_KEY', environment: 'prd' });
      if (!found.ok) throw new Error(found.error.code);
      const { id, version } = found.value;
      const [now, before] = await Promise.all([secrets.reveal({ id }), versions.reveal({ id, number: version - 1 })]);
      return [now.ok && now.value.data, before.ok && before.value.data];
    });
    expect(here).toEqual(['marker-there-3', 'marker-here-4']);

    // Offline: nothing is lost, and it goes on when the service is back.
    await window.evaluate(async () => {
      const found = await globalThis.window.coffer.secrets.find({ name: 'GITHUB_TOKEN' });
      if (!found.ok) throw new Error(found.error.code);
      const { id, revision } = found.value;
      const value = { encoding: 'text', data: 'marker-here-5' } as const;
      await globalThis.window.coffer.secrets.update({ id, revision, changes: { value } });
    });
    await doIt(window, 'Look again');
    await expect(line(window, 'GITHUB_TOKEN')).toContainText('changed here');
    server.fail(reset, { times: 100 });
    await doIt(window, 'Do 1 thing');
    await expect(window.getByRole('alert').filter({ hasText: 'could not be reached' }).first()).toBeVisible();
    server.heal();
    await window.getByRole('alert').getByRole('button', { name: 'Look again' }).click();
    await doIt(window, 'Do 1 thing');
    await expect.poll(() => held(server).GH_TOKEN).toBe('marker-here-5');

    // A project is made there and named anew; then an earlier value is made the present one.
    await window.getByRole('button', { name: 'Connection', exact: true }).click();
    const settings = window.getByRole('dialog', { name: 'Bitwarden Secrets Manager' });
    await settings.getByRole('button', { name: 'New project there' }).click();
    await settings.getByLabel('Name of the project there').fill('shop');
    await settings.getByRole('button', { name: 'Make it there' }).click();
    await expect.poll(() => server.projects.map(({ name }) => server.open(name))).toEqual(['shop']);
    await settings.getByRole('button', { name: 'Rename it there' }).click();
    await settings.getByLabel('Name of the project there').fill('web shop');
    await settings.getByRole('button', { name: 'Rename it there' }).last().click();
    await expect.poll(() => server.projects.map(({ name }) => server.open(name))).toEqual(['web shop']);
    await settings.getByRole('button', { name: 'Close' }).click();

    await window.keyboard.press('Control+f');
    await story.searchField(window).fill('GITHUB_TOKEN');
    await story.row(window, 'GITHUB_TOKEN').click();
    await window.getByRole('button', { name: 'Versions there…' }).click();
    const versions = window.getByRole('dialog', { name: /^Versions of GITHUB_TOKEN/ });
    await versions.getByRole('button', { name: 'Make it the present one there' }).first().click();
    await expect.poll(() => held(server).GH_TOKEN).toBe(values.GITHUB_TOKEN);
    await window.getByRole('region', { name: 'Takes part in' }).getByRole('button', { name: 'Open' }).click();

    await window.getByRole('button', { name: 'Runs', exact: true }).click();
    await expect(window.getByRole('list', { name: 'Runs' }).getByRole('listitem').first()).toBeVisible();
    await settle(window);
    expect(await violations(window)).toEqual([]);
  } finally {
    await server.close();
  }
});

test('Ductape, Julep and Vellum take what a person sends; what is revoked here is revoked there where that can be', async ({
  window,
  main,
}) => {
  const [ductape, julep, vellum] = await Promise.all([startDuctape(), startJulep(), startVellum()]);
  try {
    const { sessionToken, workspaceId, userId, publicKey } = ductape.credentials;
    await story.unlock(window);
    await connect(window, main, {
      name: 'Ductape',
      address: ductape.baseUrl,
      credentials: {
        'Session token': sessionToken,
        'Workspace id': workspaceId,
        'User id': userId,
        'Public key': publicKey,
      },
    });
    await expect(page(window)).toContainText('Experimental');
    await takePart(window, { BACKUP_TOKEN: 'BACKUP_TOKEN' });
    await doIt(window, 'Do 1 thing');
    await expect
      .poll(() => ductape.secrets.map(({ key, value }) => [key, value]))
      .toEqual([['BACKUP_TOKEN', values.BACKUP_TOKEN]]);

    await revoke(window, 'BACKUP_TOKEN');
    await doIt(window, 'Look again');
    await expect(line(window, 'BACKUP_TOKEN')).toContainText('revoke there');
    await expect(line(window, 'BACKUP_TOKEN').getByRole('checkbox')).not.toBeChecked();
    await line(window, 'BACKUP_TOKEN').getByRole('checkbox').click();
    await doIt(window, 'Do 1 thing');
    await expect.poll(() => ductape.secrets.map(({ expires_at }) => expires_at !== null)).toEqual([true]);

    await connect(window, main, { name: 'Julep', address: julep.baseUrl, credentials: { 'API key': julep.apiKey } });
    await takePart(window, { WEBHOOK_STRIPE: 'webhook_stripe' });
    await doIt(window, 'Do 1 thing');
    await expect
      .poll(() => julep.secrets.map(({ name, value }) => [name, value]))
      .toEqual([['webhook_stripe', values.WEBHOOK_STRIPE]]);

    await test.step('a rotation sends the new value to the connection, and says so where it could not', async () => {
      await window.keyboard.press('Control+f');
      await story.searchField(window).fill('WEBHOOK_STRIPE');
      await story.select(window, 'WEBHOOK_STRIPE');
      await window.getByRole('button', { name: 'More for this secret' }).click();
      await window.getByRole('menuitem', { name: 'Rotate…' }).click();
      await window.getByLabel('Value', { exact: true }).and(window.getByRole('textbox')).fill('marker-rotated-6');
      await doIt(window, 'Keep as the new value');
      const place = window.getByRole('list', { name: 'Places that use it' }).getByRole('listitem');
      await expect(place).toContainText('Julep connection');
      const push = place.getByRole('button', { name: 'Push new value to Julep' });
      julep.fail(reset, { times: 100 });
      await push.click();
      await expect(place.getByRole('alert')).toContainText('could not be reached');
      await expect(place.getByRole('checkbox')).not.toBeChecked();
      expect(await violations(window)).toEqual([]);
      julep.heal();
      await push.click();
      await expect(place.getByRole('checkbox')).toBeChecked();
      expect(julep.secrets.map(({ value }) => value)).toEqual(['marker-rotated-6']);
      expect(await window.content()).not.toContain('marker-rotated');
    });

    // Vellum's secrets are made there, and what they hold can't be seen: a push is asked for.
    vellum.add('DB');
    await connect(window, main, { name: 'Vellum', address: vellum.url, credentials: { 'API key': vellum.apiKey } });
    await takePart(window, { DATABASE_URL: 'DB', API_URL: 'NOT_THERE' });
    await expect(line(window, 'NOT_THERE')).toContainText('it has to be made there first');
    await expect(line(window, 'DATABASE_URL')).toContainText('it would be overwritten');
    await expect(line(window, 'DATABASE_URL').getByRole('checkbox')).not.toBeChecked();
    await line(window, 'DATABASE_URL').getByRole('checkbox').click();
    await doIt(window, 'Do 1 thing');
    await expect
      .poll(() => vellum.secrets.map(({ name, value }) => [name, value]))
      .toEqual([['DB', values.DATABASE_URL]]);

    await window.getByRole('button', { name: 'All connections' }).click();
    await expect(page(window).getByRole('list', { name: 'Connections' }).getByRole('listitem')).toHaveCount(3);
    expect(await violations(window)).toEqual([]);
  } finally {
    await Promise.all([ductape.close(), julep.close(), vellum.close()]);
  }
});

/** In another part of the vault; the page of the connection stays. */
function revoke(window: Page, name: string): Promise<void> {
  return window.evaluate(async (wanted) => {
    const { secrets } = globalThis.window.coffer;
    const found = await secrets.find({ name: wanted });
    if (!found.ok) throw new Error(found.error.code);
    const done = await secrets.revoke({ id: found.value.id, reason: '' });
    if (!done.ok) throw new Error(done.error.code);
  }, name);
}
