import type { AnomalyRule, AnomalyRules } from '../../../src-preload/contract/anomalies.ts';

const names: Readonly<Record<AnomalyRule, string>> = {
  failedUnlocks: 'repeated failed unlocks',
  manyReads: 'many values read in a short time',
  revokedUse: 'the use of a revoked secret',
  unusualHour: 'reading at an unusual hour',
  manyDenied: 'many refusals to programs',
  clockSetBack: 'a clock that was set back',
};

/** Numbers that make a rule tell more often the greater they are: the longer it looks. Of the others, the smaller. */
const longer: ReadonlySet<string> = new Set(['minutes', 'atLeast.seconds']);

/** What will be told of less often than before, in words; empty where nothing is. */
export function watchesLess(now: AnomalyRules, next: AnomalyRules): string[] {
  return (Object.keys(names) as AnomalyRule[]).flatMap((rule) => {
    const [before, after] = [now[rule], next[rule]];
    if (!before.on) return [];
    if (!after.on) return [`Coffer no longer tells of ${names[rule]}.`];
    return isWeaker({ ...before }, { ...after }) ? [`Coffer tells of ${names[rule]} only later than before.`] : [];
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
