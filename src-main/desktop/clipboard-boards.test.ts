import type { Clipboard, ClipboardItem } from 'electron';
import { expect, test } from 'vitest';
import { systemBoards } from './clipboard-boards.ts';

class Item {
  readonly items: Record<string, string | Blob>;
  constructor(items: Record<string, string | Blob>) {
    this.items = items;
  }
}

/** A clipboard of a system that takes the formats it knows, or (`null`) only plain text. */
function clipboardThat(takes: ((type: string) => boolean) | null) {
  const kept = new Map<string, string | Blob>();
  const board = {
    clear: () => kept.clear(),
    has: async (type: string) => kept.has(type),
    readText: async () => String(kept.get('text/plain') ?? ''),
    writeText: async (text: string) => void kept.set('text/plain', text),
    async write([item]: [Item]) {
      if (takes === null) throw new TypeError('formats are not supported');
      for (const [type, part] of Object.entries(item.items)) if (takes(type)) kept.set(type, part);
    },
  };
  return { ...board, selection: board } as unknown as Clipboard;
}

function boardsOf(clipboard: Clipboard, platform: NodeJS.Platform) {
  const warned: string[] = [];
  const cleared: string[] = [];
  const boards = systemBoards({
    clipboard,
    ClipboardItem: Item as unknown as new (items: Record<string, string | Blob>) => ClipboardItem,
    platform,
    clearOutside: async (selection) => void cleared.push(selection),
    log: { info: () => {}, warn: (what) => warned.push(what), error: () => {} },
  });
  return { boards, warned, cleared };
}

test.each(['linux', 'darwin', 'win32'] as const)(
  'the marks of %s count as set once they are there',
  async (platform) => {
    const [board] = boardsOf(
      clipboardThat(() => true),
      platform,
    ).boards;
    expect(await board?.write('s3cret')).toBe(true);
    expect(await board?.read()).toBe('s3cret');
    const [deaf] = boardsOf(
      clipboardThat((type) => type === 'text/plain'),
      platform,
    ).boards;
    expect(await deaf?.write('s3cret')).toBe(false);
  },
);

test('a system without marks is not said to have some', async () => {
  const { boards } = boardsOf(
    clipboardThat(() => true),
    'freebsd',
  );
  expect(await boards[0]?.write('s3cret')).toBe(false);
});

test('a system that refuses the marks gets the text alone, which is said', async () => {
  const { boards, warned } = boardsOf(clipboardThat(null), 'linux');
  expect(await boards[0]?.write('s3cret')).toBe(false);
  expect(await boards[0]?.read()).toBe('s3cret');
  expect(warned).toEqual(['clipboard.marks-refused']);
});

test('both selections of Linux are cleared, by each way there is', async () => {
  const { boards, cleared } = boardsOf(
    clipboardThat(() => true),
    'linux',
  );
  await boards[0]?.write('s3cret');
  for (const board of boards) await board.clear();
  expect(await boards[0]?.read()).toBe('');
  expect(cleared).toEqual(['clipboard', 'primary']);
});
