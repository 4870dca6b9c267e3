import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { state } from './state.mjs';

let sequence = 0;

/** @param {string} file @returns {number} the process that holds it, 0 for none */
function holder(file) {
  try {
    const text = process.platform === 'win32' ? readFileSync(file, 'utf8') : readlinkSync(file);
    const pid = Number(text.slice(text.lastIndexOf('-') + 1));
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM' ? -1 : 0;
  }
}

/** @param {string} file */
function take(file) {
  const mark = `${hostname()}-${process.pid}`;
  // A link appears with its text at once; Windows lets only administrators make them.
  if (process.platform === 'win32') writeFileSync(file, mark, { flag: 'wx' });
  else symlinkSync(mark, file);
}

/**
 * The single-instance lock of a profile, as Chromium's SingletonLock; a later instance leaves its arguments in a
 * folder that the first one watches, which needs no answer and so can be done at once.
 * @param {string} userData
 * @param {object} own argv, cwd, data
 * @param {(other: any) => void} onOther
 */
export function requestLock(userData, own, onOther) {
  if (state.locked) return true;
  mkdirSync(userData, { recursive: true });
  const file = join(userData, 'SingletonLock');
  const inbox = join(
    process.env.COFFER_STANDIN_TMP ?? tmpdir(),
    `coffer-instances-${createHash('sha256').update(userData).digest('hex').slice(0, 16)}`,
  );
  mkdirSync(inbox, { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      take(file);
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      if (holder(file)) {
        const name = `${process.pid}-${sequence++}`;
        writeFileSync(join(inbox, `${name}.part`), JSON.stringify(own));
        renameSync(join(inbox, `${name}.part`), join(inbox, `${name}.json`));
        return false;
      }
      rmSync(file, { force: true });
    }
  }
  for (const old of readdirSync(inbox)) rmSync(join(inbox, old), { force: true });
  const watcher = watch(inbox, () => {
    for (const name of readdirSync(inbox).filter((one) => one.endsWith('.json'))) {
      const other = JSON.parse(readFileSync(join(inbox, name), 'utf8'));
      rmSync(join(inbox, name));
      onOther(other);
    }
  });
  state.locked = { file, inbox, watcher };
  return true;
}

export function releaseLock() {
  const { locked } = state;
  if (!locked) return;
  state.locked = undefined;
  locked.watcher.close();
  rmSync(locked.file, { force: true });
  rmSync(locked.inbox, { recursive: true, force: true });
}
