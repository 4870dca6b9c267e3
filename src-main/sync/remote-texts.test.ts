import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Service } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { anyText } from '../../test/kit/any-text.ts';
import { checkName, checkNote, checkValue } from './remote-texts.ts';

const everyService: readonly Service[] = ['vellum', 'julep', 'ductape', 'bitwarden'];
const anyKind = fc.oneof(anyText(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary-ascii' }));

describe('a name', () => {
  it.each([
    ['vellum', 'API key, für alle', null],
    ['vellum', '', 'empty'],
    ['vellum', '.', 'characters'],
    ['vellum', '..', 'characters'],
    ['vellum', '...', null],
    ['vellum', '🔑'.repeat(250), null],
    ['vellum', 'a'.repeat(251), 'too_long'],
    ['julep', 'stripe_api_key2', null],
    ['julep', '2stripe', 'characters'],
    ['julep', '_stripe', 'characters'],
    ['julep', 'stripe-key', 'characters'],
    ['julep', 'stripe\n', 'characters'],
    ['julep', 'strípe', 'characters'],
    ['julep', '', 'empty'],
    ['ductape', '_2stripe', null],
    ['ductape', 'stripe key', 'characters'],
    ['bitwarden', 'Anything, ünd more', null],
    ['bitwarden', ' key', 'blank_ends'],
    ['bitwarden', '   ', 'blank_ends'],
    ['bitwarden', 'a'.repeat(500), null],
    ['bitwarden', 'a'.repeat(501), 'too_long'],
    ['bitwarden', `${'ü'.repeat(343)}a`, null],
    ['bitwarden', 'ü'.repeat(344), 'too_long'],
  ] as const)('at %s: %j', (service, name, fault) => {
    expect(checkName(service, name)).toBe(fault);
  });

  it('that passes is what the rule of its service says, letter for letter', () => {
    const legal: Record<Service, (name: string) => boolean> = {
      vellum: (name) => [...name].length <= 250 && name !== '.' && name !== '..',
      julep: (name) => /^[a-z]$/i.test(name[0] ?? '') && [...name].every((letter) => /^[a-z0-9_]$/i.test(letter)),
      ductape: (name) => [...name].every((letter) => /^[a-z0-9_]$/i.test(letter)),
      bitwarden: (name) => name === name.trim() && [...name].length <= 500 && Buffer.byteLength(name) <= 687,
    };
    const name = fc.oneof(
      anyKind,
      fc.stringMatching(/^[a-z_0-9]{1,8}$/),
      fc.string({ minLength: 200, maxLength: 600 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...everyService), name, (service, text) => {
        expect(checkName(service, text) === null).toBe(text !== '' && text.isWellFormed() && legal[service](text));
      }),
    );
  });

  it('has its rule in a sentence', () => {
    for (const service of everyService) expect(texts.services.nameRules[service]).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a value', () => {
  it.each([
    ['vellum', '', 'empty'],
    ['vellum', ' ', null],
    ['julep', '', null],
    ['julep', 'a\0b', 'nul'],
    ['ductape', 'a\0b', null],
    ['bitwarden', '', 'empty'],
    ['bitwarden', ' \n', null],
    ['bitwarden', 'a'.repeat(25_000), null],
    ['bitwarden', 'a'.repeat(25_001), 'too_long'],
    ['bitwarden', `${'ü'.repeat(13_095)}a`, null],
    ['bitwarden', 'ü'.repeat(13_096), 'too_long'],
  ] as const)('at %s: %#', (service, value, fault) => {
    expect(checkValue(service, value)).toBe(fault);
  });

  it('that is no text is refused everywhere', () => {
    for (const service of everyService) {
      expect(checkValue(service, 'a\ud800')).toBe('characters');
      expect(checkNote(service, '\udc00')).toBe('characters');
      expect(checkName(service, '\ud800')).toBe('characters');
    }
  });

  it('that passes at Bitwarden fits what its server takes when it is encrypted', () => {
    /** `2.<iv>|<ciphertext>|<mac>`: AES-CBC pads to whole blocks, base64 writes three bytes as four letters. */
    const sealed = (text: string) =>
      2 + 24 + 1 + 4 * Math.ceil((16 * (Math.floor(Buffer.byteLength(text) / 16) + 1)) / 3) + 1 + 44;
    const long = (letters: number) =>
      fc
        .tuple(fc.constantFrom('a', 'ü', '€', '🔑'), fc.integer({ min: letters / 5, max: letters }))
        .map(([a, n]) => a.repeat(n));
    fc.assert(
      fc.property(long(600), long(26_500), long(7_500), (name, value, note) => {
        if (checkName('bitwarden', name) === null) expect(sealed(name)).toBeLessThanOrEqual(1_000);
        if (checkValue('bitwarden', value) === null) expect(sealed(value)).toBeLessThanOrEqual(35_000);
        if (checkNote('bitwarden', note) === null) expect(sealed(note)).toBeLessThanOrEqual(10_000);
      }),
      { numRuns: 50 },
    );
  });
});
