import { toHex } from '../../crypto/bytes.ts';
import { addTerm, emptySum, equalSums, pinOf, readSum } from '../../crypto/term.ts';
import { isNewer } from '../orphans.ts';
import { type Entry, openPage } from '../pages.ts';
import { entryOf, openSecretRow, openVersionRow, type SecretRecord } from '../secret-rows.ts';
import { type FoundRow, type Source, sumOf, vouchedBy } from './source.ts';

type FoundVersion = FoundRow & { number: number };

/** A secret that stays, with what is left of it. */
export type FoundSecret = {
  readonly id: string;
  readonly name: string;
  /** Its own row; `null` where that is lost and only its page tells of it. */
  readonly own: { readonly place: number; readonly record: SecretRecord } | null;
  /** What its page says; `null` where no page does. */
  readonly entry: Entry | null;
  /** Its versions that stay, oldest first; the last one is the current one. */
  readonly versions: readonly [FoundVersion, ...FoundVersion[]];
  /** Whether its own row says of the versions what is found, so that it stays as it is. */
  readonly asIs: boolean;
  readonly versionsLost: number;
  /** Whether its newest value is lost. */
  readonly reverted: boolean;
  /** Whether its own row is another one than its page names. */
  readonly outdated: boolean;
};

export type FoundSecrets = {
  kept: FoundSecret[];
  lost: { id: string; name: string }[];
  /** Whether the pages are the ones that the manifest sums: else any of them, and what it names, may be an old one. */
  unsure: boolean;
  /** Rows that don't belong to any secret that the vault has. */
  foreign: number;
};

type Own = FoundRow & { record: SecretRecord | null };
type Listing = { entries: Map<string, Entry>; complete: boolean; whole: boolean };

/**
 * Finds every secret that the pages list, and those that a broken page may have listed, with the versions that are left
 * of it. What is genuine stays, also where it may be an earlier state; what was made up never opens.
 */
export function* findSecrets(source: Source): Generator<number, FoundSecrets> {
  const listing = yield* readListing(source);
  const owns = yield* readOwnRows(source);
  const versions = yield* readVersions(source);
  const exact = listing.complete && listing.whole;
  const ids = new Set([...listing.entries.keys(), ...(exact ? [] : [...owns.keys(), ...versions.keys()])]);
  const found: FoundSecrets = { kept: [], lost: [], unsure: !listing.complete, foreign: 0 };
  const names = freeNames([...listing.entries.values(), ...[...owns.values()].flatMap(({ record }) => record ?? [])]);
  for (const id of ids) {
    const own = owns.get(id);
    const entry = listing.entries.get(id) ?? null;
    const name = entry?.name ?? own?.record?.name ?? null;
    const candidates = versions.get(id) ?? [];
    const left = yield* findSecret(source, { id, own, entry }, candidates, listing.complete);
    if (left) found.kept.push({ ...left, name: name ?? names.next().value });
    else if (name !== null) found.lost.push({ id, name });
    else found.foreign += candidates.length;
  }
  for (const id of owns.keys()) if (!ids.has(id)) found.foreign++;
  for (const [id, rows] of versions) if (!ids.has(id)) found.foreign += rows.length;
  return found;
}

/** For values whose name is lost. */
function* freeNames(named: readonly { name: string }[]): Generator<string, never> {
  const taken = new Set(named.map(({ name }) => name));
  for (let turn = 1; ; turn++) if (!taken.has(`RECOVERED_${turn}`)) yield `RECOVERED_${turn}`;
}

/** What the pages list; of two that tell of the same secret, the newer counts. */
function* readListing(source: Source): Generator<number, Listing> {
  const entries = new Map<string, Entry>();
  let sum = emptySum;
  let whole = true;
  yield* source.each('pages', (row, { term }) => {
    sum = addTerm(sum, term);
    const page = openPage(source.rows, row);
    if (!page) whole = false;
    for (const entry of page ?? []) if (isNewer(entry, entries.get(entry.id))) entries.set(entry.id, entry);
  });
  return { entries, whole, complete: equalSums(sum, source.session.manifest.sums.pages) };
}

function* readOwnRows(source: Source): Generator<number, Map<string, Own>> {
  const owns = new Map<string, Own>();
  yield* source.each('secrets', (row, found) => {
    const record = openSecretRow(source.rows, row);
    if (record || !owns.has(found.id)) owns.set(found.id, { ...found, record });
  });
  return owns;
}

/** The versions by the secret that they say they are of; whether they are genuine is not looked at yet. */
function* readVersions(source: Source): Generator<number, Map<string, FoundVersion[]>> {
  const versions = new Map<string, FoundVersion[]>();
  yield* source.each('versions', (row, found) => {
    const secret = toHex(row.secret as Uint8Array);
    const known = versions.get(secret) ?? [];
    known.push({ ...found, number: row.number as number });
    versions.set(secret, known);
  });
  return versions;
}

type Traces = { id: string; own: Own | undefined; entry: Entry | null };

/** What is left of a secret; `null` where no value of it can be read. */
function* findSecret(
  source: Source,
  { id, own, entry }: Traces,
  candidates: readonly FoundVersion[],
  complete: boolean,
): Generator<number, Omit<FoundSecret, 'name'> | null> {
  const record = own?.record ?? null;
  const pinned = own !== undefined && pinOf(own.term) === entry?.pin;
  const vouching = pinned && complete ? record : null;
  const [first, ...later] = vouching
    ? yield* vouchedVersions(source, candidates, vouching)
    : yield* genuineVersions(source, candidates, complete && entry ? entry.version : Infinity);
  if (!first) return null;
  const versions = [first, ...later] as const;
  const current = later.at(-1) ?? first;
  const newest = vouching?.current.number ?? Math.max(record?.current.number ?? 0, entry?.version ?? 0);
  const expected = vouching?.versions.count ?? Math.max(record?.versions.count ?? 0, entry?.versions ?? 0);
  return {
    id,
    own: own && record ? { place: own.place, record } : null,
    entry,
    versions,
    asIs: record?.current.id === current.id && equalSums(sumOf(versions), readSum(record.versions)),
    versionsLost: Math.max(0, expected - versions.length),
    reverted: current.number < newest,
    outdated: own && record && entry ? !pinned && (complete || !isNewerRow(own, record, entry)) : false,
  };
}

function isNewerRow({ id, term }: Own, record: SecretRecord, entry: Entry): boolean {
  return isNewer(entryOf(id, record, pinOf(term), null), entry);
}

/** Those that the secret's own row vouches for. Where all of them are there, none needs to be opened. */
function* vouchedVersions(
  source: Source,
  candidates: readonly FoundVersion[],
  { versions, current }: SecretRecord,
): Generator<number, FoundVersion[]> {
  const expected = readSum(versions);
  const all = vouchedBy(expected, candidates);
  if (all) return inOrder(all);
  const genuine = yield* genuineVersions(source, candidates, current.number);
  const fitting = genuine.filter(({ number, term }) => number !== current.number || pinOf(term) === current.pin);
  return inOrder(vouchedBy(expected, fitting) ?? fitting);
}

function* genuineVersions(
  source: Source,
  candidates: readonly FoundVersion[],
  newest: number,
): Generator<number, FoundVersion[]> {
  const genuine = yield* source.genuine('versions', candidates, (row) => openVersionRow(source.rows, row) !== null);
  return inOrder(genuine.filter(({ number }) => number <= newest));
}

/** Oldest first, each number once. */
function inOrder(versions: readonly FoundVersion[]): FoundVersion[] {
  const byNumber = new Map(versions.map((version) => [version.number, version]));
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}
