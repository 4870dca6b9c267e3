import fc from 'fast-check';
import { callNames } from './bridge.ts';

/** What must not come back in any error: it is in every input that is made up here. */
export const marker = 'marker-echo-3391';

/** Stands for a value that only the page can make; see `revive`. */
export type Odd = {
  $odd:
    | 'cyclic'
    | 'map'
    | 'set'
    | 'date'
    | 'bytes'
    | 'bigint'
    | 'regexp'
    | 'error'
    | 'deep'
    | 'huge'
    | 'nan'
    | 'getter';
};

const odd = (kind: Odd['$odd']): Odd => ({ $odd: kind });
const kinds = ['cyclic', 'map', 'set', 'date', 'bytes', 'bigint', 'regexp', 'error', 'deep', 'nan', 'getter'] as const;

/** Nothing of this is accepted in any field of any call. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...kinds.map(odd)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      -1.5,
      1e300,
      `\ud800${marker}`,
      [[marker]],
      { [marker]: marker },
      { __proto__: null, constructor: marker },
      `${marker}'; DROP TABLE secrets; --`.repeat(200),
      { $odd: 'huge' },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => ({ [marker]: value })) },
);

const nobody = 'f'.repeat(32);
const secret = {
  name: 'FUZZED',
  label: '',
  value: { encoding: 'text', data: marker },
  description: '',
  // Not there: even a form that is right makes nothing.
  projects: [nobody],
  environments: [],
  expiresAt: null,
};
/** The shape that each call wants; only of records that don't exist, so that even a slip changes nothing. */
const shapes: Record<string, Record<string, unknown>> = {
  'vault.create': { password: marker },
  'vault.unlock': { password: marker, acceptOlderCopy: false },
  'vault.recover': { recoveryCode: marker, password: marker, acceptOlderCopy: false },
  'vault.changePassword': { current: marker, next: marker },
  'vault.estimateStrength': { password: marker },
  'secrets.list': { view: { kind: 'all' }, query: marker, sort: 'name', offset: 0, limit: 10 },
  'secrets.get': { id: nobody },
  'secrets.create': secret,
  'secrets.update': { id: nobody, revision: 1, changes: { label: marker } },
  'secrets.reveal': { id: nobody },
  'secrets.copy': { id: nobody },
  'secrets.trash': { id: nobody },
  'secrets.restore': { id: nobody },
  'projects.create': { name: ` ${marker}` },
  'exchange.readEnvFile': { fileName: marker, bytes: odd('bytes') },
  'exchange.plan': { preview: nobody, destination: { project: null, environment: null } },
  'exchange.importEnv': {
    preview: nobody,
    destination: { project: null, environment: null },
    entries: [],
    comments: true,
  },
  'exchange.discard': { preview: nobody },
  'settings.update': { theme: 'light' },
};

export type Fuzzed = { name: string; input: unknown };

/** A call of the contract with an input that is wrong in one place at least. */
export const wrongCall: fc.Arbitrary<Fuzzed> = fc.constantFrom(...callNames).chain((name) => {
  const shape = shapes[name];
  const whole = junk.map((input) => ({ name, input }));
  if (!shape) return whole;
  const field = fc
    .tuple(fc.constantFrom(...Object.keys(shape)), junk)
    .map(([key, value]) => ({ name, input: { ...shape, [key]: value } }));
  const more = fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'path', 'more', marker), junk)
    .map(([key, value]) => ({ name, input: Object.defineProperty({ ...shape }, key, { value, enumerable: true }) }));
  const less = fc.constantFrom(...Object.keys(shape)).map((key) => {
    const { [key]: _gone, ...rest } = shape;
    return { name, input: rest };
  });
  return fc.oneof(
    { weight: 1, arbitrary: whole },
    { weight: 4, arbitrary: field },
    { weight: 1, arbitrary: more },
    { weight: 1, arbitrary: less },
  );
});

/** Runs in the page: makes the odd values real. */
export function revive(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('$odd' in value) {
    const circle: Record<string, unknown> = { name: 'marker-echo-3391' };
    circle.self = circle;
    let deep: unknown = 'marker-echo-3391';
    if (value.$odd === 'deep') for (let n = 0; n < 400; n++) deep = [deep];
    switch (value.$odd) {
      case 'cyclic':
        return circle;
      case 'map':
        return new Map([['marker-echo-3391', 1]]);
      case 'set':
        return new Set(['marker-echo-3391']);
      case 'date':
        return new Date(Number.NaN);
      case 'bytes':
        return new Uint8Array([0x41, 0x3d, 0x31]);
      case 'bigint':
        return 2n ** 70n;
      case 'regexp':
        return /marker-echo-3391/;
      case 'error':
        return new Error('marker-echo-3391');
      case 'deep':
        return deep;
      case 'huge':
        return 'marker-echo-3391'.repeat(200_000);
      case 'nan':
        return Number.NaN;
      default:
        return {
          get id() {
            return 'marker-echo-3391';
          },
        };
    }
  }
  if (Array.isArray(value)) return value.map(revive);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
}
