import { describe, expect, it } from 'vitest';
import type { RepairPlan } from '../../src-preload/contract.ts';
import { keptWords, mendedWords, repairAction, repairLines } from './repair-words.ts';

const nothing: RepairPlan = {
  token: 't',
  unlockers: false,
  kept: { secrets: 2, versions: 3, events: 1 },
  lost: [],
  mended: [],
  eventsLost: 0,
  tables: [],
  places: [],
  foreign: 0,
};
const whole = { id: 'a', name: 'A', version: 3, reverted: false, versionsLost: 0, detailsLost: false, outdated: false };

describe('the lines of a repair', () => {
  it('are none where nothing but the kept is there', () => {
    const tables = [{ table: 'projects', kept: 4, lost: 0, unsure: false }];
    expect(repairLines({ ...nothing, tables })).toEqual([]);
  });

  it('begin with what is lost and leave nothing out', () => {
    const lines = repairLines({
      ...nothing,
      lost: [{ id: 'l', name: 'GONE' }],
      mended: [whole],
      eventsLost: 2,
      tables: [
        { table: 'secrets', kept: 2, lost: 1, unsure: true },
        { table: 'projects', kept: 1, lost: 1, unsure: true },
        { table: 'of the future', kept: 0, lost: 2, unsure: true },
      ],
      places: [{ kind: 'project', name: 'Recovered project 1' }],
      foreign: 1,
    });
    expect(lines.map(({ name, action }) => `${name}: ${action}`)).toEqual([
      'GONE: lost',
      '2 activity entries: lost',
      '2 secrets: mended',
      '1 project: lost',
      '1 project: mended',
      '2 records: lost',
      'A: mended',
      'Recovered project 1: comes back',
      '1 record: left out',
    ]);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
  });
});

describe('a mended secret', () => {
  it.each([
    [{}, 'Its value is whole; what stands around it is written anew.'],
    [{ reverted: true, versionsLost: 1 }, 'Its newest value is lost: version 3 holds again.'],
    [{ reverted: true, versionsLost: 2 }, 'Its newest value is lost: version 3 holds again. 2 values are lost in all.'],
    [{ versionsLost: 1 }, '1 earlier value is lost.'],
    [
      { detailsLost: true, outdated: true },
      'Its notes, fields and whatever the list does not show are lost. It may be as it was earlier.',
    ],
  ])('%j', (more, words) => expect(mendedWords({ ...whole, ...more })).toBe(words));
});

it('says what stays, and on the button what is given up', () => {
  expect(keptWords(nothing)).toBe('2 secrets with 3 values, 1 activity entry');
  expect(keptWords({ ...nothing, mended: [whole] })).toBe(
    '2 secrets (1 of them mended) with 3 values, 1 activity entry',
  );
  expect(repairAction(nothing)).toBe('Repair the vault');
  expect(repairAction({ ...nothing, lost: [{ id: 'l', name: 'GONE' }] })).toBe('Repair and give up 1 secret');
});
