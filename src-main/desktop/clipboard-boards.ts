import type { Clipboard, ClipboardItem } from 'electron';
import type { Board } from './clipboard-clearing.ts';
import type { Selection } from './clipboard-wayland.ts';
import type { Log } from './log.ts';

type Item = new (items: Record<string, string | Blob>) => ClipboardItem;
type Marks = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

const zero = new Uint8Array(4);
const text = (s: string) => new TextEncoder().encode(s);

/**
 * What asks the system and clipboard managers not to keep or upload what we copy; security.md C5.
 * Electron writes them together with the text, in one transaction of the system.
 */
const marks: Readonly<Partial<Record<NodeJS.Platform, Marks>>> = {
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: zero,
    CanIncludeInClipboardHistory: zero,
    CanUploadToCloudClipboard: zero,
    'Clipboard Viewer Ignore': zero,
  },
  darwin: { 'org.nspasteboard.ConcealedType': text('1') },
  linux: { 'x-kde-passwordManagerHint': text('secret') },
};

/** Electron's name for a format of the system: https://www.electronjs.org/docs/latest/api/clipboard */
const typeOf = (format: string) => `electron application/osclipboard;format="${format}"`;

/** The parts of one write, by Electron's names: the text and the marks of this platform. */
export function partsToWrite(value: string, platform: NodeJS.Platform): Record<string, string | Blob> {
  const parts: Record<string, string | Blob> = { 'text/plain': value };
  for (const [format, bytes] of Object.entries(marks[platform] ?? {})) parts[typeOf(format)] = new Blob([bytes]);
  return parts;
}

/** Whether the marks of this platform are on the clipboard: a format that the system did not take is none. */
async function carriesMarks(clipboard: Clipboard, platform: NodeJS.Platform): Promise<boolean> {
  const formats = Object.keys(marks[platform] ?? {});
  const found = await Promise.all(formats.map((format) => clipboard.has(typeOf(format)).catch(() => false)));
  return found.length > 0 && found.every(Boolean);
}

export type BoardsNeeds = {
  clipboard: Clipboard;
  ClipboardItem: Item;
  platform: NodeJS.Platform;
  /** Clears besides Electron, where its own way is not enough. */
  clearOutside: ((selection: Selection) => Promise<void>) | null;
  log: Log;
};

/** The system's clipboards as the keeper wants them; on Linux also the one that the middle button pastes. */
export function systemBoards({ clipboard, ClipboardItem, platform, clearOutside, log }: BoardsNeeds): Board[] {
  const board = (of: Clipboard, selection: Selection): Board => ({
    read: () => of.readText(),
    async clear() {
      of.clear();
      await clearOutside?.(selection);
    },
    async write(value) {
      try {
        await of.write([new ClipboardItem(partsToWrite(value, platform))]);
      } catch {
        log.warn('clipboard.marks-refused');
        await of.writeText(value);
        return false;
      }
      return carriesMarks(of, platform);
    },
  });
  const first = board(clipboard, 'clipboard');
  return platform === 'linux' ? [first, board(clipboard.selection, 'primary')] : [first];
}
