export type GlyphKind = 'letter' | 'digit' | 'symbol';
/** `at` is where it begins in the value. */
export type GlyphRun = { kind: GlyphKind; text: string; at: number };

function kindOf(character: string): GlyphKind {
  if (character >= '0' && character <= '9') return 'digit';
  return /[\p{L}\p{M}\s]/u.test(character) ? 'letter' : 'symbol';
}

/** The value cut where letters, digits and symbols change; beyond `most` characters it stays in one piece. */
export function glyphRuns(value: string, most = 16_384): GlyphRun[] {
  const runs: GlyphRun[] = [];
  const told = value.slice(0, most);
  let last: GlyphRun | undefined;
  let at = 0;
  for (const character of told) {
    const kind = kindOf(character);
    if (last?.kind === kind) last.text += character;
    else {
      last = { kind, text: character, at };
      runs.push(last);
    }
    at += character.length;
  }
  if (told.length < value.length) runs.push({ kind: 'letter', text: value.slice(told.length), at: told.length });
  return runs;
}
