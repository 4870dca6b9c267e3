import fs from 'node:fs';
import { list } from '../../src-main/vault/list.ts';
import * as secrets from '../../src-main/vault/secrets.ts';
import type { Session } from '../../src-main/vault/session.ts';
import { addSecret, makeVault, newSecret, reopen } from '../kit/vault.ts';
import { type Sample, type Subject, sample, scattered } from './data.ts';

function add(session: Session, { name, value, description, environments, expiresAt }: Sample): string {
  return addSecret(session, name, value, { description, environments, expiresAt });
}

/** Coffer's own vault, the key derivation left out (the kit remembers derived keys). */
export async function coffer(data: readonly Sample[]): Promise<Subject> {
  const { kit, session: first } = await makeVault();
  first.transaction(() => {
    for (const one of data) add(first, one);
  });
  first.lock();
  let session = await reopen(kit);
  const ids = session.summaries().map(({ id }) => id);
  const revisions = new Map<string, number>();
  let next = data.length;
  let turn = 0;
  const place = scattered(ids.length);
  const pick = () => ids[place()] ?? '';
  const search = (query: string) =>
    list(session, { view: { kind: 'all' }, query, sort: 'name', offset: 0, limit: 100, leadDays: 14 });
  search('');
  return {
    name: 'coffer',
    operations: [
      {
        name: 'unlock',
        runs: 15,
        before: () => session.lock(),
        run: async () => {
          session = await reopen(kit);
        },
      },
      {
        name: 'deepCheck',
        runs: 5,
        run: async () => {
          await new Promise<void>((resolve) => {
            const stop = session.subscribe((event) => {
              if (event.kind !== 'integrity') return;
              stop();
              resolve();
            });
            session.startDeepCheck();
          });
        },
      },
      { name: 'create', runs: 200, run: () => secrets.create(session, input(sample(next++))) },
      {
        name: 'update',
        runs: 200,
        run: () => {
          const id = pick();
          const { revision } = secrets.update(session, {
            id,
            revision: revisions.get(id) ?? 1,
            changes: { value: { encoding: 'text', data: `new value ${turn++}` } },
          });
          revisions.set(id, revision);
        },
      },
      { name: 'get', runs: 500, run: () => secrets.get(session, { id: pick() }) },
      { name: 'search', runs: 100, run: () => search(['stripe key', 'github', 'secret 77', 'zzzz'][turn++ % 4] ?? '') },
      { name: 'list', runs: 100, run: () => search('') },
    ],
    end: () => {
      session.lock();
      fs.rmSync(kit.folder, { recursive: true });
    },
  };
}

function input({ name, value, description, environments, expiresAt }: Sample) {
  return newSecret(name, value, { description, environments, expiresAt });
}
