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

/** The X display's own, so that another program may have copied something meanwhile. @param {string} selection */
function ofDisplay(selection) {
  const run = (...args) =>
    new Promise((resolve) =>
      execFile('xclip', ['-selection', selection, ...args], (error, out) => resolve(error ? undefined : out)),
    );
  const set = (type, text) =>
    new Promise((resolve, reject) => {
      const child = spawn('xclip', ['-selection', selection, '-in', '-t', type], {
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      child.once('error', reject).once('close', resolve);
      child.stdin.end(text);
    });
  const target = (type) => (type === 'text/plain' ? 'UTF8_STRING' : type);
  return {
    clear: () => void set('UTF8_STRING', ''),
    types: async () =>
      ((await run('-out', '-t', 'TARGETS')) ?? '')
        .split('\n')
        .filter(Boolean)
        .map((one) => (one === 'UTF8_STRING' ? 'text/plain' : one)),
    get: (type) => run('-out', '-t', target(type)),
    set: async (entries) => {
      const [type, value] = entries.find(([one]) => one === 'text/plain') ?? entries[0];
      await set(target(type), typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()));
    },
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
