import { expect } from 'vitest';
import { type DeriveKey, KdfError } from '../../src-main/crypto/kdf.ts';
import { type TableName, tables } from '../../src-main/store/schema.ts';
import * as projects from '../../src-main/vault/projects.ts';
import * as reading from '../../src-main/vault/reading.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import type { Session } from '../../src-main/vault/session.ts';
import * as trash from '../../src-main/vault/trash.ts';
import type { NewSecret } from '../../src-preload/contract.ts';
import { pictureOf } from '../attacks/faults/kit.ts';
import { addSecret, type Kit } from './vault.ts';

/** Tells how far it is, and can be stopped, as the real one. */
export function withProgress(quick: Kit): Kit {
  const deriveKey: DeriveKey = async (password, parameters, { signal, onProgress } = {}) => {
    for (const fraction of [0.25, 0.75]) {
      onProgress?.(fraction);
      if (signal?.aborted) throw new KdfError('CANCELLED');
    }
    return quick.context.deriveKey(password, parameters);
  };
  return { ...quick, context: { ...quick.context, deriveKey } };
}

export function change(session: Session, id: string, data: string): void {
  const { revision } = secrets.get(session, { id });
  secrets.update(session, { id, revision, changes: { value: { encoding: 'text', data } } });
}

/** A little of everything: versions, projects, trash, what only the list keeps. */
export function fill(session: Session, count = 40): string[] {
  const project = projects.create(session, { name: 'web' }).id;
  const more = (i: number): Partial<NewSecret> => (i % 3 === 0 ? { projects: [project], notes: 'n'.repeat(99) } : {});
  const ids = Array.from({ length: count }, (_, i) => addSecret(session, `KEY_${i}`, `first ${i}`, more(i)));
  for (const id of ids.slice(0, 9)) change(session, id, `second of ${id}`);
  for (const id of ids.slice(0, 3)) change(session, id, `third of ${id}`);
  trash.trash(session, { id: ids.at(-1) ?? '' });
  reading.reveal(session, { id: ids[1] ?? '' });
  return ids;
}

/** Runs the check that a new key waits for. */
export async function checked(session: Session): Promise<Session> {
  await session.startDeepCheck();
  expect(session.integrity()).toEqual({ state: 'intact', damaged: [] });
  return session;
}

/** Everything in the vault, without what a new key changes. */
export function pictured(of: Session) {
  const entries = [...of.pages.all()].map(({ pin: _, ...entry }) => entry);
  const byId = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const records = (['projects', 'environments', 'settings'] as const).map((table) =>
    of.records(table).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  return { ...pictureOf(of), entries: byId, records };
}

export const blobsOf = (of: Session) =>
  (Object.keys(tables) as TableName[]).flatMap((table) =>
    of.store.tables[table].all().flatMap((row) => ('sealed' in row ? Buffer.from(row.sealed as Uint8Array) : [])),
  );
