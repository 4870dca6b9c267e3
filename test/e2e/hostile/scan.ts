import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** The ways in which a text can lie in a file: UTF-8, UTF-16, base64 (wherever it begins), hex, escaped, backwards. */
function forms(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  const asText = [bytes.toString('hex'), encodeURIComponent(text), [...text].reverse().join(''), ...base64];
  return [bytes, Buffer.from(text, 'utf16le'), ...asText.map((form) => Buffer.from(form, 'utf8'))];
}

/** The files below a folder that hold one of the texts in any form, and how many there were. */
export function scanFiles(folder: string, markers: readonly string[]): { files: number; found: string[] } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const wanted = markers.flatMap((marker) => forms(marker).map((form) => ({ marker, form })));
  const found: string[] = [];
  let files = 0;
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch {
      // Chromium takes its own files away while it runs; what is gone holds nothing.
      continue;
    }
    files += 1;
    for (const { marker, form } of wanted) if (bytes.includes(form)) found.push(`${marker} in ${path}`);
  }
  return { files, found };
}

/** Command lines and, where the system tells them, environments of all processes of this user. */
export function processTexts(): string {
  if (process.platform === 'win32')
    return execFileSync('powershell', ['-Command', 'Get-CimInstance Win32_Process | ForEach-Object CommandLine'], {
      encoding: 'utf8',
    });
  return execFileSync('ps', ['axeww', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** How often each text is in the heap of a page's process, after a full collection. */
export async function countInPageHeap(window: Page, texts: readonly string[]): Promise<number[]> {
  const devtools = await window.context().newCDPSession(window);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  const snapshot = chunks.join('');
  return texts.map((text) => snapshot.split(JSON.stringify(text).slice(1, -1)).length - 1);
}
