import type { AnomalyRule, AnomalyRules } from '../../../src-preload/contract/anomalies.ts';
import type { NumberedEvent } from './events.ts';
import type { Finding, FoundAnomaly, TimeZoneOffsetAt } from './findings.ts';
import { findManyDenied, findManyReads, findRevokedUse, findUnusualHours } from './secret-anomalies.ts';
import { findClockSetBack, findFailedUnlocks } from './vault-anomalies.ts';

type Find<R extends AnomalyRule> = (
  byTime: readonly NumberedEvent[],
  rule: AnomalyRules[R],
  timeZoneOffsetAt: TimeZoneOffsetAt,
) => Finding[];

const finders: { readonly [R in AnomalyRule]: Find<R> } = {
  failedUnlocks: findFailedUnlocks,
  manyReads: findManyReads,
  revokedUse: findRevokedUse,
  unusualHour: findUnusualHours,
  manyDenied: findManyDenied,
  clockSetBack: findClockSetBack,
};
const rulesInOrder = Object.keys(finders) as AnomalyRule[];

/**
 * What is out of the ordinary in an audit, newest first. It depends on nothing but the events, in whatever order they
 * are given. A finding that grows with later events keeps its id, which names its rule and its beginning.
 */
export function findAnomalies(
  events: readonly NumberedEvent[],
  rules: AnomalyRules,
  timeZoneOffsetAt: TimeZoneOffsetAt,
): FoundAnomaly[] {
  const byTime = events.toSorted((a, b) => a.at - b.at || a.number - b.number);
  const found = new Map<string, FoundAnomaly>();
  const apply = <R extends AnomalyRule>(rule: R): void => {
    if (!rules[rule].on) return;
    for (const finding of finders[rule](byTime, rules[rule], timeZoneOffsetAt)) {
      const { of, ...rest } = finding;
      const id = of === undefined ? `${rule}:${rest.at}` : `${rule}:${of}:${rest.at}`;
      if (!found.has(id)) found.set(id, { id, ...rest });
    }
  };
  for (const rule of rulesInOrder) apply(rule);
  return [...found.values()].toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}
