import type { Environment, RotationRule } from '../../../src-preload/contract.ts';

/** "every 90 days in prod", "every 30 days, as it is critical", "every 14 days". */
export function ruleWords({ days, because, environment }: RotationRule, environments: readonly Environment[]): string {
  const often = days === 1 ? 'every day' : `every ${days.toLocaleString('en')} days`;
  if (because === 'critical') return `${often}, as it is critical`;
  if (environment === null) return often;
  return `${often} in ${environments.find(({ slug }) => slug === environment)?.name ?? environment}`;
}
