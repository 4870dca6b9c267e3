import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  addSecret,
  deriveKeyOnce,
  makeKit,
  makeVault,
  masterPassword,
  quickKit,
  reopen,
} from '../../test/kit/vault.ts';
import { VaultError } from './errors.ts';
import { changePassword, createVault, inspectVaultFile, recoverVault, unlockVault } from './open.ts';
import * as reading from './reading.ts';
import * as secrets from './secrets.ts';

// The key is scrypt's, of `makeKit`, where the password is what is tested.
const strict = { acceptOlderCopy: false };

describe('a vault', () => {
  test('gives back what was put in, after locking and unlocking', async () => {
    const { kit, session } = await makeVault(makeKit());
    const id = addSecret(session, 'STRIPE_SECRET_KEY', 'sk_live_é😀\r\n\0end', { environments: ['prd'] });
    session.lock();
    const again = await reopen(kit);
    expect(reading.reveal(again, { id })).toEqual({ encoding: 'text', data: 'sk_live_é😀\r\n\0end' });
    expect(again.summaries().map(({ name, environments }) => ({ name, environments }))).toEqual([
      { name: 'STRIPE_SECRET_KEY', environments: ['prd'] },
    ]);
    again.lock();
  });

  test('is only readable by its owner, and so is its log', async () => {
    const { kit, session } = await makeVault();
    const files = fs.readdirSync(kit.folder).filter((name) => name.startsWith('personal'));
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) expect(fs.statSync(`${kit.folder}/${name}`).mode & 0o777).toBe(0o600);
    session.lock();
    expect(fs.readdirSync(kit.folder)).toEqual(['marks', 'personal.coffer']);
  });

  test('refuses another password and stays as it was', async () => {
    const { kit, session } = await makeVault(makeKit());
    session.lock();
    const before = fs.readFileSync(kit.file);
    await expect(unlockVault(kit.context, kit.file, 'something else', strict)).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    expect(fs.readFileSync(kit.file).equals(before)).toBe(true);
  });

  test('opens with a password typed in another Unicode form', async () => {
    const kit = makeKit();
    const { session } = await createVault(kit.context, kit.file, 'cafe\u0301 crème brûlée');
    session.lock();
    const again = await unlockVault(kit.context, kit.file, 'caf\u00e9 crème brûlée', strict);
    again.lock();
  });

  test.each([
    ['a lone surrogate', '\ud800 and more', 'PASSWORD_UNUSABLE'],
    ['nothing', '', 'PASSWORD_UNUSABLE'],
    ['an unassigned code point', 'x\u{e0fff}', 'PASSWORD_UNUSABLE'],
    ['more than 1,024 bytes', 'ü'.repeat(600), 'PASSWORD_TOO_LONG'],
  ])('is not made with a password of %s', async (_what, password, code) => {
    const kit = makeKit();
    await expect(createVault(kit.context, kit.file, password)).rejects.toMatchObject({ code });
    expect(fs.existsSync(kit.file)).toBe(false);
  });

  test('is never put over another file', async () => {
    const kit = makeKit();
    fs.writeFileSync(kit.file, 'mine');
    await expect(createVault(kit.context, kit.file, masterPassword)).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(fs.readFileSync(kit.file, 'utf8')).toBe('mine');
  });

  test('is held alone: a second opening is refused', async () => {
    const { kit, session } = await makeVault();
    await expect(reopen(kit)).rejects.toMatchObject({ code: 'IN_USE' });
    session.lock();
  });

  test('opens with the new master password after a change, and with no other', async () => {
    const { kit, session } = await makeVault(makeKit());
    const id = addSecret(session, 'TOKEN', 'value');
    await expect(changePassword(session, 'not it', 'next-password-here')).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    await changePassword(session, masterPassword, 'next-password-here');
    session.lock();
    await expect(reopen(kit)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
    const again = await unlockVault(kit.context, kit.file, 'next-password-here', strict);
    expect(reading.reveal(again, { id }).data).toBe('value');
    expect(again.readOnly).toBeNull();
    again.lock();
  });

  test('hears that the password will change once the present one is proved, and before anything did', async () => {
    const { session } = await makeVault(quickKit());
    const { header } = session.manifest;
    const heard: string[] = [];
    const beforeChange = async () => void heard.push(session.manifest.header);
    await expect(changePassword(session, 'not it', 'next', { beforeChange })).rejects.toThrow('WRONG_PASSWORD');
    expect(heard).toEqual([]);
    const refuse = () => Promise.reject(new VaultError('BACKUP_FAILED'));
    await expect(changePassword(session, masterPassword, 'next', { beforeChange: refuse })).rejects.toThrow(
      'BACKUP_FAILED',
    );
    expect(session.manifest.header).toBe(header);
    await changePassword(session, masterPassword, 'next', { beforeChange });
    expect(heard).toEqual([header]);
    expect(session.manifest.header).not.toBe(header);
    session.lock();
  });

  test('keeps the password that was set meanwhile, and does not bring back the one before', async () => {
    const { kit, session } = await makeVault(quickKit());
    const beforeChange = () => changePassword(session, masterPassword, 'in between');
    await expect(changePassword(session, masterPassword, 'too late', { beforeChange })).rejects.toThrow('BUSY');
    session.lock();
    (await unlockVault(kit.context, kit.file, 'in between', strict)).lock();
  });

  test('opens with its recovery code, typed as people type, and takes a new password', async () => {
    const { kit, session, recoveryCode } = await makeVault(makeKit());
    const id = addSecret(session, 'TOKEN', 'value');
    session.lock();
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const again = await recoverVault(kit.context, kit.file, typed, 'after recovery', strict);
    expect(reading.reveal(again, { id }).data).toBe('value');
    again.lock();
    (await unlockVault(kit.context, kit.file, 'after recovery', strict)).lock();
  });

  test('tells a mistyped recovery code from a wrong one', async () => {
    const { kit, session, recoveryCode } = await makeVault();
    const other = await makeVault();
    other.session.lock();
    session.lock();
    const last = recoveryCode.at(0) === 'A' ? 'B' : 'A';
    const mistyped = last + recoveryCode.slice(1);
    await expect(recoverVault(kit.context, kit.file, mistyped, 'x', strict)).rejects.toMatchObject({
      code: 'MISTYPED_RECOVERY_CODE',
    });
    await expect(recoverVault(kit.context, kit.file, other.recoveryCode, 'x', strict)).rejects.toMatchObject({
      code: 'WRONG_RECOVERY_CODE',
    });
  });

  test('says of an older copy that it is one, and opens it only when told to', async () => {
    const { kit, session } = await makeVault();
    session.lock();
    const old = fs.readFileSync(kit.file);
    const later = await reopen(kit);
    kit.clock.advance(86_400_000);
    addSecret(later, 'TOKEN', 'value');
    later.lock();
    fs.writeFileSync(kit.file, old);
    await expect(reopen(kit)).rejects.toMatchObject({
      code: 'OLDER_COPY',
      details: { fileWrittenAt: Date.UTC(2026, 10, 21, 9) / 1_000, seenWrittenAt: Date.UTC(2026, 10, 22, 9) / 1_000 },
    });
    const accepted = await reopen(kit, true);
    accepted.lock();
    (await reopen(kit)).lock();
  });

  test('says of two copies that were changed on their own that they are others', async () => {
    const { kit, session } = await makeVault();
    session.lock();
    const copy = fs.readFileSync(kit.file);
    (await reopen(kit)).lock();
    fs.writeFileSync(kit.file, copy);
    fs.rmSync(`${kit.folder}/marks`, { recursive: true });
    const other = await reopen(kit);
    const seen = fs.readdirSync(`${kit.folder}/marks`)[0] ?? '';
    const mark = JSON.parse(fs.readFileSync(`${kit.folder}/marks/${seen}`, 'utf8'));
    other.lock();
    fs.writeFileSync(`${kit.folder}/marks/${seen}`, JSON.stringify({ ...mark, digest: 'of another' }));
    await expect(reopen(kit)).rejects.toMatchObject({ code: 'OTHER_COPY' });
  });

  test('answers nothing after locking', async () => {
    const { session } = await makeVault();
    const id = addSecret(session, 'TOKEN', 'value');
    session.lock();
    for (const call of [
      () => secrets.get(session, { id }),
      () => reading.reveal(session, { id }),
      () => session.summaries(),
      () => addSecret(session, 'OTHER', 'x'),
    ]) {
      expect(call).toThrow('VAULT_LOCKED');
    }
  });

  test('that was moved or replaced while open is not written, and says so', async () => {
    const { kit, session } = await makeVault();
    fs.renameSync(kit.file, `${kit.file}.moved`);
    fs.writeFileSync(kit.file, 'something else');
    expect(() => addSecret(session, 'TOKEN', 'value')).toThrow('FILE_REPLACED');
    expect(fs.readFileSync(kit.file, 'utf8')).toBe('something else');
    session.lock();
  });
});

describe('a write-protected vault', () => {
  test('opens for reading, gives its values, and takes no change', async () => {
    const { kit, session } = await makeVault();
    const id = addSecret(session, 'TOKEN', 'value');
    session.lock();
    const before = fs.readFileSync(kit.file);
    const again = await unlockVault(kit.context, kit.file, masterPassword, { ...strict, forReading: true });
    expect(again.readOnly).toBe('file');
    expect(reading.reveal(again, { id }).data).toBe('value');
    expect(() => addSecret(again, 'OTHER', 'x')).toThrow('READ_ONLY');
    const done = new Promise((resolve) => again.subscribe((event) => event.kind === 'integrity' && resolve(event)));
    again.startDeepCheck();
    expect(await done).toMatchObject({ integrity: { state: 'intact' } });
    again.lock();
    expect(fs.readFileSync(kit.file).equals(before)).toBe(true);
  });
});

describe('a file that is no healthy vault', () => {
  const write = (bytes: Uint8Array) => {
    const kit = makeKit();
    fs.writeFileSync(kit.file, bytes);
    return kit.file;
  };
  test.each([
    ['is empty', new Uint8Array(0), 'VAULT_DAMAGED'],
    ['has one byte', new Uint8Array(1), 'VAULT_DAMAGED'],
    ['is something else', new Uint8Array(8_192).fill(65), 'NOT_A_VAULT'],
  ])('is refused when it %s', (_what, bytes, code) => {
    const file = write(bytes);
    expect(() => inspectVaultFile(file)).toThrow(code);
    expect(fs.readFileSync(file)).toEqual(Buffer.from(bytes));
  });

  test('is refused untouched when a newer Coffer wrote it', async () => {
    const { kit, session } = await makeVault();
    session.lock();
    const bytes = fs.readFileSync(kit.file);
    bytes.writeUInt32BE(2, 60);
    fs.writeFileSync(kit.file, bytes);
    await expect(reopen(kit)).rejects.toMatchObject({ code: 'NEWER_FORMAT' });
    expect(fs.readFileSync(kit.file).equals(bytes)).toBe(true);
  });

  test('is refused when it is not there, or a folder', () => {
    const { folder, file } = makeKit();
    expect(() => inspectVaultFile(file)).toThrow('FILE_MISSING');
    expect(() => inspectVaultFile(folder)).toThrow('NOT_A_VAULT');
  });
});

describe('the cost of a new password', () => {
  const costOf = (session: Awaited<ReturnType<typeof makeVault>>['session']) =>
    session.store.tables.unlockers.all().map(({ n }) => n);

  test.each([
    ['doubles where a derivation with twice the cost stays under a second', 400, 2 ** 16],
    ['stays the default where it would not', 600, 2 ** 15],
  ])('%s', async (_what, milliseconds, expected) => {
    const kit = makeKit();
    const deriveKey: typeof kit.context.deriveKey = async (password, parameters) => {
      kit.clock.advance(milliseconds);
      return deriveKeyOnce(password, parameters);
    };
    const context = { ...kit.context, deriveKey, costliest: 2 ** 16 };
    const { session } = await createVault(context, kit.file, masterPassword);
    expect(costOf(session)).toContain(expected);
    session.lock();
    (await reopen(kit)).lock();
  });
});
