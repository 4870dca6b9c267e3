import type {
  DraftContent,
  Id,
  NewSecretInput,
  SecretChanges,
  SecretDetail,
  SecretValue,
} from '../../src-preload/contract.ts';
import { databaseDraftOf, databaseOf } from './editor/database-draft.ts';
import { metadataText, readMetadata } from './editor/metadata.ts';

/** What the editor's fields hold, without the value. Numbers and JSON stand as they are typed. */
export type Draft = DraftContent;
export type FieldDraft = Draft['fields'][number];

export type DraftField = keyof Draft;

/** Stands for a day of expiry that is not filled in yet. */
export const unfinishedDay = -1;

const plain: Draft = {
  ...{ name: '', label: '', description: '', type: null, tokenType: 'none', project: null },
  ...{ environments: [], scope: [], expiresAt: null, tags: [], favourite: false, critical: false },
  ...{ username: '', url: '', notes: '', fields: [], metadata: '' },
  ...{ rotation: { kind: 'inherit', days: '' }, leadDays: '', database: null },
};

export const draftFields = Object.keys(plain) as readonly DraftField[];

export function emptyDraft(name: string, project: Id | null): Draft {
  return { ...plain, name, project };
}

export function draftOf(detail: SecretDetail): Draft {
  const { projects, fields, metadata, rotationPolicy, leadDays, database } = detail;
  const { name, label, description, type, tokenType, environments, scope, expiresAt, tags } = detail;
  const { favourite, critical, username, url, notes } = detail;
  return {
    ...{ name, label, description, type, tokenType, environments, scope, expiresAt, tags },
    ...{ favourite, critical, username, url, notes },
    project: projects[0] ?? null,
    fields: fields.map((field, key) => ({ key, ...field })),
    metadata: metadataText(metadata),
    rotation: { kind: rotationPolicy.kind, days: rotationPolicy.kind === 'days' ? String(rotationPolicy.days) : '' },
    leadDays: leadDays === null ? '' : String(leadDays),
    database: database === null ? null : databaseDraftOf(database),
  };
}

const sets: ReadonlySet<DraftField> = new Set(['environments', 'scope', 'tags']);

/** The same texts for what means the same. */
function canonical(field: DraftField, draft: Draft): string {
  const content = draft[field];
  if (sets.has(field)) return JSON.stringify([...(content as string[])].sort());
  if (field === 'fields') return JSON.stringify(draft.fields.map(({ key: _, ...rest }) => rest));
  if (field === 'database' && draft.database) return JSON.stringify(Object.entries(draft.database).sort());
  if (field === 'rotation' && draft.rotation.kind !== 'days') return draft.rotation.kind;
  return JSON.stringify(content);
}

export function sameField(field: DraftField, a: Draft, b: Draft): boolean {
  return a[field] === b[field] || canonical(field, a) === canonical(field, b);
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return draftFields.every((field) => sameField(field, a, b));
}

/** The fields with one that holds this in the open, in place of another of that name. */
export function withField(fields: readonly FieldDraft[], name: string, value: string): FieldDraft[] {
  const others = fields.filter((field) => field.name !== name);
  const key = Math.max(-1, ...fields.map((field) => field.key)) + 1;
  return [...others, { key, name, protected: false, value }];
}

/** A draft without problems in the contract's words, but for the type and the projects. */
function contentOf(draft: Draft) {
  const { name, label, description, tokenType, environments, scope, expiresAt, tags } = draft;
  const { favourite, critical, username, url, notes, fields, metadata, rotation, leadDays, database } = draft;
  const read = readMetadata(metadata);
  return {
    ...{ name, label, description, tokenType, environments, scope, expiresAt, tags },
    ...{ favourite, critical, username, url, notes },
    fields: fields.map(({ key: _, ...field }) => field),
    metadata: 'value' in read ? read.value : {},
    rotationPolicy:
      rotation.kind === 'days'
        ? { kind: 'days' as const, days: Number(rotation.days) }
        : { kind: rotation.kind satisfies 'inherit' | 'never' },
    leadDays: leadDays.trim() === '' ? null : Number(leadDays),
    database: database === null ? null : databaseOf(database),
  };
}

type Content = ReturnType<typeof contentOf>;

/** Under which name of the contract a field of the draft goes. */
function contractName(field: Exclude<DraftField, 'type' | 'project'>): keyof Content {
  return field === 'rotation' ? 'rotationPolicy' : field;
}

/** Only what differs from the secret as it was read, and the new value if there is one. */
export function changedFields(detail: SecretDetail, draft: Draft, value: SecretValue | null): SecretChanges {
  const base = draftOf(detail);
  const content = contentOf(draft);
  const changes: SecretChanges = {};
  for (const field of draftFields) {
    if (sameField(field, base, draft)) continue;
    if (field === 'type') {
      if (draft.type !== null) changes.type = draft.type;
    } else if (field === 'project') {
      const others = detail.projects.slice(1).filter((id) => id !== draft.project);
      changes.projects = draft.project === null ? others : [draft.project, ...others];
    } else {
      const name = contractName(field);
      Object.assign(changes, { [name]: content[name] });
    }
  }
  if (value !== null) changes.value = value;
  return changes;
}

export function newSecretOf(draft: Draft, value: SecretValue): NewSecretInput {
  const { type, project } = draft;
  const secret = { ...contentOf(draft), value, projects: project === null ? [] : [project] };
  return type === null ? secret : { ...secret, type };
}

/** A secret as it was when editing began, as far as an editor can tell: to put what was changed since beside it. */
export function asItWas(
  detail: SecretDetail,
  { revision, version, content }: { revision: number; version: number; content: Draft },
): SecretDetail {
  const { type, project } = content;
  const projects = project === null ? [] : [project, ...detail.projects.filter((id) => id !== project)];
  return { ...detail, ...contentOf(content), type: type ?? detail.type, projects, revision, version };
}

function take<F extends DraftField>(into: Draft, from: Draft, field: F): void {
  into[field] = from[field];
}

/** Both sides' changes together: what was changed here stays, everything else comes from there. */
export function keepMine(base: Draft, mine: Draft, theirs: Draft): Draft {
  const merged = { ...theirs };
  for (const field of draftFields) if (!sameField(field, base, mine)) take(merged, mine, field);
  return merged;
}

/** The fields that someone changed there, or here, and that now differ. */
export function contested(mine: Draft, theirs: Draft): DraftField[] {
  return draftFields.filter((field) => !sameField(field, mine, theirs));
}
