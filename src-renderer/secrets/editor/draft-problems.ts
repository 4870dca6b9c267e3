import { type Draft, type DraftField, type FieldDraft, unfinishedDay } from '../draft.ts';
import { limits } from '../limits.ts';
import { nameProblem } from '../secret-name.ts';
import { databaseProblem } from './database-draft.ts';
import { readMetadata } from './metadata.ts';

export type FieldProblems = Partial<Record<DraftField | 'value', string>>;

const applicationRule = /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,63}$/;
const count = (n: number) => n.toLocaleString('en');

/** What is wrong field by field; empty where it can be saved. */
export function draftProblems(draft: Draft, value: string, valueNeeded: boolean): FieldProblems {
  const found: Record<string, string | null> = {
    name: nameProblem(draft.name),
    label: textProblem('A label', draft.label, limits.label),
    value: valueProblem(value, valueNeeded),
    description: textProblem('A description', draft.description, limits.description),
    scope: scopeProblem(draft.scope),
    expiresAt: draft.expiresAt === unfinishedDay ? 'Choose the day, or Never.' : null,
    tags: tagsProblem(draft.tags),
    username: textProblem('A user name', draft.username, limits.username),
    url: textProblem('An address', draft.url, limits.url),
    notes: textProblem('Notes', draft.notes, limits.notes),
    fields: fieldsProblem(draft.fields),
    metadata: metadataProblem(draft.metadata),
    rotation: draft.rotation.kind === 'days' ? daysProblem(draft.rotation.days, 3_650) : null,
    leadDays: draft.leadDays.trim() === '' ? null : daysProblem(draft.leadDays, 365),
    database: draft.database === null ? null : (databaseProblem(draft.database)?.text ?? null),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

function textProblem(what: string, text: string, most: number): string | null {
  if (!text.isWellFormed()) return 'There is half a character in it. Paste it again.';
  if (text.length <= most) return null;
  return `${what} ${what === 'Notes' ? 'have' : 'has'} at most ${count(most)} characters; these are ${count(text.length)}.`;
}

function valueProblem(value: string, needed: boolean): string | null {
  if (value === '') return needed ? 'Enter the value to keep.' : null;
  if (!value.isWellFormed()) return 'There is half a character in this value. Paste it again.';
  if (value.length <= limits.valueBytes / 3) return null;
  return new TextEncoder().encode(value).length > limits.valueBytes
    ? 'A value has at most 1 MiB. Nothing was cut.'
    : null;
}

function scopeProblem(scope: readonly string[]): string | null {
  const odd = scope.find((application) => !applicationRule.test(application));
  if (odd !== undefined) {
    return 'An application is one word of letters, digits and . _ : / @ - that begins with a letter or a digit.';
  }
  return scope.length > 64 ? 'At most 64 applications can be named.' : null;
}

function tagsProblem(tags: readonly string[]): string | null {
  if (!tags.every((tag) => isOneLine(tag, limits.tag)))
    return `A tag has at most ${limits.tag} characters on one line.`;
  return tags.length > limits.tags ? `A secret has at most ${limits.tags} tags.` : null;
}

function isOneLine(text: string, most: number): boolean {
  return text !== '' && text.length <= most && text.trim() === text && !/\p{Cc}/u.test(text) && text.isWellFormed();
}

/** What is wrong with the fields of a person's own, the first thing only. */
function fieldsProblem(fields: readonly FieldDraft[]): string | null {
  if (fields.length > limits.fields) return `A secret has at most ${limits.fields} fields.`;
  if (fields.some(({ name }) => name === '')) return 'Each field needs a name.';
  const odd = fields.find(({ name }) => !isOneLine(name, limits.fieldName));
  if (odd) return `A field’s name has at most ${limits.fieldName} characters on one line, without spaces at its ends.`;
  if (new Set(fields.map(({ name }) => name)).size < fields.length) return 'Two fields have the same name.';
  const long = fields.find(({ value }) => value !== null && value.length > limits.fieldValue);
  if (long) return `A field has at most ${count(limits.fieldValue)} characters.`;
  return fields.every(({ value }) => value?.isWellFormed() ?? true) ? null : 'There is half a character in a field.';
}

function metadataProblem(text: string): string | null {
  const read = readMetadata(text);
  return 'problem' in read ? read.problem : null;
}

function daysProblem(text: string, most: number): string | null {
  const days = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return days >= 1 && days <= most ? null : `Enter a number of days from 1 to ${count(most)}.`;
}
