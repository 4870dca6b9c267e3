import type { Deletion } from '../../src-preload/contract.ts';
import type { Option } from '../ui/options.ts';

export const longestProjectName = 64;
export const longestEnvironmentName = 32;
export const mostRotationDays = 3_650;

/** The hues of projects, by number. */
export const projectHues: readonly Option<number>[] = ['Brass', 'Green', 'Blue', 'Purple', 'Teal', 'Pink'].map(
  (label, value) => ({ value, label, dot: value }),
);

export const environmentHues = [
  { value: 'dev', label: 'Sea blue', chip: 'dev' },
  { value: 'staging', label: 'Violet', chip: 'staging' },
  { value: 'prod', label: 'Red', chip: 'prod' },
  { value: 'hue-1', label: 'Brass', chip: 'hue-1' },
  { value: 'hue-2', label: 'Green', chip: 'hue-2' },
  { value: 'hue-3', label: 'Blue', chip: 'hue-3' },
  { value: 'hue-4', label: 'Purple', chip: 'hue-4' },
  { value: 'hue-5', label: 'Teal', chip: 'hue-5' },
  { value: 'hue-6', label: 'Pink', chip: 'hue-6' },
] as const;

export function nameProblem(name: string, longest: number): string | null {
  if (name.trim() === '') return 'Give it a name.';
  return name.trim().length > longest ? `A name has at most ${longest} characters.` : null;
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
  return /^[a-z][a-z0-9-]{0,31}$/.test(slug)
    ? null
    : 'A letter from a to z, then such letters, digits and hyphens; at most 32 in all.';
}

/** Days from a field: `null` for never where it is empty, `undefined` where it is no such number. */
export function rotationDaysOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return days >= 1 && days <= mostRotationDays ? days : undefined;
}

const secrets = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'secret' : 'secrets'}`;

/** What deleting a project or an environment means, before anything happens. */
export function deletionInWords({ only, also, inTrash }: Deletion, kind: 'project' | 'environment'): string[] {
  const are = (count: number) => (count === 1 ? 'is' : 'are');
  if (only + also + inTrash === 0) return ['No secret is in it.'];
  return [
    only > 0 ? `${secrets(only)} ${are(only)} in no other ${kind}.` : `No secret is in this ${kind} alone.`,
    also > 0 ? `${secrets(also)} ${are(also)} in others too and only ${also === 1 ? 'leaves' : 'leave'} this one.` : '',
    inTrash > 0
      ? `${secrets(inTrash)} of it ${are(inTrash)} in the trash and ${inTrash === 1 ? 'stays' : 'stay'} there.`
      : '',
  ].filter((sentence) => sentence !== '');
}
