import type { Clipboard, ClipboardItem } from 'electron';
import type { Board } from './clipboard.ts';
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

/** The parts of one write, by Electron's names: the text and the marks of this platform. */
export function partsToWrite(value: string, platform: NodeJS.Platform): Record<string, string | Blob> {
  const parts: Record<string, string | Blob> = { 'text/plain': value };
  for (const [format, bytes] of Object.entries(marks[platform] ?? {}))
    parts[`electron application/osclipboard;format="${format}"`] = new Blob([bytes]);
  return parts;
}

/** The system's clipboards as the keeper wants them; on Linux also the one that the middle button pastes. */
export function systemBoards(clipboard: Clipboard, ClipboardItem: Item, platform: NodeJS.Platform, log: Log): Board[] {
  const board = (of: Clipboard): Board => ({
    read: () => of.readText(),
    clear: () => of.clear(),
    async write(value) {
      try {
        await of.write([new ClipboardItem(partsToWrite(value, platform))]);
      } catch {
        log.warn('clipboard.marks-refused');
        await of.writeText(value);
      }
    },
  });
  return platform === 'linux' ? [board(clipboard), board(clipboard.selection)] : [board(clipboard)];
}
