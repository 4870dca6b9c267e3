import type { SecretSummary } from '../../src-preload/contract.ts';
import { canonicalJson } from './sealed-rows.ts';
import { simplest } from './stored.ts';

/** What a page keeps of one secret: what the list shows, the pin of its row, and how many versions it has. */
export type Entry = SecretSummary & { readonly pin: string; readonly versions: number };

/** A page as it stands in the file: of each field the values of all its secrets, in one order. */
export type PageRecord = { readonly [K in keyof Entry]?: readonly Entry[K][] };

const plain: Readonly<Record<string, unknown>> = simplest.entry;
const plainTexts = new Map(Object.entries(plain).map(([field, value]) => [field, canonicalJson(value)]));

/** An entry's fields as canonical JSON, which a page is put together from. */
export type EntryTexts = ReadonlyMap<string, string>;

export function entryTexts(entry: Entry): EntryTexts {
  return new Map(Object.entries(entry).map(([field, value]) => [field, canonicalJson(value)]));
}

/** A page's record as canonical JSON; a field that is at its simplest in all of its entries is left out. */
export function pageJson(entries: readonly EntryTexts[]): string {
  const fields = new Set(entries.flatMap((entry) => [...entry.keys()]));
  const columns = [...fields].sort().flatMap((field) => {
    const simple = plainTexts.get(field);
    const values = entries.map((entry) => entry.get(field) ?? simple ?? 'null');
    return values.every((value) => value === simple) ? [] : [`${JSON.stringify(field)}:[${values.join(',')}]`];
  });
  return `{${columns.join(',')}}`;
}

/** The entries of a page. */
export function entriesOf(page: PageRecord): Entry[] {
  return (page.id ?? []).map((_, place) => entryAt(page, place));
}

/** Written out field by field: it is made for every secret when the vault is opened. */
function entryAt(page: PageRecord, place: number): Entry {
  const { entry: simple } = simplest;
  return {
    id: page.id?.[place] ?? '',
    name: page.name?.[place] ?? '',
    label: page.label?.[place] ?? simple.label,
    description: page.description?.[place] ?? simple.description,
    type: page.type?.[place] ?? 'generic',
    projects: page.projects?.[place] ?? [],
    environments: page.environments?.[place] ?? [],
    tags: page.tags?.[place] ?? [],
    favourite: page.favourite?.[place] ?? simple.favourite,
    critical: page.critical?.[place] ?? simple.critical,
    expiresAt: page.expiresAt?.[place] ?? null,
    leadDays: page.leadDays?.[place] ?? null,
    rotationPolicy: page.rotationPolicy?.[place] ?? simple.rotationPolicy,
    markedDueAt: page.markedDueAt?.[place] ?? null,
    rotating: page.rotating?.[place] ?? simple.rotating,
    createdAt: page.createdAt?.[place] ?? 0,
    updatedAt: page.updatedAt?.[place] ?? 0,
    valueChangedAt: page.valueChangedAt?.[place] ?? 0,
    lastUsedAt: page.lastUsedAt?.[place] ?? null,
    revokedAt: page.revokedAt?.[place] ?? null,
    trashedAt: page.trashedAt?.[place] ?? null,
    purgeAt: page.purgeAt?.[place] ?? null,
    version: page.version?.[place] ?? 1,
    service: page.service?.[place] ?? null,
    pin: page.pin?.[place] ?? '',
    versions: page.versions?.[place] ?? 1,
  };
}
