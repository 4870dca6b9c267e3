import { knownExamples, stockWords } from './known-examples.ts';
import type { Look } from './look.ts';
import { thresholds } from './rules.ts';

const marks: readonly RegExp[] = [
  // Templates: `<your-key>`, `[API KEY]`, `$API_KEY`, `%API_KEY%`, `__API_KEY__`, and `${…}`, `{{…}}` anywhere.
  /^<[^<>]*>$/,
  /<[A-Za-z]+(?:[-_ ][A-Za-z]+)+>/,
  /^\[[A-Za-z][\w -]*\]$/,
  /^\$[A-Z_][A-Z0-9_]*$/,
  /^%[A-Za-z_]\w*%$/,
  /^__[A-Za-z]\w*__$/,
  /\$\{[A-Za-z_][^{}]*\}/,
  /\{\{.*\}\}/,
  /^\$\(.*\)$/,
  // Words to the one who is to fill it in.
  /change[-_ ]?(?:me|this|it)(?![a-z])/i,
  /replace[-_ ]?(?:me|this|with|by)(?![a-z])/i,
  /(?:^|[^a-z])(?:fill|put|insert|enter|paste)[-_ ](?:me|this|here|in|your|key|token|secret|password|value)(?![a-z])/i,
  /to[-_ ]be[-_ ](?:set|filled|defined|replaced|changed|added)/i,
  /place[-_ ]?holder/i,
  /do[-_ ]not[-_ ]use/i,
  /^(?:todo|tbd|fixme)(?![a-z])/i,
  /(?:^|[^A-Za-z])(?:your|YOUR|Your)[-_ ]/,
  /^your(?:own)?(?:api|secret|access|key|token|pass)/i,
  /^django-insecure-/,
  // `sk_live_...`
  /^[A-Za-z]+[-_][\w-]*(?:\.{3}|…)$/,
];

/**
 * Whether a text stands for a value that is still to come, or is one that everybody knows: empty, a template, `changeme`,
 * a mask, a key from a vendor's documentation, the secret's own name.
 */
export function isPlaceholder({ isBlank, text, part, secret, isSetting }: Look): boolean {
  if (isBlank) return true;
  if (text === null) return false;
  const whole = text.trim();
  if (knownExamples.some((example) => whole.includes(example))) return true;
  const parts = [whole, part].filter(({ length }) => length <= thresholds.placeholderCharacters);
  if (parts.some((one) => marks.some((mark) => mark.test(one)) || isMask(one))) return true;
  // Configuration may well be `test`, or have the word in it.
  if (isSetting || part.length > thresholds.placeholderCharacters) return false;
  return /example/i.test(part) || isStock(part, [secret.name, secret.label, secret.originalName ?? '']);
}

function isStock(text: string, names: readonly string[]): boolean {
  const folded = fold(text);
  return folded !== '' && (stockWords.has(folded) || names.some((name) => fold(name) === folded));
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** `xxxxxxxx`, `***`, `....`, `xxxx-xxxx`, `****abcd`: half of it or more is one sign that hides. */
function isMask(text: string): boolean {
  const length = text.replace(/[-_\s]/g, '').length;
  const hidden = text.match(/([xX*•.…?#])(?:[-_\s]?\1){2,}/gu) ?? [];
  const longest = Math.max(0, ...hidden.map((run) => run.replace(/[-_\s]/g, '').length));
  return (length > 0 && 2 * longest >= length) || /^([-_])\1{2,}$/.test(text);
}
