import type { SecretValue } from '../../../src-preload/contract.ts';
import { type Recognised, recogniseValue, secretPartOf } from '../recognise.ts';
import type { SecretRecord } from '../secret-rows.ts';
import { isSetting, loginPassword } from './setting.ts';

/** What of a secret's record its value is judged by. */
export type Described = Pick<SecretRecord, 'type' | 'name' | 'label' | 'originalName' | 'username' | 'database'>;

/** A value as it is judged. It holds the value itself and is kept nowhere. */
export type Look = {
  readonly value: SecretValue;
  readonly secret: Described;
  readonly recognised: Recognised;
  /** The value if it is a text, and the part of it that is secret: behind a public prefix, the password of a URL. */
  readonly text: string | null;
  readonly part: string;
  readonly isBlank: boolean;
  /** A certificate, a public key, a connection without a password. */
  readonly isPublic: boolean;
  /** Configuration rather than a secret. */
  readonly isSetting: boolean;
  /** A URL with a user's name and password. */
  readonly isLogin: boolean;
};

/** Finds out what the rules ask of a value. */
export function lookAt(value: SecretValue, secret: Described): Look {
  const recognised = recogniseValue(value, secret.name);
  const known = recognised.form !== null;
  const text = value.encoding === 'text' ? value.data : null;
  const part = text === null ? '' : partOf(text, secret.name, known);
  const untyped = secret.type === 'generic' || secret.type === 'user-defined';
  return {
    value,
    secret,
    recognised,
    text,
    part,
    isBlank: value.data.trim() === '',
    // A private key may stand below its certificate.
    isPublic: text !== null && known && part === '' && !text.includes('PRIVATE KEY-----'),
    isSetting: text !== null && !known && untyped && isSetting(text, secret.name),
    isLogin: text !== null && (known ? recognised.type === 'database' : loginPassword(text) !== null),
  };
}

function partOf(text: string, name: string, known: boolean): string {
  const part = known ? secretPartOf(text, name) : (loginPassword(text) ?? text.trim());
  return /:\/\//.test(text) ? decoded(part) : part;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
