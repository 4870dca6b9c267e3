import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBackup } from '../../../src-main/vault/backup/make.ts';
import { parseName } from '../../../src-main/vault/backup/name.ts';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { createVault, unlockVault } from '../../../src-main/vault/open.ts';
import { addSecret, type Kit, masterPassword, quickKit } from '../../kit/vault.ts';
import type { BackupWork } from './backup-child.ts';
import { killedAtEachStep } from './killed.ts';
import { codeOf, copyKit, deepCheck, type Picture, pictureOf, unlock } from './kit.ts';

const DAY = 86_400_000;
let template: Kit;

const backupsOf = (kit: Kit) => path.join(kit.folder, 'backups');
const isBackup = (name: string) => parseName(name) !== null;
const options = (kit: Kit) =>
  ({ folder: backupsOf(kit), makeFolder: true, reason: 'daily', offsetAt: () => 0 }) as const;

/** A vault with nine daily backups, the first of which is due to be let go, and a secret that is in none of them. */
beforeAll(async () => {
  template = quickKit();
  const { session } = await createVault(template.context, template.file, masterPassword);
  addSecret(session, 'THEN', 'in the backups');
  const { rows } = session;
  // So large that a copy has a middle.
  session.transaction(() => session.insert('drafts', rows.seal('drafts', { id: rows.newId() }, 'x'.repeat(2.5e5))));
  for (let day = 0; day < 9; day++) {
    template.clock.advance(DAY);
    await makeBackup(session, options(template));
  }
  addSecret(session, 'NOW', 'in the vault alone');
  session.lock();
});

function fresh(prepare: (kit: Kit) => void = () => {}): Kit {
  const kit = copyKit(template);
  prepare(kit);
  return kit;
}

const killedAt = (argument: Omit<BackupWork, 'folder' | 'killAt'>, start: () => Kit) =>
  killedAtEachStep({ script: 'backup-child.ts', argument, start });

/** What the vault in a file holds, whatever was seen of it; a code where it doesn't open. */
async function picture(kit: Kit, file: string, acceptOlderCopy: boolean): Promise<Picture | string> {
  let found: Picture | null = null;
  const code = await codeOf(async () => {
    const session = await unlockVault(kit.context, file, masterPassword, { acceptOlderCopy });
    expect(await deepCheck(session)).toBe('intact');
    found = pictureOf(session);
    session.lock();
  });
  return code ?? found ?? 'nothing';
}

const secretsOf = (found: Picture | string) => (typeof found === 'string' ? found : Object.keys(found.secrets));

test('killed at each step of a backup, every file with a backup’s name is whole, and the next one cleans up', async () => {
  const before = fs.readdirSync(backupsOf(template));
  const { steps, whole, left } = await killedAt({ operation: 'backup', hardLinks: true }, fresh);
  expect(steps).toEqual(expect.arrayContaining(['copying', 'close', 'linkSync', 'unlinkSync']));
  expect(fs.readdirSync(backupsOf(whole)).filter((name) => !before.includes(name))).toHaveLength(1);
  const placed = steps.indexOf('linkSync') + 1;
  const vault = await picture(template, template.file, false);
  for (const { kit, first, last, when } of left) {
    const names = fs.readdirSync(backupsOf(kit)).filter(isBackup);
    const added = names.filter((name) => !before.includes(name));
    for (const number of [first, last]) expect(added.length, when).toBe(number < placed ? 0 : 1);
    const lost = before.filter((name) => !names.includes(name));
    if (lost.length > 0) expect(added).toHaveLength(1);
    for (const name of added) {
      const there = await picture(
        quickKit(fs.mkdtempSync(path.join(kit.folder, 'other-'))),
        path.join(backupsOf(kit), name),
        false,
      );
      expect(secretsOf(there)).toEqual(['NOW', 'THEN']);
    }
    const session = await unlock(kit);
    expect(secretsOf(pictureOf(session))).toEqual(secretsOf(vault));
    kit.clock.advance(30 * DAY);
    await makeBackup(session, options(kit));
    session.lock();
    expect(fs.readdirSync(backupsOf(kit)).filter((name) => !isBackup(name))).toEqual([]);
  }
});

const log = (kit: Kit) => `${kit.file}-wal`;

/** As after a crash of the app: the last change is in the log alone. */
async function leaveInLog(kit: Kit): Promise<void> {
  const session = await unlock(kit);
  addSecret(session, 'LOGGED', 'in the log alone');
  const bytes = [fs.readFileSync(kit.file), fs.readFileSync(log(kit))] as const;
  session.lock();
  fs.writeFileSync(kit.file, bytes[0]);
  fs.writeFileSync(log(kit), bytes[1]);
}

describe('killed at each step of a restore, the vault is the old one or the new one, whole, and the old one is kept:', () => {
  let logged: Kit;
  beforeAll(async () => {
    logged = fresh();
    await leaveInLog(logged);
  });

  test.each([
    ['an intact vault', () => template, true, ['NOW', 'THEN']],
    ['one with a log beside it', () => logged, true, ['LOGGED', 'NOW', 'THEN']],
    ['one where there are no hard links', () => template, false, ['NOW', 'THEN']],
  ] as const)('%s', async (_what, from, hardLinks, secrets) => {
    const { steps, left } = await killedAt({ operation: 'restore', hardLinks }, () => copyKit(from()));
    const swapped = steps.lastIndexOf('renameSync') + 1;
    expect(steps).toEqual(expect.arrayContaining(['opened', 'copying', 'copied', 'checkpoint']));
    for (const { kit, first, last, when } of left) {
      expect(last < swapped, when).toBe(first < swapped);
      expect(fs.existsSync(kit.file), when).toBe(true);
      const kept = fs.readdirSync(kit.folder).find((name) => name.endsWith('Z.coffer'));
      expect(secretsOf(await picture(kit, kit.file, false)), when).toEqual(first < swapped ? secrets : ['THEN']);
      if (first >= swapped) {
        expect(secretsOf(await picture(kit, path.join(kit.folder, kept ?? ''), true)), when).toEqual(secrets);
      }
      await restoreAgain(kit);
    }
  });

  test('one that is damaged, with a log and a journal beside it', async () => {
    const ruins = { '': 30_000, '-wal': 5_000, '-journal': 700 };
    const ruin = (kit: Kit) => {
      fs.truncateSync(kit.file, ruins['']);
      for (const suffix of ['-wal', '-journal'] as const)
        fs.writeFileSync(kit.file + suffix, 'x'.repeat(ruins[suffix]));
    };
    const { steps, left } = await killedAt({ operation: 'restore', hardLinks: true }, () => fresh(ruin));
    const swapped = steps.lastIndexOf('renameSync') + 1;
    for (const { kit, first, last, when } of left) {
      expect(last < swapped, when).toBe(first < swapped);
      const kept = fs.readdirSync(kit.folder).find((name) => name.endsWith('Z.coffer'));
      for (const [suffix, size] of Object.entries(ruins)) {
        const places = [kit.file, path.join(kit.folder, kept ?? '-')].map((file) => file + suffix);
        const sizes = places.map((file) => fs.statSync(file, { throwIfNoEntry: false })?.size);
        expect(sizes, when).toContain(size);
      }
      if (first >= swapped) expect(secretsOf(await picture(kit, kit.file, false)), when).toEqual(['THEN']);
      else expect(fs.statSync(kit.file).size, when).toBe(ruins['']);
      await restoreAgain(kit);
    }
  });
});

/** After the kill it can be done again, and then nothing is left of the first try but what it kept. */
async function restoreAgain(kit: Kit): Promise<void> {
  const [name = ''] = fs.readdirSync(backupsOf(kit)).toSorted().toReversed();
  kit.clock.advance(60 * DAY);
  const backupFile = path.join(backupsOf(kit), name);
  await restoreBackup(kit.context, {
    vaultFile: kit.file,
    backupFile,
    session: null,
    key: { password: masterPassword },
  });
  expect(secretsOf(await picture(kit, kit.file, false))).toEqual(['THEN']);
  const left = fs.readdirSync(kit.folder).filter((one) => /restore$|keeping$|apart$|partial$/.test(one));
  expect(left).toEqual([]);
}
