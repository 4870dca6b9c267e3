import type { AuditEvent } from '../../../src-preload/contract/audit.ts';
import type { Environment, Project } from '../../../src-preload/contract.ts';
import { fromHex } from '../../crypto/bytes.ts';
import { addTerm, emptySum, type Sum } from '../../crypto/term.ts';
import type { Row, TableName } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import { sealEvent } from '../audit.ts';
import { person } from '../environment.ts';
import { VaultError } from '../errors.ts';
import { flatTables, headerDigest, type Manifest, type SummedTable, sealManifest } from '../manifest.ts';
import { Pages, pageSize } from '../pages.ts';
import { entryOf, openVersionRow } from '../secret-rows.ts';
import { atOnce, weightOf } from '../slices.ts';
import { toStored } from '../stored.ts';
import { type Assessment, isMended } from './assessment.ts';
import type { MissingPlace } from './find-flat.ts';
import type { FoundSecret } from './find-secrets.ts';
import { type Moment, mend } from './mend.ts';
import type { Source } from './source.ts';

type Insertable = Exclude<SummedTable, 'pages'>;

/**
 * Writes what stays of a damaged vault into an empty file, inside the caller's transaction: rows as they are where their
 * parents say so, mended ones elsewhere, and above them new pages, sums and a manifest.
 */
export class Rebuild {
  readonly #found: Assessment;
  readonly #target: Store;
  readonly #moment: Moment;
  readonly #pages: Pages;
  readonly #sums = new Map<SummedTable, Sum>();
  #events = 0;

  constructor(found: Assessment, target: Store, moment: Moment) {
    this.#found = found;
    this.#target = target;
    this.#moment = moment;
    this.#pages = new Pages(target, this.#source.rows);
  }

  /** How many rows there are to write; counted anew each time. */
  get total(): number {
    const { secrets, tables } = this.#found;
    const below = secrets.kept.reduce((sum, { versions }) => sum + 1 + versions.length, 0);
    return Object.values(tables).reduce((sum, { kept }) => sum + kept.length, below);
  }

  /** The work in steps; yields the weight of each. */
  *steps(): Generator<number> {
    const { secrets, tables, places } = this.#found;
    for (const [index, secret] of secrets.kept.entries()) {
      yield* this.#secret(secret);
      if ((index + 1) % pageSize === 0) this.#flush();
    }
    this.#flush();
    for (const table of flatTables) {
      for (const { place } of tables[table].kept) yield this.#insert(table, this.#row(table, place));
    }
    for (const place of places) yield this.#insertPlace(place);
    for (const { place } of tables.audit.kept) yield this.#event(this.#row('audit', place));
    for (const event of this.#ownEvents()) yield this.#insertEvent(event);
  }

  /** What the vault opens with, and the manifest; the last step. Answers it with its row. */
  finish(unlockers: readonly Row[]): { manifest: Manifest; root: Row } {
    for (const row of this.#source.session.store.tables.header.all()) this.#target.tables.header.insert(row);
    for (const row of unlockers) this.#target.tables.unlockers.insert(row);
    const { now, revision } = this.#moment;
    const sums = Object.fromEntries(
      (['pages', 'audit', ...flatTables] as const).map((table) => [table, this.#sums.get(table) ?? emptySum]),
    ) as Manifest['sums'];
    const manifest = { revision, writtenAt: now, header: headerDigest(this.#target), sums };
    const root = sealManifest(this.#source.rows, manifest);
    this.#target.tables.manifest.insert(root);
    return { manifest, root };
  }

  get #source(): Source {
    return this.#found.source;
  }

  *#secret(found: FoundSecret): Generator<number> {
    const { id, versions, own, entry, asIs } = found;
    let last: Row | null = null;
    for (const { place } of versions) {
      last = this.#row('versions', place);
      this.#target.tables.versions.insert(last);
      yield weightOf((last.sealed as Uint8Array).length);
    }
    const { rows } = this.#source;
    const version = last && !asIs ? openVersionRow(rows, last) : null;
    const record = version ? mend(found, version, this.#moment) : own?.record;
    if (!record) throw new VaultError('REPAIR_FAILED');
    const row =
      own && asIs
        ? this.#row('secrets', own.place)
        : rows.seal('secrets', { id: fromHex(id) }, toStored('secret', record));
    this.#target.tables.secrets.insert(row);
    this.#pages.put(entryOf(id, record, this.#pages.pinOf(row), entry?.lastUsedAt ?? null));
    yield weightOf((row.sealed as Uint8Array).length);
  }

  #flush(): void {
    this.#sums.set('pages', atOnce(this.#pages.flushing(this.#sums.get('pages') ?? emptySum)));
  }

  /** Events are numbered without gaps; one whose number changes is sealed anew, for the number is bound to it. */
  #event(row: Row): number {
    const number = ++this.#events;
    if (row.number === number) return this.#insert('audit', row);
    const { rows } = this.#source;
    const renumbered = rows.reseal('audit', row, rows, { ...row, number });
    if (!renumbered) throw new VaultError('REPAIR_FAILED');
    return this.#insert('audit', renumbered);
  }

  #insertEvent(event: AuditEvent): number {
    return this.#insert('audit', sealEvent(this.#source.rows, ++this.#events, event));
  }

  /** One for each secret that is lost or not as it was, and one for the whole. */
  *#ownEvents(): Generator<AuditEvent> {
    const { lost, kept } = this.#found.secrets;
    const base = { kind: 'repaired', at: this.#moment.now, by: person } as const;
    const mended = kept.filter(isMended);
    for (const { id, name } of lost) yield { ...base, subject: id, name, code: 'RECORD_DAMAGED' };
    for (const { id, versions } of mended)
      yield { ...base, subject: id, version: (versions.at(-1) ?? versions[0]).number };
    yield { ...base, count: lost.length + mended.length };
  }

  #insertPlace({ kind, key, name }: MissingPlace): number {
    const { rows } = this.#source;
    if (kind === 'project') {
      const project = { name, hue: 0, archivedAt: null } satisfies Omit<Project, 'id'>;
      return this.#insert('projects', rows.seal('projects', { id: fromHex(key) }, project));
    }
    const environment = {
      slug: key,
      name,
      hue: 'hue-1',
      rotationDays: 90,
      archivedAt: null,
      order: 1_000,
    } satisfies Omit<Environment, 'id'> & { order: number };
    return this.#insert('environments', rows.seal('environments', { id: rows.newId() }, environment));
  }

  #insert(table: Insertable, row: Row): number {
    this.#target.tables[table].insert(row);
    this.#sums.set(table, addTerm(this.#sums.get(table) ?? emptySum, this.#source.rows.term(table, row)));
    return weightOf((row.sealed as Uint8Array).length);
  }

  #row(table: TableName, place: number): Row {
    const row = this.#source.at(table, place);
    if (!row) throw new VaultError('REPAIR_FAILED');
    return row;
  }
}
