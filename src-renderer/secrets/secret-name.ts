import { limits } from './limits.ts';

const rule = /^[A-Za-z][A-Za-z0-9_]*$/;

/** What is wrong with a name, in words; `null` where nothing is. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'Give it a name.';
  if (name.length > limits.name) return `A name has at most ${limits.name} characters.`;
  if (!/^[A-Za-z]/.test(name)) return 'A name begins with a letter from A to Z.';
  if (!rule.test(name)) return 'A name holds only letters from A to Z, digits and underscores.';
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
