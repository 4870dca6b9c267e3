import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { unlockVault } from '../../../src-main/vault/open.ts';
import { idText } from '../../../src-main/vault/sealed-rows.ts';
import type { VersionRecord } from '../../../src-main/vault/secret-rows.ts';
import type { Session } from '../../../src-main/vault/session.ts';
import type { AuditEvent } from '../../../src-preload/contract.ts';
import { memoryFolder } from '../../kit/folder.ts';
import { type Kit, masterPassword, quickKit } from '../../kit/vault.ts';

export function unlock(kit: Kit, more: { password?: string; file?: string; forReading?: boolean } = {}) {
  const { password = masterPassword, file = kit.file, forReading = false } = more;
  return unlockVault(kit.context, file, password, { acceptOlderCopy: false, forReading });
}

/** The code that a call fails with, `null` where it succeeds; what fails without one of our codes is thrown on. */
export async function codeOf(call: () => unknown): Promise<string | null> {
  try {
    await call();
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.message === error.code) return error.message;
    throw error;
  }
}

/** Runs the deep check to its end; answers 'intact' or 'damaged'. */
export async function deepCheck(session: Session): Promise<string> {
  const ended = new Promise<void>((resolve) => {
    session.subscribe((event) => {
      if (event.kind === 'integrity' && event.integrity.state !== 'checking') resolve();
    });
  });
  session.startDeepCheck();
  await ended;
  return session.integrity().state;
}

export type Picture = {
  secrets: Record<string, { values: string[]; trashed: boolean }>;
  environments: number;
  /** Kinds of the audit's events in order, without the openings. */
  audit: string[];
};

/** Everything that the vault holds, down to each old version, without ids and times. */
export function pictureOf(session: Session): Picture {
  const { store, rows, pages } = session;
  const secrets: Picture['secrets'] = {};
  for (const entry of pages.all()) {
    const values = store.versionsOf(Buffer.from(entry.id, 'hex')).map((row, index) => {
      const version = rows.open<VersionRecord>('versions', row.id, row);
      if (row.number !== index + 1) throw new Error(`version ${row.number} of ${entry.name} stands at ${index + 1}`);
      return version ? version.value.data : `broken ${idText(row.id)}`;
    });
    if (values.length !== entry.versions) throw new Error(`${entry.name} has ${values.length} versions, not its count`);
    secrets[entry.name] = { values, trashed: entry.trashedAt !== null };
  }
  const audit = store
    .auditFrom(0, 1_000_000)
    .map((row) => rows.open<AuditEvent>('audit', row.id, row)?.kind ?? 'broken')
    .filter((kind) => kind !== 'unlocked');
  return { secrets: sorted(secrets), environments: store.tables.environments.count(), audit };
}

export function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A whole copy of a kit's folder, vault, log and marks. */
export function copyKit(kit: Kit): Kit {
  const folder = memoryFolder();
  fs.cpSync(kit.folder, folder, { recursive: true });
  return kitAt(kit, folder);
}

/** The kit on a copy of its folder. */
export function kitAt(kit: Kit, folder: string): Kit {
  return {
    ...quickKit(folder),
    clock: kit.clock,
    context: { ...kit.context, marksFolder: path.join(folder, 'marks') },
  };
}

/** The descriptor by which a child that waits is let go on. */
export const GO_ON = 3;

/** In a child: what it was started with. */
export function argument<T>(): T {
  return JSON.parse(fs.readFileSync(0, 'utf8')) as T;
}

/** Lets a random number of turns of the event loop go by: a random moment, without a clock. */
export function randomTurns(most: number, then: () => void): void {
  const turn = (left: number) => (left === 0 ? then() : setImmediate(turn, left - 1));
  turn(randomInt(most + 1));
}

/** Does work on all items, three at a time: children mostly wait for the disk. */
export async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const lane = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all([lane(), lane(), lane()]);
}

export function print(line: unknown): void {
  fs.writeSync(1, `${JSON.stringify(line)}\n`);
}
