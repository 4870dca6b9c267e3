import type {
  Id,
  NewSecretInput,
  SecretChanges,
  SecretDetail,
  SecretType,
  SecretValue,
} from '../../src-preload/contract.ts';
import { limits } from './limits.ts';
import { nameProblem } from './secret-name.ts';

/** What the editor's fields hold, without the value. */
export type Draft = {
  name: string;
  label: string;
  description: string;
  /** `null` lets the type follow from the value; only for a new secret. */
  type: SecretType | null;
  project: Id | null;
  environments: string[];
  expiresAt: number | null;
};

export type DraftField = keyof Draft;
export type FieldProblems = Partial<Record<DraftField | 'value', string>>;

/** Stands for a day of expiry that is not filled in yet. */
export const unfinishedDay = -1;

export const draftFields = ['name', 'label', 'description', 'type', 'project', 'environments', 'expiresAt'] as const;

export function emptyDraft(name: string, project: Id | null): Draft {
  return { name, label: '', description: '', type: null, project, environments: [], expiresAt: null };
}

export function draftOf(detail: SecretDetail): Draft {
  const { name, label, description, type, environments, expiresAt } = detail;
  return { name, label, description, type, project: detail.projects[0] ?? null, environments, expiresAt };
}

export function sameField(field: DraftField, a: Draft, b: Draft): boolean {
  if (field !== 'environments') return a[field] === b[field];
  const [mine, other] = [new Set(a.environments), new Set(b.environments)];
  return mine.symmetricDifference(other).size === 0;
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return draftFields.every((field) => sameField(field, a, b));
}

/** Only what differs from the secret as it was read, and the new value if there is one. */
export function changedFields(detail: SecretDetail, draft: Draft, value: SecretValue | null): SecretChanges {
  const base = draftOf(detail);
  const changes: SecretChanges = {};
  if (!sameField('name', base, draft)) changes.name = draft.name;
  if (!sameField('label', base, draft)) changes.label = draft.label;
  if (!sameField('description', base, draft)) changes.description = draft.description;
  if (draft.type !== null && !sameField('type', base, draft)) changes.type = draft.type;
  if (!sameField('project', base, draft)) {
    const others = detail.projects.slice(1).filter((id) => id !== draft.project);
    changes.projects = draft.project === null ? others : [draft.project, ...others];
  }
  if (!sameField('environments', base, draft)) changes.environments = draft.environments;
  if (!sameField('expiresAt', base, draft)) changes.expiresAt = draft.expiresAt;
  if (value !== null) changes.value = value;
  return changes;
}

export function newSecretOf(draft: Draft, value: SecretValue): NewSecretInput {
  const { name, label, description, type, project, environments, expiresAt } = draft;
  const secret = {
    name,
    label,
    description,
    value,
    environments,
    expiresAt,
    projects: project === null ? [] : [project],
  };
  return type === null ? secret : { ...secret, type };
}

/** What is wrong field by field; empty where it can be saved. */
export function draftProblems(draft: Draft, value: string, valueNeeded: boolean): FieldProblems {
  const problems: FieldProblems = {};
  const name = nameProblem(draft.name);
  if (name !== null) problems.name = name;
  if (draft.label.length > limits.label) problems.label = `A label has at most ${limits.label} characters.`;
  if (draft.description.length > limits.description) {
    problems.description = `A description has at most ${limits.description.toLocaleString('en')} characters; these are ${draft.description.length.toLocaleString('en')}.`;
  }
  if (draft.expiresAt === unfinishedDay) problems.expiresAt = 'Choose the day, or Never.';
  if (value === '' && valueNeeded) problems.value = 'Enter the value to keep.';
  else if (!value.isWellFormed()) problems.value = 'There is half a character in this value. Paste it again.';
  else if (value.length > limits.valueBytes / 3 && new TextEncoder().encode(value).length > limits.valueBytes) {
    problems.value = 'A value has at most 1 MiB. Nothing was cut.';
  }
  return problems;
}

/** Both sides' changes together: what was changed here stays, everything else comes from there. */
export function keepMine(base: Draft, mine: Draft, theirs: Draft): Draft {
  const pick = <F extends DraftField>(field: F): Draft[F] =>
    sameField(field, base, mine) ? theirs[field] : mine[field];
  return {
    name: pick('name'),
    label: pick('label'),
    description: pick('description'),
    type: pick('type'),
    project: pick('project'),
    environments: pick('environments'),
    expiresAt: pick('expiresAt'),
  };
}

/** The fields that someone changed there, or here, and that now differ. */
export function contested(mine: Draft, theirs: Draft): DraftField[] {
  return draftFields.filter((field) => !sameField(field, mine, theirs));
}
