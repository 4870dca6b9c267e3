import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupReason } from '../../../src-preload/contract/backups.ts';
import { type BackupName, formatName, parseName } from './name.ts';

const endOf9999 = 253_402_300_799;
const tag = fc.stringMatching(/^[0-9a-f]{8}$/);
const reason = fc.constantFrom(...backupReason.options);
/** What a file's name may be, with the words and numbers in it that stand elsewhere in a backup's name. */
const vault = fc
  .array(
    fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), fc.constantFrom(' daily', ' 2026-11-21')),
  )
  .map((parts) => parts.join('').replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_'))
  .filter((name) => name.length > 0 && Buffer.byteLength(name) <= 160);
const name: fc.Arbitrary<BackupName> = fc.record({
  vault,
  at: fc.integer({ min: 0, max: endOf9999 }),
  turn: fc.integer({ min: 1, max: 999 }),
  reason,
  tag,
});

describe('the name of a backup', () => {
  it('says what a person wants to know', () => {
    const at = Date.UTC(2026, 10, 21, 9, 30, 5) / 1_000;
    const personal = { vault: 'personal', at, turn: 1, reason: 'before-key-change', tag: '3f9a1c2b' } as const;
    expect(formatName(personal)).toBe('personal 2026-11-21 09-30-05Z before key change 3f9a1c2b.coffer');
    expect(formatName({ ...personal, turn: 2, reason: 'daily' })).toBe(
      'personal 2026-11-21 09-30-05Z-2 daily 3f9a1c2b.coffer',
    );
  });

  it('reads back as what it was made from, and fits any file system', () => {
    fc.assert(
      fc.property(name, (made) => {
        expect(parseName(formatName(made))).toEqual(made);
        expect(Buffer.byteLength(formatName(made))).toBeLessThan(255);
      }),
    );
  });

  it('sorts by time', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: endOf9999 }), (made, at) => {
        const other = { ...made, at };
        fc.pre(at !== made.at);
        expect(formatName(made) < formatName(other)).toBe(made.at < at);
      }),
    );
  });

  it('of a long vault is cut at a character, so that the rest still fits', () => {
    const long = { vault: '👩‍🚀'.repeat(200), at: 0, turn: 1, reason: 'daily', tag: '00000000' } as const;
    const made = formatName(long);
    expect(Buffer.byteLength(made)).toBeLessThan(255);
    expect(made.isWellFormed()).toBe(true);
    expect(parseName(made)?.reason).toBe('daily');
  });

  it('of a vault whose name other file systems refuse has a plain character there', () => {
    const made = formatName({ vault: 'a\\b: "what?"\n', at: 0, turn: 1, reason: 'daily', tag: '00000000' });
    expect(made).toBe('a_b_ _what___ 1970-01-01 00-00-00Z daily 00000000.coffer');
  });

  it.each([
    'per\\sonal 2026-11-21 09-30-05Z daily 3f9a1c2b.coffer',
    'personal.coffer',
    'personal before restore 2026-11-21 09-30-05Z.coffer',
    ' 2026-11-21 09-30-05Z daily 3f9a1c2b.coffer',
    'personal 2026-11-21 09-30-05Z daily 3f9a1c2b.coffer.bak',
    'personal 2026-11-21 09-30-05Z daily 3f9a1c2b (2).coffer',
    'personal 2026-11-31 09-30-05Z daily 3f9a1c2b.coffer',
    'personal 2026-11-21 24-00-00Z daily 3f9a1c2b.coffer',
    'personal 2026-11-21 09-30-05Z-1 daily 3f9a1c2b.coffer',
    'personal 2026-11-21 09-30-05Z weekly 3f9a1c2b.coffer',
    'personal 2026-11-21 09-30-05Z daily 3F9A1C2B.coffer',
    '.3f9a1c2b-0123456789abcdef.coffer-backup',
  ])('is not %s', (other) => {
    expect(parseName(other)).toBeNull();
  });
});
