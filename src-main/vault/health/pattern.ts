import { shortestPeriod, withoutRuns } from '../recognise.ts';
import { valueBytes } from '../secret-rows.ts';
import type { Look } from './look.ts';

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm', 'azertyuiop', 'qsdfghjklm', '1234567890'];
const walks = [
  rows.slice(0, 3).join(''),
  ...rows,
  // Down the keyboard, and along two rows at once.
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);

/** Longer ones are files. */
const MAX_LENGTH = 4_096;

/**
 * Whether what is secret in a value is a repetition, a sequence (`abcd`, bytes `00 11 22`) or a way along the keyboard; case
 * and separators don't matter. Configuration and public values may be anything.
 */
export function isPatterned({ value, part, isSetting, isPublic }: Look): boolean {
  if (isSetting || isPublic || value.data.length > MAX_LENGTH) return false;
  if (value.encoding === 'base64') return isPattern([...valueBytes(value)]) || isArithmetic(valueBytes(value));
  const folded = part.toLowerCase().replace(/[\s_.:-]/g, '');
  if (isPattern([...folded].map((character) => character.codePointAt(0) ?? 0))) return true;
  if (isKeyboardWalk(folded)) return true;
  return /^(?:[0-9a-f]{2}){8,}$/.test(folded) && isArithmetic(Buffer.from(folded, 'hex'));
}

/** `qwerty`, `1qaz2wsx`: four characters and more in the order of a keyboard. */
export function isKeyboardWalk(text: string): boolean {
  return text.length >= 4 && walks.some((walk) => walk.includes(text.toLowerCase()));
}

function isPattern(units: readonly number[]): boolean {
  const { length } = units;
  if (length < 4) return false;
  if (shortestPeriod(units) <= length / 2) return true;
  if (length >= 6 && new Set(units).size <= 2) return true;
  return withoutRuns(units) <= Math.max(2, Math.floor(length / 3));
}

function isArithmetic(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false;
  const step = ((bytes[1] ?? 0) - (bytes[0] ?? 0)) & 0xff;
  return bytes.every((byte, i) => i === 0 || ((byte - (bytes[i - 1] ?? 0)) & 0xff) === step);
}
