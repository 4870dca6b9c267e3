import type { Environment, RotationRule } from '../../../src-preload/contract.ts';
import { number } from '../../../src-texts/language.ts';
import { texts } from '../../../src-texts/texts.ts';

const t = texts.secretWords.rotation;

/** "every 90 days in prod", "every 30 days, as it is critical", "every 14 days". */
export function ruleWords({ days, because, environment }: RotationRule, environments: readonly Environment[]): string {
  const often = days === 1 ? t.everyDay : t.everyDays(number(days));
  if (because === 'critical') return t.asCritical(often);
  if (environment === null) return often;
  return t.inEnvironment(often, environments.find(({ slug }) => slug === environment)?.name ?? environment);
}
