import type { Deletion } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import type { Option } from '../ui/options.ts';

const t = texts.projects;

export const longestProjectName = 64;
export const longestEnvironmentName = 32;
export const mostRotationDays = 3_650;

/** The hues of projects, by number. */
export const projectHues: readonly Option<number>[] = t.project.hues.map((label, value) => ({
  value,
  label,
  dot: value,
}));

export const environmentHues = [
  { value: 'dev', label: t.environment.hues.dev, chip: 'dev' },
  { value: 'staging', label: t.environment.hues.staging, chip: 'staging' },
  { value: 'prod', label: t.environment.hues.prod, chip: 'prod' },
  { value: 'hue-1', label: t.environment.hues['hue-1'], chip: 'hue-1' },
  { value: 'hue-2', label: t.environment.hues['hue-2'], chip: 'hue-2' },
  { value: 'hue-3', label: t.environment.hues['hue-3'], chip: 'hue-3' },
  { value: 'hue-4', label: t.environment.hues['hue-4'], chip: 'hue-4' },
  { value: 'hue-5', label: t.environment.hues['hue-5'], chip: 'hue-5' },
  { value: 'hue-6', label: t.environment.hues['hue-6'], chip: 'hue-6' },
] as const;

export function nameProblem(name: string, longest: number): string | null {
  if (name.trim() === '') return t.problems.noName;
  return name.trim().length > longest ? t.problems.nameTooLong(longest) : null;
}

/** The short name by which programs ask, made of what a person calls it; empty where nothing of it can be used. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 32);
}

export function slugProblem(slug: string): string | null {
  return /^[a-z][a-z0-9-]{0,31}$/.test(slug) ? null : t.problems.slug;
}

/** Days from a field: `null` for never where it is empty, `undefined` where it is no such number. */
export function rotationDaysOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return days >= 1 && days <= mostRotationDays ? days : undefined;
}

/** What deleting a project or an environment means, before anything happens. */
export function deletionInWords({ only, also, inTrash }: Deletion, kind: 'project' | 'environment'): string[] {
  const said = t.deletion;
  if (only + also + inTrash === 0) return [said.empty];
  return [
    only > 0 ? said.onlyHere(only, kind) : said.noneOnlyHere(kind),
    also > 0 ? said.elsewhereToo(also) : '',
    inTrash > 0 ? said.inTrash(inTrash) : '',
  ].filter((sentence) => sentence !== '');
}
