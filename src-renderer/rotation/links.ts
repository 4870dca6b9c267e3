import type { NewPlaceOfUse } from '../../src-preload/contract.ts';
import type { LinkedTo } from './store.ts';

/** The places that a rotation begins with: those that are known, and each connection, unless it is among them. */
export function withLinks(places: readonly NewPlaceOfUse[], links: readonly LinkedTo[]): NewPlaceOfUse[] {
  const known = new Set(places.filter(({ kind }) => kind === 'link').map(({ text }) => text));
  const more = new Set(links.map(({ name }) => name).filter((name) => !known.has(name)));
  return [...places, ...[...more].map((text) => ({ kind: 'link' as const, text }))];
}

/** The connection that a place means; `null` where it is none, or is not there any more. */
export function linkOf({ kind, text }: NewPlaceOfUse, links: readonly LinkedTo[]): LinkedTo | null {
  return kind === 'link' ? (links.find(({ name }) => name === text) ?? null) : null;
}
