import type { limits } from '../../../src-preload/contract/domain.ts';
import type { NameFault } from '../../../src-preload/contract/exchange.ts';

const MAX_NAME: typeof limits.name = 128;
const digits = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE'] as const;

/** Whether a text is a secret's name: a letter, then letters, digits and underscores, at most 128. */
export function isSecretName(name: string): boolean {
  return name.length <= MAX_NAME && /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !name.endsWith('\n');
}

/** Why a name of a file is none here. */
export function nameFault(name: string): NameFault {
  if (!/^[A-Za-z]/.test(name)) return 'first-character';
  return /^[A-Za-z0-9_]*$/.test(name) ? 'length' : 'characters';
}

/**
 * A valid name near the given one that is not taken: `2FA_SEED` becomes `TWO_FA_SEED`, `app.key` `app_key`. `numbers`
 * remembers between calls how far each name was counted, so that a hundred thousand of one name take no longer.
 */
export function proposeName(
  original: string,
  isTaken: (name: string) => boolean,
  numbers: Map<string, number> = new Map(),
): string {
  const legal = original.replace(/[^A-Za-z0-9_]/g, '_').replace(/^_+/, '');
  const leading = /^[0-9]*/.exec(legal)?.[0] ?? '';
  const rest = legal.slice(leading.length).replace(/^_+/, '');
  const words = [...leading.slice(0, MAX_NAME)].map((digit) => digits[Number(digit)] ?? '').join('_');
  const spelled = /[a-z]/.test(rest) && !/[A-Z]/.test(rest) ? words.toLowerCase() : words;
  const name = leading === '' ? legal : rest === '' ? spelled : `${spelled}_${rest}`;
  return untaken((name || 'SECRET').slice(0, MAX_NAME), isTaken, numbers);
}

function untaken(name: string, isTaken: (name: string) => boolean, numbers: Map<string, number>): string {
  if (!isTaken(name)) return name;
  for (let number = numbers.get(name) ?? 2; ; number++) {
    const next = `${name.slice(0, MAX_NAME - 1 - String(number).length)}_${number}`;
    if (isTaken(next)) continue;
    numbers.set(name, number + 1);
    return next;
  }
}
