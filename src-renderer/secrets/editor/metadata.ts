import type { Metadata } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { limits } from '../limits.ts';

const t = texts.secretProblems.metadata;

/** Metadata as it stands in its field: JSON on several lines, nothing where there is none. */
export function metadataText(metadata: Metadata): string {
  return Object.keys(metadata).length === 0 ? '' : JSON.stringify(metadata, null, 2);
}

/** The metadata that a text stands for, or what is wrong with it, in words. */
export function readMetadata(text: string): { value: Metadata } | { problem: string } {
  if (text.trim() === '') return { value: {} };
  const value = parse(text);
  if (value === undefined) return { problem: t.notJson(...placeOf(firstOdd(text), text)) };
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { problem: t.noNames };
  }
  const wrong = nameProblem(Object.keys(value)) ?? sizeProblem(value);
  return wrong === null ? { value: value as Metadata } : { problem: wrong };
}

/** `undefined` where the text is no JSON, which itself knows no such thing. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The character from which a text can't become JSON any more; its length where only an end is missing. */
function firstOdd(text: string): number {
  let [sound, odd] = [0, text.length + 1];
  while (odd - sound > 1) {
    const middle = (sound + odd) >> 1;
    if (mayGoOn(text.slice(0, middle))) sound = middle;
    else odd = middle;
  }
  return sound;
}

function mayGoOn(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return /end of JSON|Unterminated/.test(said) || Number(/position (\d+)/.exec(said)?.[1]) === start.length;
  }
}

function placeOf(at: number, text: string): [line: number, column: number] {
  const before = text.slice(0, at).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

function nameProblem(names: readonly string[]): string | null {
  if (names.includes('__proto__')) return t.forbiddenName;
  const odd = names.find(
    (name) => name === '' || name.trim() !== name || /\p{Cc}/u.test(name) || name.length > limits.fieldName,
  );
  if (odd === undefined) return null;
  return odd === '' ? t.emptyName : t.oddName(limits.fieldName);
}

function sizeProblem(value: object): string | null {
  if (depthOf(value) > limits.metadataDepth) return t.tooDeep(limits.metadataDepth);
  if (JSON.stringify(value).length > limits.metadata) {
    return t.tooLong(limits.metadata);
  }
  return isWellFormed(value) ? null : t.halfCharacter;
}

function depthOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  return 1 + Object.values(value).reduce((deepest: number, inner) => Math.max(deepest, depthOf(inner)), 0);
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([name, inner]) => name.isWellFormed() && isWellFormed(inner));
}
