import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { createVault } from '../../../src-main/vault/open.ts';
import * as reading from '../../../src-main/vault/reading.ts';
import * as trash from '../../../src-main/vault/trash.ts';
import { addSecret, masterPassword, quickKit } from '../../kit/vault.ts';
import { argument, codeOf, print, unlock } from './kit.ts';

/** Does one thing as a user who is bound by modes (root is not), under a umask that hides nothing. */
type Task = { task: keyof typeof tasks; folder: string; file: string };

const nobody = 65_534;
const { task, folder, file } = argument<Task>();
// Loads the native module while the repository may still be read.
new Database(':memory:').close();
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}
process.umask(0);

const made = quickKit(folder);
const kit = { ...made, file };
const modes: Record<string, string> = {};

function noteModes(under: string): void {
  for (const name of fs.readdirSync(under)) {
    const stat = fs.statSync(path.join(under, name));
    const shown = name.replace(/[0-9a-f]{32}/, 'id');
    modes[shown] = (stat.mode & 0o777).toString(8);
    if (stat.isDirectory()) noteModes(path.join(under, name));
  }
}

const tasks = {
  unlock: () => codeOf(async () => (await unlock(kit)).lock()),
  read: async () => {
    const session = await unlock(kit, { forReading: true });
    const [entry] = session.summaries();
    const { data } = reading.reveal(session, { id: entry?.id ?? '' });
    const refused = await codeOf(() => addSecret(session, 'NEW', 'x'));
    const state = { readOnly: session.readOnly, data, refused };
    session.lock();
    return state;
  },
  'read code': () => codeOf(() => unlock(kit, { forReading: true })),
  create: () => codeOf(async () => (await createVault(kit.context, file, masterPassword)).session.lock()),
  modes: async () => {
    const { session } = await createVault(kit.context, file, masterPassword);
    const id = addSecret(session, 'NAME', 'value');
    noteModes(folder);
    trash.trash(session, { id });
    session.lock();
    (await unlock(kit)).lock();
    noteModes(folder);
    return modes;
  },
};

print(await tasks[task]());
