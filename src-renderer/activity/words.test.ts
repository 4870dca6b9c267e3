import { describe, expect, it } from 'vitest';
import { type AuditKind, auditKind } from '../../src-preload/contract/audit.ts';
import { kindGroups } from './kinds.ts';
import { detailOf, headOf, nameOf } from './words.ts';

const line = (kind: AuditKind | 'unknown', more = {}) =>
  ({ kind, at: 0, number: 1, by: { kind: 'person' }, name: null, ...more }) as Parameters<typeof headOf>[0];
const said = (...[kind, more]: Parameters<typeof line>) =>
  `${headOf(line(kind, more)).title} | ${detailOf(line(kind, more))}`;

describe('an event in words', () => {
  it('says what makes it this one', () => {
    expect(said('unlock-failed', { count: 3 })).toBe('Wrong password, 3 times | before this unlock');
    expect(said('unlock-failed', { count: 1 })).toBe('Wrong password | before this unlock');
    expect(said('secret-denied', { code: 'SECRET_REVOKED', by: { kind: 'cli' }, application: 'deploy.sh' })).toBe(
      'Denied: revoked | command line, deploy.sh',
    );
    expect(said('secret-copied', { name: 'API_KEY', subject: 'a' })).toBe('Copied | you');
    expect(said('value-changed', { reason: 'provider asked for it' })).toBe('New value | you: provider asked for it');
    expect(said('locked', { code: 'sleep' })).toBe('Locked | before sleep');
    expect(said('settings-changed', { fields: ['lockOnSleep'] })).toBe('Settings changed | lock on sleep');
    expect(said('versions-purged', { count: 1 })).toBe('Earlier versions removed | 1 version');
    expect(said('unlocked')).toBe('Unlocked | ');
  });

  it('holds for a code or a kind of a newer Coffer', () => {
    expect(said('secret-denied', { code: 'NEWER' })).toBe('Denied: not given out | ');
    expect(said('unknown')).toBe('Something of a newer Coffer | ');
  });

  it('names no rule by its id', () => {
    const dismissed = { name: 'manyReads:1795249800' };
    expect(nameOf(line('anomaly-dismissed', dismissed))).toBeNull();
    expect(said('anomaly-dismissed', dismissed)).toBe('Notice dismissed | Many reads in a short time');
  });
});

it('has every kind in a group of its own', () => {
  const grouped = Object.values(kindGroups).flatMap(({ kinds }): readonly AuditKind[] => kinds ?? []);
  expect([...new Set(grouped)].sort()).toEqual([...auditKind.options].sort());
});
