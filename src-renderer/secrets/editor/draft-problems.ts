import { texts } from '../../../src-texts/texts.ts';
import { type Draft, type DraftField, type FieldDraft, unfinishedDay } from '../draft.ts';
import { limits } from '../limits.ts';
import { nameProblem } from '../secret-name.ts';
import { databaseProblem } from './database-draft.ts';
import { readMetadata } from './metadata.ts';

const t = texts.secretProblems;

export type FieldProblems = Partial<Record<DraftField | 'value', string>>;

const mostApplications = 64;
const applicationRule = /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,63}$/;

/** What is wrong field by field; empty where it can be saved. */
export function draftProblems(draft: Draft, value: string, valueNeeded: boolean): FieldProblems {
  const found: Record<string, string | null> = {
    name: nameProblem(draft.name),
    label: textProblem('label', draft),
    value: valueProblem(value, valueNeeded),
    description: textProblem('description', draft),
    scope: scopeProblem(draft.scope),
    expiresAt: draft.expiresAt === unfinishedDay ? t.day : null,
    tags: tagsProblem(draft.tags),
    username: textProblem('username', draft),
    url: textProblem('url', draft),
    notes: textProblem('notes', draft),
    fields: fieldsProblem(draft.fields),
    metadata: metadataProblem(draft.metadata),
    rotation: draft.rotation.kind === 'days' ? daysProblem(draft.rotation.days, 3_650) : null,
    leadDays: draft.leadDays.trim() === '' ? null : daysProblem(draft.leadDays, 365),
    database: draft.database === null ? null : (databaseProblem(draft.database)?.text ?? null),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

function textProblem(field: keyof typeof t.tooLong, draft: Draft): string | null {
  const { [field]: text } = draft;
  if (!text.isWellFormed()) return t.halfCharacter;
  return text.length <= limits[field] ? null : t.tooLong[field](limits[field], text.length);
}

function valueProblem(value: string, needed: boolean): string | null {
  if (value === '') return needed ? t.value.missing : null;
  if (!value.isWellFormed()) return t.value.halfCharacter;
  if (value.length <= limits.valueBytes / 3) return null;
  return new TextEncoder().encode(value).length > limits.valueBytes ? t.value.tooLong : null;
}

function scopeProblem(scope: readonly string[]): string | null {
  const odd = scope.find((application) => !applicationRule.test(application));
  if (odd !== undefined) return t.scope.odd;
  return scope.length > mostApplications ? t.scope.many(mostApplications) : null;
}

function tagsProblem(tags: readonly string[]): string | null {
  if (!tags.every((tag) => isOneLine(tag, limits.tag))) return t.tags.odd(limits.tag);
  return tags.length > limits.tags ? t.tags.many(limits.tags) : null;
}

function isOneLine(text: string, most: number): boolean {
  return text !== '' && text.length <= most && text.trim() === text && !/\p{Cc}/u.test(text) && text.isWellFormed();
}

/** What is wrong with the fields of a person's own, the first thing only. */
function fieldsProblem(fields: readonly FieldDraft[]): string | null {
  if (fields.length > limits.fields) return t.fields.many(limits.fields);
  if (fields.some(({ name }) => name === '')) return t.fields.noName;
  const odd = fields.find(({ name }) => !isOneLine(name, limits.fieldName));
  if (odd) return t.fields.oddName(limits.fieldName);
  if (new Set(fields.map(({ name }) => name)).size < fields.length) return t.fields.sameName;
  const long = fields.find(({ value }) => value !== null && value.length > limits.fieldValue);
  if (long) return t.fields.tooLong(limits.fieldValue);
  return fields.every(({ value }) => value?.isWellFormed() ?? true) ? null : t.fields.halfCharacter;
}

function metadataProblem(text: string): string | null {
  const read = readMetadata(text);
  return 'problem' in read ? read.problem : null;
}

function daysProblem(text: string, most: number): string | null {
  const days = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return days >= 1 && days <= most ? null : t.days(most);
}
