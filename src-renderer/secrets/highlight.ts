export type TextRange = readonly [start: number, end: number];

type Folded = { text: string; starts: number[]; ends: number[] };

/** Lower case, no accents, one kind of separator; each unit remembers which characters it came from. */
function fold(source: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const character of source) {
    const next = at + character.length;
    const plain = character
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[-_./:\s]/g, '_');
    if (plain === '' && ends.length > 0) ends[ends.length - 1] = next;
    for (let i = 0; i < plain.length; i += 1) {
      starts.push(at);
      ends.push(next);
    }
    text += plain;
    at = next;
  }
  return { text, starts, ends };
}

function occurrences(folded: Folded, word: string): TextRange[] {
  const found: TextRange[] = [];
  if (word === '') return found;
  for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length)) {
    found.push([folded.starts[at] ?? 0, folded.ends[at + word.length - 1] ?? 0]);
  }
  return found;
}

function merge(ranges: TextRange[]): TextRange[] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Where the words of the query stand in the text: in order, apart from each other, inside the text. */
export function highlightRanges(text: string, query: string): TextRange[] {
  const words = query
    .split(/\s+/)
    .map((word) => fold(word).text)
    .filter((word) => word !== '');
  if (words.length === 0 || text === '') return [];
  const folded = fold(text);
  return merge(
    words.flatMap((word) => {
      const whole = occurrences(folded, word);
      return whole.length > 0
        ? whole
        : word.split('_').flatMap((part) => (part.length > 1 ? occurrences(folded, part) : []));
    }),
  );
}
