import { setImmediate as nextSlice } from 'node:timers/promises';
import type { AuditFilter, AuditFormat, AuditLine } from '../../../src-preload/contract/audit.ts';
import { recordReading } from '../audit.ts';
import type { Session } from '../session.ts';
import { csv } from './csv.ts';
import { isMeant, lineOf, namesOf } from './query.ts';

/** How many events are written at once: a few milliseconds. */
const SLICE = 512;

/** What a file of the audit says of one event, in this order. */
const columns = [
  'number',
  'time',
  'kind',
  'by',
  'byName',
  'subject',
  'name',
  'fields',
  'version',
  'environment',
  'application',
  'count',
  'firstTime',
  'lastTime',
  'unverified',
  'code',
  'reason',
] as const;
type Cells = Partial<Record<(typeof columns)[number], string | number | boolean | readonly string[]>>;

/**
 * The events that a filter asks for as text, oldest first, with the names of what they are about; audited. The audit
 * holds no values, so the text has none. `damaged` tells how many events of the whole audit could not be read and are
 * missing. Throws VAULT_LOCKED when the vault is locked meanwhile.
 */
export async function exportEvents(
  session: Session,
  filter: AuditFilter,
  format: AuditFormat,
): Promise<{ text: string; count: number; damaged: number }> {
  const all = await session.auditEvents.all();
  const { damaged } = session.auditEvents;
  const meant = all.filter((event) => isMeant(event, filter));
  const nameOf = namesOf(session);
  const written: string[] = [];
  for (let at = 0; at < meant.length; at += SLICE) {
    await nextSlice();
    session.assertUnlocked();
    const rows = meant.slice(at, at + SLICE).map((event) => cellsOf(lineOf(event, nameOf)));
    written.push(...rows.map(format === 'csv' ? csvRow : jsonRow));
  }
  const text = format === 'csv' ? csv([columns]) + written.join('') : `[\n${written.join(',\n')}\n]\n`;
  recordReading(session, 'exported', { name: 'audit', count: meant.length });
  return { text, count: meant.length, damaged };
}

const timeOf = (seconds: number) => new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z');

function cellsOf({ at, by, name, firstAt, lastAt, ...rest }: AuditLine): Cells {
  return {
    ...rest,
    time: timeOf(at),
    by: by.kind,
    ...(by.name !== undefined && { byName: by.name }),
    ...(name !== null && { name }),
    ...(firstAt !== undefined && { firstTime: timeOf(firstAt) }),
    ...(lastAt !== undefined && { lastTime: timeOf(lastAt) }),
  };
}

function csvRow(row: Cells): string {
  const cell = (value: Cells[keyof Cells]) => (Array.isArray(value) ? value.join('; ') : String(value ?? ''));
  return csv([columns.map((column) => cell(row[column]))]);
}

/** One line of JSON, its keys in the order of the columns. */
function jsonRow(row: Cells): string {
  return JSON.stringify(
    Object.fromEntries(columns.flatMap((column) => (row[column] === undefined ? [] : [[column, row[column]]]))),
  );
}
