import { describe, expect, test } from 'vitest';
import type { SyncItem, SyncLine } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { failureOf, nextOf } from './push-one.ts';

const vellum = { service: 'vellum', name: 'Vellum' } as const;

const pushed: SyncLine = {
  id: 'line',
  action: 'push',
  why: 'details-changed-here',
  ticked: true,
  choices: [],
  secret: 'a',
  name: 'KEY',
  environments: [],
  remoteName: 'KEY',
  remoteId: 'there',
  problem: null,
  here: null,
  there: null,
  candidates: [],
};

describe('one value on its way to a connection', () => {
  test.each<[string, Partial<SyncLine>, string]>([
    ['is sent where the preview has it ticked', {}, 'run'],
    ['is made there', { action: 'create', why: 'not-there' }, 'run'],
    ['is only noted where the same is there', { action: 'link', why: 'same-there' }, 'run'],
    ['needs nothing where both are in step', { action: 'nothing', why: 'in-step', ticked: false }, 'in-step'],
    ['overwrites nothing unseen', { why: 'overwrites-unseen', ticked: false }, 'look'],
    ['decides no conflict', { action: 'conflict', why: 'changed-on-both', choices: ['keep-mine'] }, 'look'],
    ['takes nothing from there', { action: 'pull', why: 'changed-there' }, 'look'],
    ['is not sent where it may not be', { action: 'nothing', why: 'only-pulled', ticked: false }, 'look'],
  ])('%s', (_, changes, kind) => {
    expect(nextOf({ ...pushed, ...changes }, vellum, 0).kind).toBe(kind);
  });

  test('says why a person has to look first', () => {
    const refused = {
      ...pushed,
      action: 'nothing',
      why: 'value-refused',
      ticked: false,
      problem: { what: 'value', fault: 'too_long' },
    } as const;
    expect(nextOf(refused, vellum, 0)).toEqual({
      kind: 'look',
      why: 'It was not sent: Vellum does not take this value: it is too long.',
    });
    expect(nextOf({ ...pushed, action: 'conflict', why: 'changed-on-both', ticked: false }, vellum, 0)).toEqual({
      kind: 'look',
      why: 'It was not sent: changed on both sides.',
    });
    expect(nextOf(undefined, vellum, 0)).toEqual({
      kind: 'look',
      why: 'It was not sent: it takes no part in this connection.',
    });
  });

  test('is there when the run did its line, and nothing else counts', () => {
    const item: SyncItem = { action: 'push', decision: null, secret: 'a', name: 'KEY', outcome: 'done', problem: null };
    expect(failureOf(item, { problem: 'REMOTE_NETWORK' })).toBeNull();
    expect(failureOf({ ...item, outcome: 'failed', problem: 'REMOTE_INVALID' }, { problem: null })).toBe(
      texts.errors.REMOTE_INVALID,
    );
    expect(failureOf({ ...item, outcome: 'waiting' }, { problem: 'REMOTE_NETWORK' })).toBe(texts.errors.REMOTE_NETWORK);
    expect(failureOf({ ...item, outcome: 'unsure' }, { problem: null })).toBe(
      'It was sent, but the answer never came. It is looked at before it is tried again.',
    );
    expect(failureOf(undefined, { problem: null })).toBe('It was not sent.');
  });
});
