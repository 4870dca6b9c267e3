import { texts } from '../../src-texts/texts.ts';
import { limits } from './limits.ts';

const t = texts.secretWords.name;

const rule = /^[A-Za-z][A-Za-z0-9_]*$/;

/** What is wrong with a name, in words; `null` where nothing is. */
export function nameProblem(name: string): string | null {
  if (name === '') return t.missing;
  if (name.length > limits.name) return t.tooLong(limits.name);
  if (!/^[A-Za-z]/.test(name)) return t.start;
  if (!rule.test(name)) return t.characters;
  return null;
}

/** The nearest valid name to what was typed; empty where nothing of it can be used. */
export function suggestName(typed: string): string {
  const plain = typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (plain === '') return '';
  const cased = /[A-Z]/.test(plain) ? plain : plain.toUpperCase();
  return (/^[0-9]/.test(cased) ? `KEY_${cased}` : cased).slice(0, limits.name);
}
