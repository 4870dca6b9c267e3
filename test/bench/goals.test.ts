import { describe, expect, it } from 'vitest';
import { type Goal, goals, judge } from './goals.ts';
import { goalsTable, measuredTables } from './report.ts';
import { Results, type Timing } from './rows.ts';
import type { OperationName } from './subject.ts';

const timing = (subject: string, operation: OperationName, size: number, medianMs: number): Timing => ({
  subject,
  operation,
  size,
  medianMs,
  p95Ms: 2 * medianMs,
  samples: 9,
});
const goalNamed = (start: string): Goal => {
  const goal = goals.vault.find(({ what }) => what.startsWith(start));
  if (!goal) throw new Error(`no goal ${start}`);
  return goal;
};

describe('goals', () => {
  it('are judged by the worst size from 1,000 on', () => {
    const results = new Results([
      timing('coffer', 'unlock', 100, 9),
      timing('kdbxweb', 'unlock', 100, 10),
      timing('coffer', 'unlock', 1_000, 5),
      timing('kdbxweb', 'unlock', 1_000, 100),
      timing('coffer', 'unlock', 10_000, 200),
      timing('kdbxweb', 'unlock', 10_000, 1_000),
    ]);
    expect(judge(goalNamed('unlock, against kdbxweb'), results)).toMatchObject({
      measured: 0.2,
      met: false,
      missedBy: 2,
    });
    expect(judge(goalNamed('unlock 10,000'), results)).toMatchObject({ measured: 200, met: false, missedBy: 2.5 });
  });

  it('that ask for at least something are missed by what is short of it', () => {
    const at = (kdbxweb: number) =>
      judge(
        goalNamed('create, kdbxweb against Coffer'),
        new Results([timing('coffer', 'create', 10_000, 2), timing('kdbxweb', 'create', 10_000, kdbxweb)]),
      );
    expect(at(500)).toMatchObject({ measured: 250, met: false, missedBy: 2 });
    expect(at(1_000)).toMatchObject({ measured: 500, met: true, missedBy: 1 });
  });

  it('compare the largest vault with the smallest', () => {
    const sizes = [timing('coffer', 'update', 50_000, 3), timing('coffer', 'update', 100, 2)];
    const goal = goalNamed('update, largest vault against smallest');
    expect(judge(goal, new Results(sizes))?.measured).toBe(1.5);
    expect(judge(goal, new Results(sizes.slice(0, 1)))).toBeUndefined();
  });

  it('say so where a run had no part of them', () => {
    expect(
      goalsTable('vault', new Results([]))
        .rows.slice(1)
        .map(([, , measured, verdict]) => [measured, verdict]),
    ).toEqual(goals.vault.map(() => ['', 'not measured']));
  });
});

describe('tables', () => {
  it('show how many times as long as Coffer a peer takes, and leave out what was not measured', () => {
    const tables = measuredTables(
      new Results([
        timing('coffer', 'get', 100, 0.02),
        timing('kdbxweb', 'get', 100, 0.5),
        timing('kdbxweb', 'get', 1_000, 12),
        { subject: 'coffer', operation: 'file', size: 100, bytes: 1_234.4 },
      ]),
    );
    expect(tables.map(({ rows }) => rows)).toEqual([
      [
        ['', '100 secrets', '1,000 secrets'],
        ['coffer', '0.02 / 0.04', ''],
        ['kdbxweb', '0.5 / 1 ×25', '12 / 24'],
      ],
      [
        ['', '100 secrets'],
        ['coffer', '1,234'],
      ],
    ]);
  });
});
