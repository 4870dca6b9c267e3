import { expect, type Page } from '@playwright/test';
import { type BitwardenServer, startBitwarden } from '../../servers/bitwarden.ts';
import type { App, Main } from '../fixture.ts';
import { settle } from './look.ts';
import * as story from './story.ts';
import type { At } from './tour.ts';

/* The steps of keeping a vault in step with a service, and the tour of its screens. */

export const page = (window: Page) =>
  window.getByRole('region', { name: /^(Connections|Bitwarden Secrets Manager|Julep|Vellum|Ductape)$/ });
export const line = (window: Page, name: string) =>
  window.getByRole('table', { name: 'What would happen' }).getByRole('row').filter({ hasText: name });
export const doIt = (window: Page, words: string) => window.getByRole('button', { name: words, exact: true }).click();

/** Main's own dialog is answered with yes; gives what it asked. */
async function agree(main: Main): Promise<void> {
  await main(({ dialog }) => {
    Object.assign(dialog, {
      showMessageBox: (...given: unknown[]) => {
        const {
          buttons = [],
          message,
          detail,
        } = given.at(-1) as { buttons?: string[]; message: string; detail: string };
        Object.assign(globalThis, { cofferAsked: `${message}\n${detail}` });
        return Promise.resolve({ response: buttons.length - 1, checkboxChecked: false });
      },
    });
  });
}
const asked = (main: Main) => main(() => (globalThis as unknown as { cofferAsked: string }).cofferAsked);

type There = { name: string; address: string; credentials: Record<string, string> };

export async function connect(
  window: Page,
  main: Main,
  { name, address, credentials }: There,
  filled = async () => {},
) {
  await window.getByRole('button', { name: 'Connections', exact: true }).click();
  const back = window.getByRole('button', { name: 'All connections' });
  if (await back.isVisible()) await back.click();
  await page(window).getByRole('button', { name: 'Connect a service…' }).first().click();
  const dialog = window.getByRole('dialog', { name: 'Connect a service' });
  await dialog.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await dialog.getByLabel('Address').fill(address);
  for (const [label, value] of Object.entries(credentials)) await dialog.getByLabel(label, { exact: true }).fill(value);
  await dialog.getByRole('checkbox', { name: 'This account has limits of its own' }).click();
  await dialog.getByLabel('Reads a second').fill('100');
  await dialog.getByLabel('Updates a second').fill('100');
  await filled();
  await agree(main);
  await dialog.getByRole('button', { name: `Connect ${name}` }).click();
  await expect(dialog.getByRole('status')).toBeVisible();
  expect(await asked(main)).toContain(new URL(address).host);
  await dialog.getByRole('button', { name: 'Go on' }).click();
}

/** Names and values that the service has, in clear. */
export function held({ secrets, open }: BitwardenServer): Record<string, string> {
  return Object.fromEntries(secrets.map(({ key, value }) => [open(key), open(value)]));
}

/** Somebody else changes a value there. */
export function change({ secrets, open, seal }: BitwardenServer, name: string, value: string): void {
  const secret = secrets.find(({ key }) => open(key) === name);
  if (!secret) throw new Error(`${name} is not there`);
  Object.assign(secret, { value: seal(value), revisionDate: new Date(Date.UTC(2027, 0, 1)).toISOString() });
}

/** The person changes a value in the vault, past the editor. */
export function changeHere(window: Page, place: { name: string; environment: string }, data: string): Promise<void> {
  return window.evaluate(
    async ([wanted, text]) => {
      const { secrets } = globalThis.window.coffer;
      const found = await secrets.find(wanted);
      if (!found.ok) throw new Error(found.error.code);
      const { id, revision } = found.value;
      await secrets.update({ id, revision, changes: { value: { encoding: 'text', data: text } } });
    },
    [place, data] as const,
  );
}

export async function takePart(window: Page, names: Record<string, string>, chosen = async () => {}) {
  await window.getByRole('button', { name: 'Choose secrets…' }).first().click();
  const dialog = window.getByRole('dialog', { name: /^Which secrets take part/ });
  for (const [name, remoteName] of Object.entries(names)) {
    await dialog.getByLabel(`Name of ${name} there`).fill(remoteName);
    await dialog.getByRole('checkbox', { name: `${name} takes part` }).click();
    await expect(dialog.getByRole('checkbox', { name: `${name} takes part` })).toBeChecked();
  }
  await chosen();
  await dialog.getByRole('button', { name: 'Done' }).click();
}

/** From no connection to a decision, over a Bitwarden server on this computer. */
export async function tourOfSync({ main }: App, window: Page, at: At): Promise<void> {
  const server = await startBitwarden();
  try {
    await story.unlock(window);
    await window.getByRole('button', { name: 'Connections', exact: true }).click();
    await at('connections');
    await connect(
      window,
      main,
      {
        name: 'Bitwarden Secrets Manager',
        address: server.baseUrl,
        credentials: { 'Access token': server.identity.accessToken },
      },
      () => at('connect'),
    );
    const names = ['GITHUB_TOKEN', 'PLAUSIBLE_API_KEY', 'INVOICE_API_TOKEN', 'OPENAI_API_KEY', 'AWS_ACCESS_KEY_ID'];
    await takePart(window, Object.fromEntries(names.map((name) => [name, name])), () => at('sync-secrets'));
    await doIt(window, 'Do 4 things');
    await expect.poll(() => server.secrets.length).toBe(4);
    server.add('STATUS_PAGE_TOKEN', 'made there');
    change(server, 'GITHUB_TOKEN', 'changed there');
    change(server, 'OPENAI_API_KEY', 'changed there too');
    await changeHere(window, { name: 'OPENAI_API_KEY', environment: 'dev' }, 'changed here');
    await doIt(window, 'Look again');
    await expect(line(window, 'OPENAI_API_KEY')).toContainText('changed on both sides');
    await at('sync');
    await window.getByRole('button', { name: 'Decide what happens to OPENAI_API_KEY' }).click();
    await settle(window);
    await at('sync-decide');
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Runs', exact: true }).click();
    await window.locator('summary').first().click();
    await settle(window);
    await at('sync-runs');
  } finally {
    await server.close();
  }
}
