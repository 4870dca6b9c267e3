import type { AnomalyRules } from '../../../src-preload/contract/anomalies.ts';
import type { NumberedEvent } from './events.ts';
import { addStretch, type Finding, type Stretch } from './findings.ts';

type Tries = { count: number; firstAt: number; lastAt: number };

/**
 * Failed unlocks are told by count, first and last of those before an unlock, not each with its time. So this finds what
 * is certain: tries whose first and last lie within the minutes, and so many over a longer time that, however they were
 * spread, some stretch of so many minutes had enough of them.
 */
export function findFailedUnlocks(
  byTime: readonly NumberedEvent[],
  { atLeast, minutes }: AnomalyRules['failedUnlocks'],
): Finding[] {
  const window = minutes * 60;
  const tries = triesOf(byTime);
  const between = (first: number, last: number) => together(tries.slice(first, last + 1));
  const isMany = ({ count, firstAt, lastAt }: Tries) =>
    Math.ceil(count / (Math.floor((lastAt - firstAt) / window) + 1)) >= atLeast;
  const stretches: Stretch[] = [];
  for (const [last, { lastAt }] of tries.entries()) {
    const first = tries.findIndex((earlier) => lastAt - earlier.firstAt < window);
    if (first !== -1 && first < last && isMany(between(first, last))) addStretch(stretches, { first, last });
    else if (isMany(between(last, last))) addStretch(stretches, { first: last, last });
  }
  return stretches.map(({ first, last }) => {
    const { count, firstAt, lastAt } = between(first, last);
    return { rule: 'failedUnlocks', at: firstAt, until: lastAt, subjects: [], count, atLeast, minutes };
  });
}

/** The failed tries, by their beginning; what was kept outside the vault may say that it ended before. */
function triesOf(events: readonly NumberedEvent[]): Tries[] {
  return events
    .filter(({ kind }) => kind === 'unlock-failed')
    .map(({ at, count = 1, firstAt = at, lastAt = at }) => ({ count, firstAt, lastAt: Math.max(firstAt, lastAt) }))
    .toSorted((a, b) => a.firstAt - b.firstAt || a.lastAt - b.lastAt);
}

function together(tries: readonly Tries[]): Tries {
  return tries.reduce((all, { count, firstAt, lastAt }) => ({
    count: all.count + count,
    firstAt: Math.min(all.firstAt, firstAt),
    lastAt: Math.max(all.lastAt, lastAt),
  }));
}

/** The audit's numbers are its true order: where the time falls from one event to the next, the clock was set back. */
export function findClockSetBack(
  byTime: readonly NumberedEvent[],
  { seconds }: AnomalyRules['clockSetBack'],
): Finding[] {
  const found: Finding[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const { at } of byTime.toSorted((a, b) => a.number - b.number)) {
    const back = before - at;
    if (back > seconds) found.push({ rule: 'clockSetBack', at, until: at, subjects: [], count: 1, seconds: back });
    before = at;
  }
  return found;
}
