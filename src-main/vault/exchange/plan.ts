import type {
  Destination,
  Environment,
  ImportAction,
  ImportLine,
  ImportNote,
  limits,
  SecretSummary,
  SecretValue,
} from '../../../src-preload/contract.ts';
import { conflicts } from '../conflict.ts';
import { recogniseValue } from '../recognise.ts';
import type { EnvEntry, EnvValue } from './dotenv.ts';
import { isSecretName, nameFault, proposeName } from './names.ts';

const MAX_VALUE: typeof limits.valueBytes = 1_048_576;
/** How much work it is to look at one entry, as `inSlices` counts. */
const LOOK = 2;
const MAX_DESCRIPTION: typeof limits.description = 4_096;

/** Names that say how a program runs, not what it must keep secret. */
const notSecrets = new Set(
  'NODE_ENV APP_ENV RAILS_ENV RACK_ENV FLASK_ENV ENVIRONMENT ENV PORT HOST HOSTNAME DEBUG LOG_LEVEL TZ LANG LC_ALL CI NO_COLOR FORCE_COLOR'.split(
    ' ',
  ),
);

/** What the plan asks of the vault. */
export type PlanVault = {
  readonly existing: readonly SecretSummary[];
  readonly environments: readonly Environment[];
  /** Compares without giving the value. */
  readonly sameValue: (id: string, value: SecretValue) => boolean;
};

/** What is at a place of the vault: nothing, the very secret, or one that overlaps and can't be told apart there. */
export type Occupant = { kind: 'free' } | { kind: 'same'; id: string } | { kind: 'other'; id: string };

/** Says of a name what is at the destination. */
export function occupants(existing: readonly SecretSummary[], destination: Destination): (name: string) => Occupant {
  const byName = Map.groupBy(existing, ({ name }) => name);
  const place = placeOf(destination);
  return (name) => {
    const other = byName.get(name)?.find((candidate) => conflicts(candidate, { ...place, name }));
    if (!other) return { kind: 'free' };
    // It overlaps with the destination, which has at most one of each: with as many of each it is the same place.
    const same = equalSets(other.projects, place.projects) && equalSets(other.environments, place.environments);
    return { kind: same ? 'same' : 'other', id: other.id };
  };
}

/** A destination as a secret has it: none of a kind means without project, and for all environments. */
export function placeOf({ project, environment }: Destination): { projects: string[]; environments: string[] } {
  return {
    projects: project === null ? [] : [project],
    environments: environment === null ? [] : [environment],
  };
}

/** An entry's value as the vault keeps it. */
export function secretValueOf(value: EnvValue): SecretValue {
  return 'text' in value
    ? { encoding: 'text', data: value.text }
    : { encoding: 'base64', data: Buffer.from(value.bytes).toString('base64') };
}

/** Whether a value fits in a secret: at most 1 MiB. */
export function fits(value: EnvValue): boolean {
  return ('text' in value ? Buffer.byteLength(value.text) : value.bytes.length) <= MAX_VALUE;
}

/** A comment as a description: its first 4,096 characters, none of them cut in half. */
export function descriptionOf(comment: string): string {
  return comment.slice(0, MAX_DESCRIPTION).replace(/[\ud800-\udbff]$/, '');
}

/** The name that each entry would get: its own, or one that is proposed because its own can't be a secret's. */
export function namesOf(entries: readonly EnvEntry[]): string[] {
  const taken = new Set(entries.map(({ name }) => name).filter(isSecretName));
  const numbers = new Map<string, number>();
  return entries.map(({ name: own }) => {
    const name = isSecretName(own) ? own : proposeName(own, (other) => taken.has(other), numbers);
    taken.add(name);
    return name;
  });
}

/**
 * What an import of these entries to this destination would do, line by line; nothing is changed. Yields the weight of
 * each line's look, for `inSlices`.
 */
export function* planImport(
  entries: readonly EnvEntry[],
  destination: Destination,
  vault: PlanVault,
): Generator<number, ImportLine[]> {
  const names = namesOf(entries);
  const occupant = occupants(vault.existing, destination);
  const where = vault.environments.find(({ slug }) => slug === destination.environment)?.name;
  const lines: ImportLine[] = [];
  for (const [index, entry] of entries.entries()) {
    const { line, name: originalName } = entry;
    const name = names[index] ?? originalName;
    const { action, note } = decide(entry, name, occupant(name), where, vault);
    const chosen = action === 'add' || action === 'new-version' || action === 'rename';
    lines.push({ index, line, originalName, name, action, chosen, note, comment: descriptionOf(entry.comment) });
    yield LOOK;
  }
  return lines;
}

type Decision = { action: ImportAction; note: ImportNote | null };

function decide(
  entry: EnvEntry,
  name: string,
  occupant: Occupant,
  where: string | undefined,
  vault: PlanVault,
): Decision {
  if (!fits(entry.value)) return { action: 'conflict', note: { code: 'too-long' } };
  if (occupant.kind === 'other') {
    return { action: 'conflict', note: { code: 'more-places' } };
  }
  const value = secretValueOf(entry.value);
  if (occupant.kind === 'same' && vault.sameValue(occupant.id, value)) {
    return { action: 'skip', note: { code: 'same' } };
  }
  if (value.data === '') return { action: 'leave-out', note: { code: 'empty' } };
  if (notSecrets.has(entry.name.toUpperCase())) return { action: 'leave-out', note: { code: 'not-secret' } };
  const isRenamed = name !== entry.name;
  if (occupant.kind === 'same') {
    const older = { code: 'older', environment: where ?? null, name: isRenamed ? name : null } as const;
    return { action: 'new-version', note: older };
  }
  if (isRenamed) return { action: 'rename', note: { code: 'renamed', fault: nameFault(entry.name), name } };
  return { action: 'add', note: remark(value, name) };
}

/** What can be said of a new value without showing it. */
function remark(value: SecretValue, name: string): ImportNote | null {
  if (value.encoding === 'base64') return { code: 'bytes' };
  const { service, form, lines } = recogniseValue(value, name);
  if (lines > 1) return { code: 'lines', lines, service, form };
  if (form !== null) return { code: 'recognised', service, form };
  return /\$\{[A-Za-z_]/.test(value.data) ? { code: 'refers' } : null;
}

function equalSets(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
