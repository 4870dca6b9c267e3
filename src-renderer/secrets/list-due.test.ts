import { describe, expect, it } from 'vitest';
import { dueOfRow } from './list-due.ts';

const day = 86_400;
const now = 1_000 * day;

type Row = Parameters<typeof dueOfRow>[0];
const plain: Row = {
  rotationDue: null,
  expiresAt: null,
  leadDays: null,
  trashedAt: null,
  revokedAt: null,
  rotating: false,
};
const due = { at: now, why: 'rotation' } as const;
const said = (changes: Partial<Row>) => dueOfRow({ ...plain, ...changes }, { now, leadDays: 14 })?.text ?? null;

describe('what a row says', () => {
  it.each<[string, Partial<Row>, string | null]>([
    ['nothing where nothing is due', {}, null],
    ['nothing while its value is young enough', { rotationDue: { ...due, at: now + 1 } }, null],
    ['rotate from that second on', { rotationDue: due }, 'rotate'],
    ['rotate if somebody said so', { rotationDue: { at: now - day, why: 'marked' } }, 'rotate'],
    ['its expiry before its rotation', { rotationDue: due, expiresAt: now + 5 * day }, 'in 5 days'],
    ['its rotation before a far expiry', { rotationDue: due, expiresAt: now + 40 * day }, 'rotate'],
    ['its far expiry', { expiresAt: now + 40 * day }, 'in 40 days'],
    ['that it is being rotated', { rotating: true, rotationDue: due, expiresAt: now + 5 * day }, 'rotating'],
    ['that it is expired before that', { rotating: true, expiresAt: now - day }, 'expired'],
    ['that it is revoked before all', { revokedAt: now, expiresAt: now - day }, 'revoked'],
    ['nothing in the trash', { trashedAt: now, revokedAt: now, expiresAt: now - day }, null],
    ['its expiry by its own lead time', { leadDays: 50, rotationDue: due, expiresAt: now + 40 * day }, 'in 40 days'],
  ])('%s', (_, changes, text) => {
    expect(said(changes)).toBe(text);
  });
});
