import { expect, it } from 'vitest';
import type { Anomaly } from '../../src-preload/contract.ts';
import { worded } from '../language.ts';
import { activity } from './activity.ts';

const found = { id: 'x:1', at: 1, until: 1, subjects: [], names: [], dismissed: false };

it.each<[Anomaly, string]>([
  [
    { ...found, rule: 'failedUnlocks', count: 6, atLeast: 5, minutes: 10 },
    '6 attempts to unlock failed, 5 or more of them within 10 minutes.',
  ],
  [
    { ...found, rule: 'manyReads', count: 12, atLeast: 10, seconds: 60 },
    '12 different secrets were read one after another, 10 or more of them within 60 seconds.',
  ],
  [{ ...found, rule: 'revokedUse', count: 1 }, 'A revoked secret was asked for once.'],
  [{ ...found, rule: 'revokedUse', count: 2 }, 'A revoked secret was asked for 2 times.'],
  [
    { ...found, rule: 'unusualHour', count: 1, hour: 23 },
    'A secret was read between 23:00 and 00:00, an hour at which nobody had read one before.',
  ],
  [
    { ...found, rule: 'unusualHour', count: 2, hour: 3 },
    'Secrets were read 2 times between 03:00 and 04:00, an hour at which nobody had read one before.',
  ],
  [
    { ...found, rule: 'manyDenied', count: 7, atLeast: 5, seconds: 60 },
    'Programs were refused 7 times, 5 or more times within 60 seconds.',
  ],
  ...(
    [
      [61, '61 seconds'],
      [120, '2 minutes'],
      [7_199, '120 minutes'],
      [7_200, '2 hours'],
      [3 * 86_400, '3 days'],
    ] as const
  ).map(([seconds, said]): [Anomaly, string] => [
    { ...found, rule: 'clockSetBack', count: 1, seconds },
    `The clock of this computer went back by ${said}.`,
  ]),
])('what is out of the ordinary: %j', (anomaly, said) => {
  expect(worded(activity.anomalies, 'rule', anomaly)).toBe(said);
});
