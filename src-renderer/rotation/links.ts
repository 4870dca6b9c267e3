import type { NewPlaceOfUse } from '../../src-preload/contract.ts';
import type { LinkedTo } from './store.ts';

/** The places that a rotation begins with: those that are known, and each connection, unless it is among them. */
export function withLinks(places: readonly NewPlaceOfUse[], links: readonly LinkedTo[]): NewPlaceOfUse[] {
  const known = new Set(places.filter(({ kind }) => kind === 'link').map(({ text }) => text));
  const more = new Set(links.map(({ name }) => name).filter((name) => !known.has(name)));
  return [...places, ...[...more].map((text) => ({ kind: 'link' as const, text }))];
}

/** The connection that a place means by its name; `null` where it is none, is not there any more, or could be several. */
export function linkOf({ kind, text }: NewPlaceOfUse, links: readonly LinkedTo[]): LinkedTo | null {
  if (kind !== 'link') return null;
  const [link, ...others] = links.filter(({ name }) => name === text);
  return link && others.length === 0 ? link : null;
}
