const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The commands of which each word typed begins a word; in their order, those that begin with it first. */
export function matching<T extends { name: string }>(commands: readonly T[], typed: string): T[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...commands];
  const begins = (text: string, word: string) =>
    text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word)) || text.startsWith(word);
  const found = commands.filter(({ name }) => words.every((word) => begins(fold(name), word)));
  const first = words[0] ?? '';
  return found.toSorted((a, b) => Number(fold(b.name).startsWith(first)) - Number(fold(a.name).startsWith(first)));
}
