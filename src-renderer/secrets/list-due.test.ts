import { describe, expect, it } from 'vitest';
import type { Environment } from '../../src-preload/contract.ts';
import { dueOfRow, rotationRules } from './list-due.ts';

const day = 86_400;
const now = 1_000 * day;
const place = { hue: 'prod', archivedAt: null } as const;
const environments: Environment[] = [
  { ...place, id: 'a', slug: 'prd', name: 'prod', rotationDays: 90 },
  { ...place, id: 'b', slug: 'dev', name: 'dev', rotationDays: 30 },
  { ...place, id: 'c', slug: 'lab', name: 'lab', rotationDays: null },
  { ...place, id: 'd', slug: 'old', name: 'old', rotationDays: 1, archivedAt: now },
];
const rules = rotationRules(environments);

type Row = Parameters<typeof dueOfRow>[0];
const plain: Row = {
  rotationPolicy: { kind: 'inherit' },
  critical: false,
  environments: ['prd'],
  markedDueAt: null,
  valueChangedAt: now - 60 * day,
  expiresAt: null,
  leadDays: null,
  trashedAt: null,
  revokedAt: null,
  rotating: false,
};
const said = (changes: Partial<Row>) => dueOfRow({ ...plain, ...changes }, { now, leadDays: 14, rules })?.text ?? null;

describe('what a row says', () => {
  it.each<[string, Partial<Row>, string | null]>([
    ['nothing while it is young enough', {}, null],
    ['rotate after the days of its environment', { valueChangedAt: now - 90 * day }, 'rotate'],
    ['rotate after the shortest of all, if it is for all', { environments: [] }, 'rotate'],
    ['nothing where its environment has no rule', { environments: ['lab'], valueChangedAt: 0 }, null],
    ['nothing for the rule of an archived one', { environments: ['old'], valueChangedAt: 0 }, null],
    ['rotate after 30 days if it is critical', { critical: true }, 'rotate'],
    ['rotate by its own rule', { rotationPolicy: { kind: 'days', days: 60 } }, 'rotate'],
    ['nothing if it never is due', { rotationPolicy: { kind: 'never' }, valueChangedAt: 0, critical: true }, null],
    ['rotate if somebody said so', { markedDueAt: now, rotationPolicy: { kind: 'never' } }, 'rotate'],
    ['its expiry before its rotation', { markedDueAt: now, expiresAt: now + 5 * day }, 'in 5 days'],
    ['its rotation before a far expiry', { markedDueAt: now, expiresAt: now + 40 * day }, 'rotate'],
    ['its far expiry', { expiresAt: now + 40 * day }, 'in 40 days'],
    ['that it is being rotated', { rotating: true, markedDueAt: now, expiresAt: now + 5 * day }, 'rotating'],
    ['that it is expired before that', { rotating: true, expiresAt: now - day }, 'expired'],
    ['that it is revoked before all', { revokedAt: now, expiresAt: now - day }, 'revoked'],
    ['nothing in the trash', { trashedAt: now, revokedAt: now, expiresAt: now - day }, null],
    ['its expiry by its own lead time', { leadDays: 50, markedDueAt: now, expiresAt: now + 40 * day }, 'in 40 days'],
  ])('%s', (_, changes, text) => {
    expect(said(changes)).toBe(text);
  });
});
