/**
 * A text field turns CR LF and CR into LF. What was pasted is therefore kept aside as it was,
 * and stands for as long as the field shows the same text.
 */
export type TypedValue = { shown: string; exact: string | null };

export const nothingTyped: TypedValue = { shown: '', exact: null };

/** The same text as if it had just been pasted. */
export function typedOf(exact: string): TypedValue {
  return { shown: asShown(exact), exact: exact.includes('\r') ? exact : null };
}

function asShown(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The whole value after a paste at a selection, with every line end as it was on the clipboard; `null` if none is special. */
export function exactAfterPaste(before: TypedValue, start: number, end: number, pasted: string): string | null {
  if (!pasted.includes('\r')) return null;
  return before.shown.slice(0, start) + pasted + before.shown.slice(end);
}

/** What is held once the field shows this text. */
export function afterInput(shown: string, candidates: readonly (string | null)[]): TypedValue {
  const exact = candidates.find((candidate) => candidate !== null && asShown(candidate) === shown) ?? null;
  return { shown, exact };
}

export function exactValue(typed: TypedValue): string {
  return typed.exact ?? typed.shown;
}
