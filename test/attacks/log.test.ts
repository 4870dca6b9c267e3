import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DeepCheck } from '../../src-main/vault/deep-check.ts';
import { unlockVault } from '../../src-main/vault/open.ts';
import { addSecret, masterPassword, reopen } from '../kit/vault.ts';
import { makeFixture, makeOther } from './fixture.ts';
import { expectOutcome, layOut, removeMark } from './oracle.ts';

const fixture = await makeFixture();
const { kit, truth } = fixture;
const other = await makeOther();
const log = `${kit.file}-wal`;
/** The fixture's file and the log beside it after three more changes that were never written into the file. */
const changed = await changesInTheLog();

async function changesInTheLog() {
  layOut(fixture);
  const session = await reopen(kit);
  const ids = ['ONE', 'TWO', 'THREE'].map((name) => addSecret(session, name, `value of ${name}`));
  const [file, wal] = [fs.readFileSync(kit.file), fs.readFileSync(log)];
  const mark = { ...fixture.mark, text: JSON.stringify(session.readMark()) };
  session.lock();
  return { ids, file, wal, mark };
}

/** An opening that must find nothing wrong: how many secrets there are. */
async function opensIntact(acceptOlderCopy = false): Promise<number> {
  const session = await reopen(kit, acceptOlderCopy);
  await new DeepCheck(session).run();
  const { damaged } = session.integrity();
  const { size } = session.pages;
  session.lock();
  expect(damaged).toEqual([]);
  return size;
}

describe('the log beside the file', () => {
  test('brings in what a crash left in it', async () => {
    layOut({ ...fixture, mark: changed.mark }, changed.file);
    fs.writeFileSync(log, changed.wal);
    expect(await opensIntact()).toBe(truth.values.size + 3);
    expect(fs.existsSync(log)).toBe(false);
  });

  test('removed, makes the file an older copy', async () => {
    layOut({ ...fixture, mark: changed.mark }, changed.file);
    await expect(reopen(kit)).rejects.toMatchObject({ code: 'OLDER_COPY' });
    expect(await opensIntact(true)).toBe(truth.values.size);
  });

  test.each([
    ['cut in its middle', (wal: Buffer) => wal.subarray(0, wal.length >> 1)],
    [
      'changed by one bit in its middle',
      (wal: Buffer) => wal.fill((wal[wal.length >> 1] ?? 0) ^ 1, wal.length >> 1, (wal.length >> 1) + 1),
    ],
    ['changed by one bit in its header', (wal: Buffer) => wal.fill((wal[20] ?? 0) ^ 1, 20, 21)],
    ['replaced by other bytes', (wal: Buffer) => Buffer.alloc(wal.length, 0x5a)],
  ])('%s, makes the file an older copy, and what is whole opens', async (_how, change) => {
    layOut({ ...fixture, mark: changed.mark }, changed.file);
    fs.writeFileSync(log, change(Buffer.from(changed.wal)));
    const before = fs.readFileSync(log);
    await expect(reopen(kit)).rejects.toMatchObject({ code: 'OLDER_COPY' });
    expect(fs.readFileSync(log).equals(before)).toBe(true);
    expect(fs.readFileSync(kit.file).equals(changed.file)).toBe(true);
    expect(await opensIntact(true)).toBeGreaterThanOrEqual(truth.values.size);
  });

  test('of another vault with the same password never gets into the file', async () => {
    const file = layOut(fixture);
    fs.writeFileSync(log, other.log);
    await expectOutcome(fixture, 'anything genuine');
    expect(fs.readFileSync(file).equals(fixture.now)).toBe(true);
    expect(fs.readFileSync(log).equals(other.log)).toBe(true);
    fs.rmSync(log);
    expect(await opensIntact()).toBe(truth.values.size);
  });

  test('of an earlier time never gets into the file while it does not belong to it', async () => {
    const [earlyLog, later] = await logOfEarlierTime();
    layOut(fixture, later);
    removeMark(fixture);
    fs.writeFileSync(log, earlyLog);
    const refused = await unlockVault(kit.context, kit.file, masterPassword, { acceptOlderCopy: false }).then(
      (session) => {
        const { readOnly } = session;
        session.lock();
        return readOnly;
      },
      (error: Error) => error.message,
    );
    expect(['damage', 'VAULT_DAMAGED', 'OLDER_COPY', 'OTHER_COPY']).toContain(refused);
    expect(fs.readFileSync(kit.file).equals(later)).toBe(true);
    fs.rmSync(log);
    expect(await opensIntact(true)).toBe(truth.values.size + 40);
  });

  test('is left as it was found when the password is wrong', async () => {
    layOut({ ...fixture, mark: changed.mark }, changed.file);
    fs.writeFileSync(log, changed.wal);
    await expect(unlockVault(kit.context, kit.file, 'not it', { acceptOlderCopy: false })).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    expect(fs.readFileSync(kit.file).equals(changed.file)).toBe(true);
    expect(fs.readFileSync(log).equals(changed.wal)).toBe(true);
    expect(await opensIntact()).toBe(truth.values.size + 3);
  });
});

/** A log from early in a session, and the file after forty more secrets and an orderly end. */
async function logOfEarlierTime(): Promise<[Buffer, Buffer]> {
  layOut(fixture);
  const session = await reopen(kit);
  addSecret(session, 'LATER_0', 'x');
  const early = fs.readFileSync(log);
  for (let i = 1; i < 40; i++) addSecret(session, `LATER_${i}`, 'x');
  session.lock();
  return [early, fs.readFileSync(kit.file)];
}

describe('other files beside the vault', () => {
  test('a rollback journal, which no vault has, is not played back over it', async () => {
    layOut(fixture);
    const journal = `${kit.file}-journal`;
    fs.writeFileSync(journal, Buffer.alloc(4_096, 0xd9));
    await expectOutcome(fixture, { refused: ['VAULT_DAMAGED'], derivations: 0 });
    fs.rmSync(journal);
    expect(await opensIntact()).toBe(truth.values.size);
  });

  test('a shared memory file is not believed', async () => {
    layOut({ ...fixture, mark: changed.mark }, changed.file);
    fs.writeFileSync(log, changed.wal);
    fs.writeFileSync(`${kit.file}-shm`, Buffer.alloc(32_768, 0x5a));
    expect(await opensIntact()).toBe(truth.values.size + 3);
  });
});
