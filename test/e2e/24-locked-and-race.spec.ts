import { texts } from '../../src-texts/texts.ts';
import { callNames, codeOf, type LooseApi, listAll } from './hostile/bridge.ts';
import { rightInputs } from './hostile/right-input.ts';
import { values } from './kit/prepared.ts';
import * as story from './kit/story.ts';
import { expect, moveClock, test } from './kit/test.ts';

test.use({ sharesApp: true });
test.describe.configure({ mode: 'default' });

/** All that may answer while the vault is locked: what opens it, and what holds nothing of it. */
const answersWhileLocked = [
  'vault.state',
  'vault.chooseNew',
  'vault.chooseExisting',
  'vault.create',
  'vault.confirmRecoveryCode',
  'vault.unlock',
  'vault.recover',
  'vault.cancel',
  'vault.lock',
  'vault.estimateStrength',
  'vault.suggestPassphrase',
  'settings.get',
  'desktop.state',
  'desktop.openQuickAccess',
  'desktop.closeQuickAccess',
  'desktop.openMain',
  'clipboard.state',
  'clipboard.clear',
  'backups.state',
  'backups.list',
  'backups.check',
  'backups.restore',
  'backups.cancel',
];

test('a locked vault answers nothing but what opens it', async ({ main, window, vaultFile }) => {
  const dialogs = await main(({ dialog }) => {
    Object.assign(globalThis, { cofferAskedFor: [] });
    dialog.showOpenDialog = async () => {
      (globalThis as unknown as { cofferAskedFor: string[] }).cofferAskedFor.push('a file');
      return { canceled: true, filePaths: [] };
    };
    return 'watched';
  });
  expect(dialogs).toBe('watched');
  const rest = callNames.filter((name) => !answersWhileLocked.includes(name));
  const codes: Record<string, string> = {};
  for (const name of rest) codes[name] = await codeOf(window, name, rightInputs[name]);
  expect(codes).toEqual(Object.fromEntries(rest.map((name) => [name, 'VAULT_LOCKED'])));
  expect(await main(() => (globalThis as unknown as { cofferAskedFor: string[] }).cofferAskedFor)).toEqual([]);
  // Nor does what answers tell of its content: no name, no count.
  const state = await window.evaluate(() =>
    Promise.all([globalThis.coffer.vault.state(), globalThis.coffer.clipboard.state()]),
  );
  expect(JSON.stringify(state)).not.toContain('STRIPE');
  expect(state[0]).toMatchObject({ ok: true, value: { phase: 'locked', file: { fileName: 'personal.coffer' } } });
  expect(vaultFile).toContain('personal.coffer');
  expect(texts.errors.VAULT_LOCKED).toContain('locked');
});

test('after a lock the clipboard is empty if it held ours, and untouched if it did not', async ({
  window,
  desktop,
}) => {
  await story.unlock(window);
  await story.select(window, 'STRIPE_KEY');
  await story.copySelected(window, 'STRIPE_KEY');
  expect(await desktop.readClipboard()).toBe(values.STRIPE_KEY);
  await story.untilLocked(window, () => desktop.lockScreen());
  await expect.poll(() => desktop.readClipboard()).toBe('');
  await expect.poll(() => desktop.readSelection()).toBe('');

  await story.unlock(window);
  await story.select(window, 'GITHUB_TOKEN');
  await story.copySelected(window, 'GITHUB_TOKEN');
  await desktop.writeClipboard('from another program');
  await story.untilLocked(window, () => desktop.suspend());
  expect(await desktop.readClipboard()).toBe('from another program');
});

test('no value arrives after the lock was told, however reveals, copies and locks fall together', async ({
  main,
  window,
  desktop,
}) => {
  const rounds = 6;
  const perRound = 30;
  const told: { round: number; before: number; after: number; locked: number; other: string[] }[] = [];
  await window.exposeBinding('cofferTold', (_source, one) => void told.push(one));
  for (let round = 0; round < rounds; round++) {
    await story.unlock(window);
    await moveClock(main, 11_000);
    const ids = (await listAll(window)).map(({ id }) => id);
    const loaded = window.waitForEvent('load');
    await window.evaluate(
      ([all, count, at]) => {
        const api = globalThis.coffer as unknown as LooseApi;
        const seen = { before: 0, after: 0, locked: 0, other: [] as string[] };
        const tell = (globalThis as unknown as { cofferTold: (one: object) => Promise<void> }).cofferTold;
        let isLocked = false;
        globalThis.coffer.vault.onState(({ phase }) => {
          if (phase === 'locked') isLocked = true;
        });
        const note = (result: { ok: boolean; error?: { code: string } }) => {
          if (result.ok) seen[isLocked ? 'after' : 'before'] += 1;
          else if (result.error?.code === 'VAULT_LOCKED') seen.locked += 1;
          else seen.other.push(result.error?.code ?? 'nothing');
          // Told as it grows: the page is loaded anew in the midst of it.
          void tell({ round: at, ...seen, other: [...seen.other] });
        };
        const lockAt = (at * 7) % count;
        for (let n = 0; n < count; n++) {
          if (n === lockAt && at % 2 === 0) {
            void globalThis.coffer.vault.lock().then(() => {
              isLocked = true;
            });
          }
          const input = { id: all[(n * 5 + at) % all.length] };
          void api.secrets?.[n % 3 === 2 ? 'copy' : 'reveal']?.(input).then(note);
        }
      },
      [ids, perRound, round] as const,
    );
    // In half of the rounds it is the screen that locks, from outside of the page.
    if (round % 2 === 1) await desktop.lockScreen();
    await loaded;
    await story.expectLocked(window);
    await expect.poll(() => desktop.readClipboard()).toBe('');
    await expect.poll(() => desktop.readSelection()).toBe('');
  }
  expect(told.filter(({ after }) => after > 0)).toEqual([]);
  expect(told.flatMap(({ other }) => other).filter((code) => !['CLIPBOARD_FAILED'].includes(code))).toEqual([]);
  // Both sides of the race were there: rounds in which some came, and none in which a lock of the page cut nothing off.
  const came = Array.from({ length: rounds }, (_, round) =>
    Math.max(0, ...told.filter((one) => one.round === round).map(({ before }) => before)),
  );
  expect(Math.max(...came)).toBeGreaterThan(0);
  expect(came.filter((count, round) => round % 2 === 0 && count >= perRound)).toEqual([]);
});
