import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  limits,
  type NewSecret,
  newSecret,
  type SecretDetail,
  type SecretValue,
  secretType,
} from '../../src-preload/contract.ts';
import { unlock } from '../../test/attacks/faults/kit.ts';
import { quickVaults, text } from '../../test/kit/quick-vault.ts';
import { addSecret, newSecret as plainSecret } from '../../test/kit/vault.ts';
import * as projects from './projects.ts';
import * as reading from './reading.ts';
import * as secrets from './secrets.ts';
import type { Session } from './session.ts';
import * as versions from './versions.ts';

const makeVault = quickVaults();
const bytes = (data: Uint8Array): SecretValue => ({ encoding: 'base64', data: Buffer.from(data).toString('base64') });

const values: [string, SecretValue][] = [
  ['nothing', text('')],
  ['a line with its end', text('value\n')],
  ['only ends of lines', text('\n\r\n\r')],
  ['spaces around', text('  value\t ')],
  ['a PEM with CRLF', text('-----BEGIN PRIVATE KEY-----\r\nMC4CAQAw\r\n-----END PRIVATE KEY-----\r\n')],
  ['NUL in the middle and at the end', text('a\0b\0')],
  ['control characters and escapes', text('\u0007\u001b[31m\u009b\u007f')],
  ['a byte order mark', text('\ufeffvalue')],
  ['letters beyond the first plane, not composed', text('e\u0301 \u{1f511} \u202evalue\u2066')],
  ['what looks like code', text(`$(rm) \${HOME} '"\` ; -- =cmd|' <img onerror=1>`)],
  ['no bytes', bytes(new Uint8Array())],
  ['every byte', bytes(Uint8Array.from({ length: 256 }, (_, byte) => byte))],
  ['1 MiB of text', text('0123456789abcde\n'.repeat(limits.valueBytes / 16))],
  ['1 MiB of wide letters', text('é'.repeat(limits.valueBytes / 2))],
  ['1 MiB of bytes', bytes(new Uint8Array(randomBytes(limits.valueBytes)))],
];

describe('a value is given back to the byte', () => {
  test.each(values)('%s', async (_what, value) => {
    const { kit, session } = await makeVault();
    expect(newSecret.safeParse({ ...plainSecret('KEY', ''), value }).success).toBe(true);
    const { id } = secrets.create(session, { ...plainSecret('KEY', ''), value });
    const other = addSecret(session, 'OTHER', 'first');
    secrets.update(session, { id: other, revision: 1, changes: { value } });
    session.lock();
    const again = await unlock(kit);
    expect(same(reading.reveal(again, { id }), value)).toBe(true);
    expect(same(versions.reveal(again, { id: other, number: 2 }), value)).toBe(true);
    expect(secrets.sameValue(again, id, value)).toBe(true);
    again.lock();
  });

  // Compared as a whole: a failure must not print a megabyte.
  const same = (a: SecretValue, b: SecretValue) => a.encoding === b.encoding && a.data === b.data;
});

const sentence = (max: number) => fc.string({ unit: 'grapheme', maxLength: max });
const line = sentence(12).filter((one) => one.length > 0 && one.trim() === one && !/\p{Cc}/u.test(one));
const content: fc.Arbitrary<Partial<NewSecret>> = fc.record(
  {
    label: sentence(20),
    description: fc.oneof(sentence(20), fc.constant('long '.repeat(200))),
    notes: sentence(40),
    type: fc.constantFrom(...secretType.options),
    tokenType: fc.constantFrom('none', 'api', 'access'),
    environments: fc.subarray(['dev', 'staging', 'prd']),
    scope: fc.subarray(['worker', 'web:1', 'team/app@2']),
    username: sentence(10),
    url: fc.webUrl(),
    fields: fc.uniqueArray(fc.record({ name: line, protected: fc.boolean(), value: sentence(8) }), {
      selector: ({ name }) => name,
      maxLength: 4,
    }),
    metadata: fc.dictionary(line, fc.jsonValue({ maxDepth: 3, noUnicodeString: false }), {
      maxKeys: 3,
    }) as fc.Arbitrary<NewSecret['metadata']>,
    tags: fc.uniqueArray(line, { maxLength: 4 }),
    favourite: fc.boolean(),
    critical: fc.boolean(),
    expiresAt: fc.option(fc.integer({ min: 0, max: 253_402_300_799 })),
    leadDays: fc.option(fc.integer({ min: 1, max: 365 })),
    rotationPolicy: fc.oneof(
      fc.constantFrom({ kind: 'inherit' as const }, { kind: 'never' as const }),
      fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 3_650 }) }),
    ),
  },
  { requiredKeys: [] },
);

/** What was put in, as the details show it. */
function shown(session: Session, id: string): Partial<SecretDetail> {
  const detail = secrets.get(session, { id });
  const { value: _, ...asked } = newSecret.shape;
  return Object.fromEntries(Object.keys(asked).map((key) => [key, detail[key as keyof SecretDetail]]));
}

test('whatever is put into a secret comes out of it, after locking too', async () => {
  const { kit, session } = await makeVault();
  const shop = projects.create(session, { name: 'shop' }).id;
  const expected = new Map<string, unknown>();
  let number = 0;
  fc.assert(
    fc.property(content, fc.boolean(), (given, inProject) => {
      const plain = plainSecret(`S${number++}`, 'value', { projects: inProject ? [shop] : [] });
      const parsed = newSecret.safeParse({ ...plain, ...given });
      fc.pre(parsed.success);
      const input = parsed.data as NewSecret;
      const { id } = secrets.create(session, input);
      const { value: _, fields, ...rest } = input;
      expected.set(id, {
        type: 'generic',
        ...rest,
        fields: fields.map((field) => ({ ...field, value: field.protected ? null : field.value })),
      });
      expect(shown(session, id)).toEqual(expected.get(id));
      for (const field of fields) {
        expect(reading.reveal(session, { id, field: field.name }).data).toBe(field.value);
      }
    }),
  );
  session.lock();
  const again = await unlock(kit);
  for (const [id, content] of expected) expect(shown(again, id)).toEqual(content);
  again.lock();
});
