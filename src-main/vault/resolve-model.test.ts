import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SecretType } from '../../src-preload/contract.ts';
import { quickVaults, text } from '../../test/kit/quick-vault.ts';
import { addSecret } from '../../test/kit/vault.ts';
import { nowSeconds } from './environment.ts';
import { VaultError } from './errors.ts';
import * as projects from './projects.ts';
import { type Asking, check, resolve } from './resolve.ts';
import * as revocation from './revocation.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as trash from './trash.ts';

const makeVault = quickVaults();

/** A secret as it is put in: values oldest first, places by their names. */
type Given = {
  name: string;
  projects: string[];
  environments: string[];
  scope: string[];
  type: SecretType;
  values: string[];
  pin: string | null;
  expiresIn: number | null;
  revoked: boolean;
  trashed: boolean;
};
type Known = Given & { id: string };
/** What is asked: by name or, with a number, by the id of that secret. */
type Question = {
  wanted: string | number;
  said: { project: string | null; environment: string | null } | null;
  version: number | null;
  pin: boolean;
  project: string | undefined;
  environment: string | undefined;
  application: string | undefined;
  types: SecretType[] | undefined;
};

const rarely = (weight = 6) => fc.integer({ min: 0, max: weight }).map((dice) => dice === 0);
/** Mostly the plain thing, else something of its own. */
const mostly = <T, P>(plain: P, other: fc.Arbitrary<T>): fc.Arbitrary<T | P> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: other });
const some = (all: string[]): fc.Arbitrary<string[]> => fc.oneof(fc.constant<string[]>([]), fc.subarray(all));
const type = fc.constantFrom<SecretType>('password', 'api-key');
const given: fc.Arbitrary<Given> = fc.record({
  name: fc.constantFrom('A', 'B'),
  projects: some(['shop', 'mail']),
  environments: some(['dev', 'prd']),
  scope: mostly<string[], string[]>([], fc.subarray(['worker', 'web'])),
  type,
  values: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }), { minLength: 1, maxLength: 3 }),
  pin: fc.option(fc.string({ maxLength: 4 })),
  expiresIn: mostly(null, fc.constantFrom(-1, 0, 1)),
  revoked: rarely(),
  trashed: rarely(),
});

const environment = fc.constantFrom('dev', 'prd', 'staging', 'production', 'qa');
const project = fc.constantFrom('shop', 'MAIL', 'none');
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const question: fc.Arbitrary<Question> = fc.record({
  wanted: fc.oneof(fc.constantFrom('A', 'A', 'B', 'B', 'C'), fc.nat({ max: 6 })),
  said: fc.option(fc.record({ project: fc.option(project), environment: fc.option(environment) })),
  version: mostly(null, fc.integer({ min: 1, max: 4 })),
  pin: rarely(3),
  project: sometimes(project),
  environment: sometimes(environment),
  application: sometimes(fc.constantFrom('worker', 'web')),
  types: mostly(undefined, fc.subarray<SecretType>(['password', 'api-key'])),
});

/** The value or the code that is right, by the rules in words. */
function expected(all: readonly Known[], asked: Question): string {
  const byId = typeof asked.wanted === 'number';
  const spelled = asked.said?.environment ?? asked.environment;
  const there = spelled === 'production' ? 'prd' : spelled;
  if (there !== undefined && !['dev', 'staging', 'prd'].includes(there)) return 'ENVIRONMENT_NOT_FOUND';
  const from = byId ? undefined : (asked.said?.project ?? asked.project)?.toLowerCase();
  const named = all.filter((one, index) => !one.trashed && (byId ? index === asked.wanted : one.name === asked.wanted));
  const inProject = named.filter((one) => from === undefined || one.projects.includes(from));
  if (inProject.length === 0) return 'SECRET_NOT_FOUND';
  const forThere = inProject.filter(
    ({ environments }) => there === undefined || environments.length === 0 || environments.includes(there),
  );
  if (forThere.length === 0) return 'ACCESS_DENIED';
  const special = forThere.filter(({ environments }) => environments.length > 0);
  const stands = (one: Known) =>
    there === undefined || special.includes(one) || !special.some((other) => meet(one.projects, other.projects));
  const [only, ...more] = forThere.filter(stands);
  if (!only || more.length > 0) return 'AMBIGUOUS';
  return refusedOf(only, asked) ?? heldBy(only, asked);
}

const meet = (a: string[], b: string[]) => (a.length === 0 && b.length === 0) || a.some((one) => b.includes(one));

function refusedOf(one: Known, { application, types }: Question): string | null {
  if (one.scope.length > 0 && !one.scope.some((tag) => tag === application)) return 'ACCESS_DENIED';
  if (one.revoked) return 'SECRET_REVOKED';
  if (one.expiresIn !== null && one.expiresIn <= 0) return 'SECRET_EXPIRED';
  return types && !types.includes(one.type) ? 'INVALID_SECRET_TYPE' : null;
}

function heldBy({ values, pin }: Known, asked: Question): string {
  const value = values[(asked.version ?? values.length) - 1];
  if (value === undefined) return 'VERSION_NOT_FOUND';
  return asked.pin ? (pin === null ? 'FIELD_NOT_FOUND' : `pin ${pin}`) : `value ${value}`;
}

/** Puts the secrets in that don't stand in each other's place. */
function fill(session: Session, all: readonly Given[], projectIds: ReadonlyMap<string, string>): Known[] {
  const now = nowSeconds(session.context.clock);
  return all.flatMap((one) => {
    const fields = one.pin === null ? [] : [{ name: 'pin', protected: true, value: `pin ${one.pin}` }];
    const { scope, environments, expiresIn } = one;
    const place = { environments, projects: one.projects.map((name) => projectIds.get(name) ?? '') };
    const expiresAt = expiresIn === null ? null : now + expiresIn;
    try {
      const [first, ...later] = one.values.map((value) => `value ${value}`);
      const id = addSecret(session, one.name, first ?? '', { ...place, scope, fields, expiresAt, type: one.type });
      for (const value of later) {
        const { revision } = secrets.get(session, { id });
        secrets.update(session, { id, revision, changes: { value: text(value), type: one.type } });
      }
      if (one.revoked) revocation.revoke(session, { id, reason: '' });
      if (one.trashed) trash.trash(session, { id });
      return [{ ...one, id }];
    } catch (error) {
      if (error instanceof VaultError && error.code === 'CONFLICT') return [];
      throw error;
    }
  });
}

function reference(all: readonly Known[], { wanted, said, version, pin }: Question): string {
  const segment = (one: string | null) => one ?? '-';
  const query = [...(pin ? ['field=pin'] : []), ...(version === null ? [] : [`version=${version}`])].join('&');
  const path =
    typeof wanted === 'number'
      ? (all[wanted]?.id ?? '0'.repeat(32))
      : `${segment(said?.project ?? null)}/${segment(said?.environment ?? null)}/${wanted}`;
  return `coffer://${path}${query && `?${query}`}`;
}

function codeOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
}

test('whatever the vault holds, what is asked for is given exactly as the rules in words say, or refused with their code', async () => {
  const { session } = await makeVault();
  const projectIds = new Map(['shop', 'mail'].map((name) => [name, projects.create(session, { name }).id]));
  const answers = new Set<string>();
  const vault = fc.array(given, { minLength: 1, maxLength: 7, size: 'max' });
  fc.assert(
    fc.property(vault, fc.array(question, { minLength: 10, maxLength: 20 }), (all, questions) => {
      trash.trashMany(session, { ids: session.summaries().map(({ id }) => id) });
      trash.emptyTrash(session);
      const known = session.transaction(() => fill(session, all, projectIds));
      for (const asked of questions) {
        const { project: from, environment: there, application, types } = asked;
        const asking: Asking = { actor: { kind: 'program' }, project: from, environment: there, application, types };
        // A said environment or project goes with a reference by name only.
        const meant = typeof asked.wanted === 'number' ? { ...asked, said: null } : asked;
        const right = expected(known, meant);
        const wanted = reference(known, meant);
        expect(codeOf(() => resolve(session, wanted, asking).value.data)).toBe(right);
        const mayHave = /^(value|pin) /.test(right);
        const checked = codeOf(() => check(session, wanted, asking));
        expect(mayHave ? (checked as { id: string }).id.length : checked).toBe(mayHave ? 32 : right);
        answers.add(mayHave ? 'given' : right);
      }
    }),
    { numRuns: 100 },
  );
  expect([...answers].sort()).toEqual([
    ...['ACCESS_DENIED', 'AMBIGUOUS', 'ENVIRONMENT_NOT_FOUND', 'FIELD_NOT_FOUND', 'INVALID_SECRET_TYPE'],
    ...['SECRET_EXPIRED', 'SECRET_NOT_FOUND', 'SECRET_REVOKED', 'VERSION_NOT_FOUND', 'given'],
  ]);
});
