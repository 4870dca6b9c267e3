import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { VaultContext } from '../../src-main/vault/environment.ts';
import { unlockVault } from '../../src-main/vault/open.ts';
import type { AuditEvent } from '../../src-preload/contract.ts';
import { guesser } from '../kit/guesser.ts';
import { deriveKeyOnce, floorCost } from '../kit/vault.ts';
import { codeOf, given, type LooseApi, listAll } from './hostile/bridge.ts';
import { values } from './kit/prepared.ts';
import * as story from './kit/story.ts';
import { expect, type Main, moveClock, test } from './kit/test.ts';

/* What a script that runs in the page can do, with all that the page has: as after an injected dependency. */

test.use({ sharesApp: true });
test.describe.configure({ mode: 'default' });

/** The audit of a vault file that no app has open. */
async function readAudit(file: string, folder: string): Promise<AuditEvent[]> {
  const context: VaultContext = {
    clock: { now: Date.now, monotonic: () => performance.now() },
    random: (length) => new Uint8Array(randomBytes(length)),
    deriveKey: deriveKeyOnce,
    guesser,
    cost: floorCost,
    costliest: floorCost,
    marksFolder: join(folder, 'marks-of-the-spec'),
  };
  const session = await unlockVault(context, file, story.masterPassword, { acceptOlderCopy: true });
  try {
    return session.store.auditFrom(0, 10_000).map((row) => {
      const event = session.rows.open<AuditEvent>('audit', row.id as Uint8Array, row);
      if (!event) throw new Error('an audit row that does not open');
      return event;
    });
  } finally {
    session.lock();
  }
}

/** Answers every dialog with its first button or with nothing, and counts them. */
const refuseAllDialogs = (main: Main) =>
  main(({ dialog }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { cofferShown: shown });
    dialog.showOpenDialog = async () => {
      shown.push('open');
      return { canceled: true, filePaths: [] };
    };
    dialog.showSaveDialog = async () => {
      shown.push('save');
      return { canceled: true, filePath: '' };
    };
    dialog.showMessageBox = async (...args: unknown[]) => {
      shown.push((args.at(-1) as { message: string }).message);
      return { response: 0, checkboxChecked: false };
    };
  });
const dialogsShown = (main: Main) => main(() => (globalThis as unknown as { cofferShown: string[] }).cofferShown);

test('no call but reveal gives a value, and reveal gives one', async ({ window }) => {
  await story.unlock(window);
  const ids = (await listAll(window)).map(({ id }) => id);
  expect(ids).toHaveLength(Object.keys(values).length);
  const text = await window.evaluate(async (all) => {
    const api = globalThis.coffer as unknown as LooseApi;
    const answers: unknown[] = [];
    for (const view of [{ kind: 'all' }, { kind: 'expired' }, { kind: 'expiring' }, { kind: 'trash' }]) {
      answers.push(await api.secrets?.list?.({ view, query: '', sort: 'name', offset: 0, limit: 500 }));
    }
    // A search looks at names and texts, never at values.
    answers.push(
      await api.secrets?.list?.({ view: { kind: 'all' }, query: 'marker', sort: 'name', offset: 0, limit: 500 }),
    );
    for (const id of all) answers.push(await api.secrets?.get?.({ id }));
    for (const name of ['counts']) answers.push(await api.secrets?.[name]?.());
    answers.push(await api.projects?.list?.(), await api.environments?.list?.(), await api.settings?.get?.());
    answers.push(await api.vault?.state?.(), await api.vault?.integrity?.(), await api.clipboard?.state?.());
    return JSON.stringify(answers);
  }, ids);
  const found = Object.values(values).filter(
    (value) => text.includes(JSON.stringify(value).slice(1, -1)) || text.includes(value.slice(-12)),
  );
  expect(found).toEqual([]);
  for (const input of [{ id: ids }, { ids }, ids, { id: '*' }, { id: ids.join() }, {}, undefined]) {
    expect(await codeOf(window, 'secrets.reveal', input)).toBe('INVALID_INPUT');
  }
});

test('reveals and copies are slowed down, and each one is in the audit', async ({ launch, vaultFile, folder }) => {
  const app = await launch();
  const { main } = app;
  const window = await app.window();
  await story.unlock(window);
  const before = (await listAll(window)).map(({ id }) => id);
  const read = await window.evaluate(async (ids) => {
    const codes: Record<string, Record<string, number>> = { reveal: {}, copy: {} };
    const asked: Promise<unknown>[] = [];
    for (let n = 0; n < 60; n++) {
      const method = n % 4 === 3 ? 'copy' : 'reveal';
      asked.push(
        globalThis.coffer.secrets[method]({ id: ids[n % ids.length] ?? '' }).then((result) => {
          const code = result.ok ? 'ok' : result.error.code;
          const counted = codes[method] ?? {};
          counted[code] = (counted[code] ?? 0) + 1;
        }),
      );
    }
    await Promise.all(asked);
    return codes;
  }, before);
  const ok = (read.reveal?.ok ?? 0) + (read.copy?.ok ?? 0);
  expect(ok).toBe(30);
  expect((read.reveal?.TOO_MANY_REVEALS ?? 0) + (read.copy?.TOO_MANY_REVEALS ?? 0)).toBe(30);
  expect(await codeOf(window, 'secrets.reveal', { id: before[0] })).toBe('TOO_MANY_REVEALS');
  await moveClock(main, 4_000);
  expect(await codeOf(window, 'secrets.copy', { id: before[0] })).toBe('TOO_MANY_REVEALS');
  await moveClock(main, 6_500);
  expect(await codeOf(window, 'secrets.reveal', { id: before[0] })).toBe('ok');
  await app.close();

  const audit = await readAudit(vaultFile, folder);
  const count = (kind: AuditEvent['kind']) => audit.filter((event) => event.kind === kind).length;
  expect({ read: count('secret-read'), copied: count('secret-copied') }).toEqual({
    read: (read.reveal?.ok ?? 0) + 1,
    copied: read.copy?.ok,
  });
  const subjects = new Set(audit.filter(({ kind }) => kind === 'secret-read').map(({ subject }) => subject));
  expect([...subjects].every((subject) => before.includes(subject ?? ''))).toBe(true);
  expect(JSON.stringify(audit)).not.toContain('marker');
});

test('the page names no path: files come through dialogs, a dropped one as its bytes', async ({
  main,
  window,
  vaultFile,
}) => {
  await refuseAllDialogs(main);
  const paths = ['/etc/passwd', vaultFile, '../personal.coffer', 'file:///etc/passwd'];
  const unlocked = ['exchange.openEnvFile', 'exchange.readEnvFile'];
  const choosing = ['vault.chooseNew', 'vault.chooseExisting', 'vault.create', 'vault.unlock'];
  for (const path of paths) {
    for (const name of choosing) {
      for (const input of [
        path,
        { path },
        { file: path },
        { password: 'x', path },
        { password: 'x', acceptOlderCopy: true, path },
      ]) {
        expect(await codeOf(window, name, input), `${name} ${JSON.stringify(input)}`).toBe('INVALID_INPUT');
      }
    }
  }
  expect(await dialogsShown(main)).toEqual([]);
  expect(await given(window, 'vault.chooseNew')).toBeNull();
  expect(await given(window, 'vault.chooseExisting')).toBeNull();
  expect(await dialogsShown(main)).toEqual(['save', 'open']);

  await story.unlock(window);
  for (const path of paths) {
    for (const name of unlocked) {
      for (const input of [
        path,
        { path },
        { fileName: path },
        { fileName: path, bytes: path },
        { fileName: path, bytes: [] },
      ]) {
        expect(await codeOf(window, name, input), `${name} ${JSON.stringify(input)}`).toBe('INVALID_INPUT');
      }
    }
  }
  const preview = await window.evaluate(async () => {
    const result = await globalThis.coffer.exchange.readEnvFile({
      fileName: '/etc/../etc/passwd',
      bytes: new TextEncoder().encode('MINE=1'),
    });
    return result.ok
      ? { name: result.value.fileName, names: result.value.lines.map(({ name }) => name) }
      : result.error.code;
  });
  expect(preview).toEqual({ name: 'passwd', names: ['MINE'] });
  expect(await codeOf(window, 'vault.chooseExisting')).toBe('ALREADY_UNLOCKED');
  expect(await codeOf(window, 'vault.create', { password: story.masterPassword })).toBe('ALREADY_UNLOCKED');
  expect(await dialogsShown(main)).toEqual(['save', 'open']);
});

test('protection is not weakened without the person at a dialog of the main process', async ({
  main,
  window,
  desktop,
}) => {
  await story.unlock(window);
  await refuseAllDialogs(main);
  const before = await given(window, 'settings.get');
  const weaker = [
    { clipboardSeconds: 0 },
    { clipboardSeconds: 121 },
    { lockAfterMinutes: 0 },
    { lockAfterMinutes: 61 },
    { lockOnSystemLock: false },
    { lockOnSleep: false },
    { contentProtection: false },
    { theme: 'dark', contentProtection: false },
  ];
  for (const change of weaker)
    expect(await codeOf(window, 'settings.update', change), JSON.stringify(change)).toBe('REFUSED');
  expect(await dialogsShown(main)).toEqual(weaker.map(() => 'This protects your vault less than before.'));
  // Nothing is sneaked past an open dialog.
  await main(({ dialog }) => {
    const shown = (globalThis as unknown as { cofferShown: string[] }).cofferShown;
    const refuse = dialog.showMessageBox;
    dialog.showMessageBox = (() => {
      dialog.showMessageBox = refuse;
      shown.push('held');
      return new Promise((resolve) => {
        Object.assign(globalThis, { cofferAnswer: () => resolve({ response: 0, checkboxChecked: false }) });
      });
    }) as typeof dialog.showMessageBox;
  });
  const held = codeOf(window, 'settings.update', { lockAfterMinutes: 0 });
  await expect.poll(async () => (await dialogsShown(main)).at(-1)).toBe('held');
  expect(await codeOf(window, 'settings.update', { contentProtection: false })).toBe('BUSY');
  expect(await codeOf(window, 'settings.update', { theme: 'dark' })).toBe('BUSY');
  await main(() => (globalThis as unknown as { cofferAnswer: () => void }).cofferAnswer());
  expect(await held).toBe('REFUSED');
  expect(await given(window, 'settings.get')).toEqual(before);
  // What makes it stronger, and what has nothing to do with it, needs no dialog; neither does the way back to where it was.
  expect(await codeOf(window, 'settings.update', { lockAfterMinutes: 1, theme: 'dark' })).toBe('ok');
  expect(await dialogsShown(main)).toHaveLength(weaker.length + 1);
  expect(await codeOf(window, 'settings.update', { made: 'up' })).toBe('INVALID_INPUT');
  // The screen still locks it.
  await story.untilLocked(window, () => desktop.lockScreen());
});
