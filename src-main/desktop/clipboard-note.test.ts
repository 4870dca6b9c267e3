import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anyText } from '../../test/kit/any-text.ts';
import { memoryFolder } from '../../test/kit/folder.ts';
import { makeVault, quickKit, reopen } from '../../test/kit/vault.ts';
import type { Session } from '../vault/session.ts';
import { clipboardNote, createClipboardNotes, noClipboardNote } from './clipboard-note.ts';
import { memoryFile } from './fakes.ts';
import { openJsonFile } from './json-file.ts';

let folder: string;
let open: Session | null;
let made: Awaited<ReturnType<typeof makeVault>>;

beforeEach(async () => {
  folder = memoryFolder();
  made = await makeVault(quickKit());
  open = made.session;
});
afterEach(() => open?.lock());

/** The notes of a run that begins now. */
const notes = () => createClipboardNotes(openJsonFile(folder, 'clipboard', clipboardNote, noClipboardNote), () => open);

describe('the note about a copied value', () => {
  test('lets the vault know it again after a restart, and only while it is open', async () => {
    const before = notes();
    before.set(before.about('4711'));
    open?.lock();
    open = null;
    const after = notes();
    expect(after.about('4711')).toBeNull();
    expect(after.knows('4711')).toBeNull();
    open = await reopen(made.kit);
    expect(after.knows('4711')).toBe(true);
    expect(after.knows('4712')).toBe(false);
    after.set(null);
    expect(notes().get()).toBeNull();
  });

  test('tells another vault nothing', async () => {
    const before = notes();
    before.set(before.about('4711'));
    open?.lock();
    open = (await makeVault(quickKit())).session;
    expect(notes().knows('4711')).toBeNull();
  });

  test('does not give a short value away to who has the file, nor that it was copied twice', () => {
    const kept = notes();
    const seen = new Set<string>();
    for (let n = 0; n < 5; n++) {
      kept.set(kept.about('4711'));
      seen.add(readFileSync(join(folder, 'clipboard.json'), 'utf8'));
    }
    expect(seen.size).toBe(5);
    expect(statSync(join(folder, 'clipboard.json')).mode & 0o777).toBe(0o600);
    const { vault, salt, digest } = kept.get() ?? expect.unreachable();
    // Nothing that can be had without the vault's key gives the digest.
    const parts = [vault, salt].map((hex) => Buffer.from(hex, 'hex'));
    for (const before of [[], ...parts.map((part) => [part]), parts]) {
      const hash = createHash('sha256');
      for (const part of before) hash.update(part);
      expect(hash.update('4711').digest('hex')).not.toBe(digest);
    }
    expect([...seen].join()).not.toContain('4711');
  });

  test('is right for any text, well-formed or not', () => {
    const kept = createClipboardNotes(memoryFile(noClipboardNote), () => open);
    fc.assert(
      fc.property(anyText(), anyText(), (text, other) => {
        kept.set(kept.about(text));
        expect(kept.knows(text)).toBe(true);
        expect(kept.knows(other)).toBe(other === text);
      }),
      { numRuns: 20 },
    );
    kept.set(kept.about('a\ud800'));
    expect(kept.knows('a\ud800')).toBe(true);
  });

  test('is no hindrance where the disk takes nothing', () => {
    const full = createClipboardNotes(
      {
        get: () => noClipboardNote,
        set: () => {
          throw new Error('ENOSPC');
        },
      },
      () => open,
    );
    expect(() => full.set(full.about('4711'))).not.toThrow();
  });
});
