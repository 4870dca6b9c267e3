import type { CustomField } from '../../src-preload/contract.ts';
import { VaultError } from './errors.ts';
import type { SecretRecord, VersionRecord } from './secret-rows.ts';

type Values = Readonly<Record<string, string>>;

/** What every custom field of a secret holds, protected or not. */
export function openFields({ fields }: SecretRecord, { fields: held }: VersionRecord): Values {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value ?? held[name] ?? '']));
}

/**
 * Custom fields as they are kept: the record has them all, a version what the protected ones hold. A `null` value stands
 * for what the field holds `before`. Throws INVALID_INPUT where it held nothing.
 */
export function splitFields(
  given: readonly CustomField[],
  before: Values,
): { fields: SecretRecord['fields']; held: Record<string, string> } {
  const held: [string, string][] = [];
  const fields = given.map(({ name, protected: isProtected, value: next }) => {
    const value = next ?? (Object.hasOwn(before, name) ? before[name] : undefined);
    if (value === undefined) throw new VaultError('INVALID_INPUT', { fields: ['fields'] });
    if (isProtected) held.push([name, value]);
    return { name, protected: isProtected, value: isProtected ? null : value };
  });
  return { fields, held: Object.fromEntries(held) };
}

/** What the protected fields of now held `then`; one that was not there yet keeps what it holds. */
export function fieldsAgain(now: Values, then: Values): Values {
  return { ...now, ...Object.fromEntries(Object.entries(then).filter(([name]) => Object.hasOwn(now, name))) };
}
