import { describe, expect, test } from 'vitest';
import { newSecret as plainSecret } from '../../test/kit/vault.ts';
import { limits } from './domain.ts';
import { rotationInput } from './rotation.ts';
import { metadata, newSecret, secretChanges } from './secrets.ts';
import { retention } from './versions.ts';

const id = '0a'.repeat(16);
const create = (more: object) => newSecret.safeParse({ ...plainSecret('KEY', 'x'), ...more }).success;
const change = (changes: object) => secretChanges.safeParse(changes).success;
const many = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) });

describe('a new secret', () => {
  test('may leave out all but its name, value and place', () => {
    const least = { name: 'KEY', label: '', value: { encoding: 'text', data: '' }, description: '' };
    const place = { projects: [], environments: [], expiresAt: null };
    const { type: _, ...plain } = plainSecret('KEY', '');
    expect(newSecret.parse({ ...least, ...place })).toEqual(plain);
    expect(newSecret.safeParse(least).success).toBe(false);
  });

  test.each([
    ['milliseconds', { expiresAt: Date.UTC(2027, 0, 1) }],
    ['before 1970', { expiresAt: -1 }],
    ['no number', { expiresAt: Number.NaN }],
    ['half a second', { expiresAt: 1.5 }],
  ])('does not expire at %s', (_what, expiry) => {
    expect(create(expiry)).toBe(false);
    expect(change(expiry)).toBe(false);
    expect([0, 253_402_300_799, null].map((expiresAt) => create({ expiresAt }))).toEqual([true, true, true]);
  });

  test('has custom fields with names of their own, each with something in it', () => {
    const field = (name: string, value: string | null = 'x') => ({ name, protected: true, value });
    expect(create({ fields: [field('a'), field('A'), field('__proto__')] })).toBe(true);
    expect(create({ fields: [field('a'), field('a', 'y')] })).toBe(false);
    expect(create({ fields: [field('a', null)] })).toBe(false);
    expect(change({ fields: [field('a', null)] })).toBe(true);
    expect(create({ fields: [field(' a')] })).toBe(false);
    expect(create({ fields: many(limits.fields).map((name) => field(name)) })).toBe(true);
    expect(create({ fields: many(limits.fields + 1).map((name) => field(name)) })).toBe(false);
  });

  test('has no more tags, places and applications than anyone can look at, and none twice', () => {
    expect(create({ tags: many(limits.tags) })).toBe(true);
    expect(create({ tags: many(1_000) })).toBe(false);
    for (const key of ['tags', 'scope', 'environments']) {
      expect(create({ [key]: ['a', 'b'] })).toBe(true);
      expect(create({ [key]: ['a', 'a'] })).toBe(false);
      expect(create({ [key]: many(65) })).toBe(false);
    }
    expect(create({ projects: [id, id] })).toBe(false);
  });

  test('has texts within their limits, with anything well-formed in them', () => {
    const texts = ['label', 'description', 'notes', 'username', 'url'] as const;
    for (const key of texts) {
      expect(create({ [key]: '\0\u202e<b>\u001b[31m$(x)\n' })).toBe(true);
      expect(create({ [key]: 'a'.repeat(limits[key]) })).toBe(true);
      expect(create({ [key]: 'a'.repeat(limits[key] + 1) })).toBe(false);
      expect(create({ [key]: '\ud800' })).toBe(false);
    }
  });

  test('is known by no other properties', () => {
    for (const more of [{ revokedAt: 1 }, { trashedAt: 1 }, { rotation: null }, { why: '' }]) {
      expect(create(more)).toBe(false);
    }
    expect(create(JSON.parse('{"__proto__": {"polluted": true}}') as object)).toBe(false);
    expect('polluted' in {}).toBe(false);
  });
});

describe('metadata', () => {
  test('is any JSON of a bounded size and depth', () => {
    const takes = (value: unknown) => metadata.safeParse(value).success;
    expect(takes({ a: [1, 'x', null, { b: true }], 'é 🔑': -1.5e10 })).toBe(true);
    expect(takes(nested(limits.metadataDepth - 1))).toBe(true);
    expect(takes(nested(limits.metadataDepth))).toBe(false);
    expect(takes({ a: 'x'.repeat(limits.metadata) })).toBe(false);
    for (const half of [{ a: '\ud800' }, { '\udc00': 1 }, { a: [{ b: ['\ud800'] }] }]) expect(takes(half)).toBe(false);
    for (const value of [
      [],
      'a',
      null,
      { a: Number.NaN },
      { a: Number.POSITIVE_INFINITY },
      { a: () => 1 },
      { '': 1 },
    ]) {
      expect(takes(value)).toBe(false);
    }
  });

  test('named like what every object has pollutes nothing', () => {
    const parsed = metadata.parse(
      JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "b": {"__proto__": {"a": 1}}}'),
    );
    expect(Object.keys(parsed)).toEqual(['constructor', 'b']);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect('a' in {}).toBe(false);
  });
});

describe('changes', () => {
  test('name something that changes; a reason alone is none', () => {
    expect([{}, { why: 'because' }].map(change)).toEqual([false, false]);
    expect([{ label: '' }, { why: 'because', label: '' }].map(change)).toEqual([true, true]);
    expect(change({ why: 'a'.repeat(limits.reason + 1), label: '' })).toBe(false);
    expect(change({ leadDays: 0 })).toBe(false);
    expect(change({ rotationPolicy: { kind: 'days', days: 0 } })).toBe(false);
  });

  test('of the retention keep one version at least', () => {
    const takes = (rule: object) => retention.safeParse(rule).success;
    expect([{ keep: 'all' }, { keep: 'last', versions: 1 }, { keep: 'younger', days: 1 }].map(takes)).toEqual([
      ...[true, true, true],
    ]);
    for (const wrong of [
      { keep: 'last', versions: 0 },
      { keep: 'last', versions: 1.5 },
      { keep: 'younger', days: -1 },
    ]) {
      expect(takes(wrong)).toBe(false);
    }
  });
});

describe('a step of a rotation', () => {
  const step = { id, revision: 1 };
  const place = { kind: 'line', text: 'the router' };

  test.each<[keyof typeof rotationInput, object]>([
    ['start', { reason: '' }],
    ['start', { reason: 'a leak', places: [place] }],
    ['setValue', { value: { encoding: 'text', data: 'x' }, why: '' }],
    ['addPlace', place],
    ['removePlace', { place: id }],
    ['tick', { place: id, done: false }],
    ['verify', { evenIfOpen: false }],
    ['finish', { purgeOld: true }],
    ['undo', { reason: '' }],
  ])('%s takes what it needs, of a revision, and nothing besides', (name, more) => {
    const takes = (input: object) => rotationInput[name].safeParse(input).success;
    expect(takes({ ...step, ...more })).toBe(true);
    expect(takes({ ...step, ...more, besides: 1 })).toBe(false);
    expect(takes({ id, ...more })).toBe(false);
    expect(takes({ ...step, revision: 0, ...more })).toBe(false);
    for (const key of Object.keys(more).filter((one) => one !== 'places')) {
      expect(takes({ ...step, ...more, [key]: undefined })).toBe(false);
    }
  });

  test('has places on one line each, up to a number', () => {
    const takes = (places: object[]) => rotationInput.start.safeParse({ ...step, reason: '', places }).success;
    const lines = many(limits.places + 1).map((text) => ({ kind: 'line', text }));
    expect([takes([]), takes(lines.slice(1)), takes(lines)]).toEqual([true, true, false]);
    for (const wrong of [
      { kind: 'line', text: '' },
      { kind: 'line', text: 'a\nb' },
      { kind: 'other', text: 'a' },
    ]) {
      expect(takes([wrong])).toBe(false);
    }
  });
});
