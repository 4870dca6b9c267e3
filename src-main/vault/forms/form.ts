import type { SecretType, ValueForm } from '../../../src-preload/contract.ts';

/** A form of value that is recognised by its public prefix and by what may follow it. */
export type KnownForm = {
  readonly prefix: string;
  readonly rest: RegExp;
  readonly service: string | null;
  readonly form: ValueForm;
  readonly type: SecretType;
  readonly name: string | null;
  /** What the secret's name must have, where other values look alike. */
  readonly named?: RegExp;
  /** The part of what follows the prefix that is secret, as its group; all of it unless said. */
  readonly secret?: RegExp;
  /** When the value says of itself that it expires, in seconds; `null` if it doesn't. */
  readonly expiresAt?: (text: string) => number | null;
};

/** What may follow a prefix: most tokens, those with dots, and hex of one length. */
export const token = /^[A-Za-z0-9_-]{10,}$/;
export const dotted = /^[A-Za-z0-9_.-]{10,}$/;
export const hex32 = /^[0-9a-f]{32}$/;
export const hex64 = /^[0-9a-f]{64}$/;

/** The secret part: nothing, or what stands behind the last slash. */
export const nothing = /^()/;
export const behindSlash = /^.*\/([^/]*)$/;

type Row = [prefix: string, form: ValueForm, name: string, rest?: RegExp, type?: SecretType];
export type More = Pick<KnownForm, 'named' | 'secret' | 'expiresAt'>;

/** Forms of one service, each with what it is and how a secret that holds it is usually called. */
export function service(name: string, rows: readonly Row[], more: More = {}): KnownForm[] {
  return rows.map(([prefix, form, suggested, rest = token, type = 'api-key']) => {
    return { prefix, rest, service: name, form, type, name: suggested, ...more };
  });
}
