import { execFile, spawn } from 'node:child_process';
import { guard, guardClass } from './guard.mjs';

/** As Electron 45's, after the web's. https://www.electronjs.org/docs/latest/api/clipboard-item */
class Item {
  constructor(items) {
    this.items = items;
    this.types = Object.keys(items);
  }
  async getType(type) {
    if (!this.types.includes(type)) throw new Error(`The type '${type}' was not found`);
    const value = await this.items[type];
    return typeof value === 'string' ? new Blob([value], { type }) : value;
  }
}
export const ClipboardItem = guardClass('ClipboardItem', Item);

/** Kept in this process: one clipboard of several formats. */
function inMemory() {
  /** @type {Map<string, any>} */
  let data = new Map();
  return {
    clear: () => data.clear(),
    types: async () => [...data.keys()],
    get: async (type) => data.get(type),
    set: async (entries) => {
      data = new Map(entries);
    },
  };
}

const target = (type) => (type === 'text/plain' ? 'UTF8_STRING' : type);
const typeOf = (name) => (name === 'UTF8_STRING' ? 'text/plain' : name);

/** Looks again until it is so: what a client of X has sent may still be on its way to the server. */
async function until(isSo) {
  for (let n = 0; n < 50 && !(await isSo()); n++) await new Promise((resolve) => setTimeout(resolve, 10));
}

/**
 * The X display's own, so that another program may have copied something meanwhile. xclip offers one format alone, so of
 * all that is written only the text arrives. It stays when the app has ended, as with a clipboard manager beside it.
 * @param {string} selection
 */
function ofDisplay(selection) {
  /** @type {Promise<any>} */
  let last = Promise.resolve();
  /** `clear` does not wait for an answer, so what comes after it does. */
  const inTurn = (step) => {
    const turn = last.then(step);
    last = turn.catch(() => undefined);
    return turn;
  };
  const out = (wanted) =>
    new Promise((resolve) => {
      const args = ['-selection', selection, '-out', '-t', wanted];
      execFile('xclip', args, { timeout: 1_000 }, (error, text) => resolve(error ? undefined : text));
    });
  /** Offers the content; the one that goes on doing so is in the group of the process of this id. */
  const offer = (wanted, content) =>
    new Promise((resolve, reject) => {
      const args = ['-selection', selection, '-in', '-t', wanted];
      const child = spawn('xclip', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
      child.once('error', reject).once('close', () => resolve(child.pid));
      child.stdin.end(content);
    });
  return {
    clear: () =>
      void inTurn(async () => {
        // As Chromium does: from then on nobody owns the selection, whoever did before.
        const group = await offer('UTF8_STRING', '');
        await until(async () => !(await out('UTF8_STRING')));
        process.kill(-group, 'SIGKILL');
        await until(async () => (await out('TARGETS')) === undefined);
      }),
    types: () => inTurn(async () => ((await out('TARGETS')) ?? '').split('\n').filter(Boolean).map(typeOf)),
    get: (type) => inTurn(() => out(target(type))),
    set: (entries) =>
      inTurn(async () => {
        const [type, value] = entries.find(([one]) => one === 'text/plain') ?? entries[0];
        const content = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer());
        await offer(target(type), content);
        await until(async () => (await out(target(type))) === String(content));
      }),
  };
}

/** @param {string} name @param {string} selection @param {object} more */
function clipboardOver(name, selection, more) {
  const store =
    process.env.COFFER_STANDIN_CLIPBOARD === 'x11' && process.env.DISPLAY ? ofDisplay(selection) : inMemory();
  return guard(name, {
    ...more,
    clear: () => store.clear(),
    has: async (type) => (await store.types()).includes(type),
    read: async () => {
      const types = await store.types();
      if (types.length === 0) return [];
      return [
        new Item(Object.fromEntries(await Promise.all(types.map(async (type) => [type, await store.get(type)])))),
      ];
    },
    readText: async () => (await store.get('text/plain')) ?? '',
    write: async (items) => {
      const entries = [];
      for (const item of items) {
        for (const type of item.types) {
          const value = await item.getType(type);
          entries.push([type, value instanceof Blob && type.startsWith('text/') ? await value.text() : value]);
        }
      }
      await store.set(entries);
    },
    writeText: async (text) => {
      if (typeof text !== 'string') throw new TypeError('Error processing argument at index 0, conversion failure');
      await store.set([['text/plain', text]]);
    },
  });
}

export const clipboard = clipboardOver('clipboard', 'clipboard', {
  selection: process.platform === 'linux' ? clipboardOver('clipboard.selection', 'primary', {}) : undefined,
});
