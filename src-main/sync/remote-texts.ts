import type { Service, TextFault } from '../../src-preload/contract.ts';

type Rule = {
  /** In characters (code points); where a service counts, it counts these. */
  fewest: number;
  most?: number;
  /** In bytes of UTF-8. */
  mostBytes?: number;
  pattern?: RegExp;
  /** Whether it cuts blanks at the ends off. */
  trims?: boolean;
  /** Whether NUL characters are lost there. */
  losesNul?: boolean;
};
type Rules = { name: Rule; value: Rule; note: Rule };

/** What each service takes; where no document says how long a text may be, the service is asked. */
const rules: Readonly<Record<Service, Rules>> = {
  vellum: {
    // A name stands in a path, from which these two are lost (WHATWG URL §4.4).
    name: { fewest: 1, most: 250, pattern: /^(?!\.{1,2}$)/ },
    value: { fewest: 1 },
    note: { fewest: 0 },
  },
  julep: {
    name: { fewest: 1, pattern: /^[a-zA-Z][a-zA-Z0-9_]*$/ },
    value: { fewest: 0, losesNul: true },
    note: { fewest: 0, losesNul: true },
  },
  ductape: {
    name: { fewest: 1, pattern: /^[a-zA-Z0-9_]+$/ },
    value: { fewest: 0 },
    note: { fewest: 0 },
  },
  // Its server counts the characters of what is encrypted: so many bytes fit.
  bitwarden: {
    name: { fewest: 1, most: 500, mostBytes: 687, trims: true },
    value: { fewest: 1, most: 25_000, mostBytes: 26_191 },
    note: { fewest: 0, most: 7_000, mostBytes: 7_439 },
  },
};

/** Why a service would not take this name as it is; `null` if it would. Nothing is changed to fit. */
export function checkName(service: Service, name: string): TextFault | null {
  return check(rules[service].name, name);
}

/** The same for a value: a text. */
export function checkValue(service: Service, value: string): TextFault | null {
  return check(rules[service].value, value);
}

/** The same for a description, label or note. */
export function checkNote(service: Service, note: string): TextFault | null {
  return check(rules[service].note, note);
}

function check(rule: Rule, text: string): TextFault | null {
  const { fewest, most = Infinity, mostBytes = Infinity, pattern, trims, losesNul } = rule;
  if (!text.isWellFormed()) return 'characters';
  const length = characters(text);
  if (length < fewest) return 'empty';
  if (length > most || bytes(text) > mostBytes) return 'too_long';
  if (trims && text.trim() !== text) return 'blank_ends';
  if (losesNul && text.includes('\0')) return 'nul';
  return pattern === undefined || pattern.test(text) ? null : 'characters';
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
