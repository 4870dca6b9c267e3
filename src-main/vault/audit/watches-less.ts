import type { AnomalyRule, AnomalyRules } from '../../../src-preload/contract/anomalies.ts';

/** That a rule is off from now on, or tells only later. */
export type WatchesLess = { rule: AnomalyRule; how: 'off' | 'later' };

/** Numbers that make a rule tell more often the greater they are: the longer it looks. Of the others, the smaller. */
const longer: ReadonlySet<string> = new Set(['minutes', 'atLeast.seconds']);

/** What will be told of less often than before; empty where nothing is. */
export function watchesLess(now: AnomalyRules, next: AnomalyRules): WatchesLess[] {
  return (Object.keys(now) as AnomalyRule[]).flatMap((rule): WatchesLess[] => {
    const [before, after] = [now[rule], next[rule]];
    if (!before.on) return [];
    if (!after.on) return [{ rule, how: 'off' }];
    return isWeaker({ ...before }, { ...after }) ? [{ rule, how: 'later' }] : [];
  });
}

type Numbers = Readonly<Record<string, number | boolean>>;

function isWeaker(before: Numbers, after: Numbers): boolean {
  return Object.keys(before).some((key) => {
    const [was, will] = [Number(before[key]), Number(after[key])];
    const window = longer.has(key) || ('atLeast' in before && longer.has(`atLeast.${key}`));
    return window ? will < was : will > was;
  });
}
