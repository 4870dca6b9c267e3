import type { EnvironmentMatrix, MatrixCell, MatrixState } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.matrix.summary;

/** All names; those that are missing somewhere; those of which an environment has something else than the others. */
export type Shown = 'all' | 'missing' | 'differs';
export type MatrixRow = EnvironmentMatrix['rows'][number];

/** Where nothing is to be seen to. */
const plain: ReadonlySet<MatrixState> = new Set(['present', 'shared', 'none']);

function isShown({ cells }: MatrixRow, shown: Shown): boolean {
  if (shown === 'all') return true;
  if (shown === 'missing') return cells.some(({ state }) => state === 'missing');
  return cells.some(({ state }) => !plain.has(state));
}

/** The rows that hold each of the words, and are to be shown. */
export function shownRows(rows: readonly MatrixRow[], words: string, shown: Shown): MatrixRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => wanted.every((word) => row.name.toLowerCase().includes(word)) && isShown(row, shown));
}

/** What there is to see to, in the order in which it is said. */
const told = ['missing', 'expired', 'revoked', 'expiring', 'same-as-production'] as const;

/** What a matrix comes to in a sentence or two. */
export function summaryWords({ environments, rows }: EnvironmentMatrix): string {
  if (rows.length === 0) return t.none;
  const count = (state: MatrixState) => {
    return rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell.state === state).length, 0);
  };
  const found = told.filter((state) => count(state) > 0).map((state) => t.counts[state](count(state)));
  if (found.length === 0) return t.complete(rows.length, environments.length);
  return t.found(rows.length, environments.length, found.join(', '));
}

/** The environments of a row that have a secret of their own there, each secret once: what another one could use too. */
export function ownSecrets(cells: readonly MatrixCell[], slugs: readonly string[]): { id: string; slug: string }[] {
  const seen = new Map<string, string>();
  cells.forEach(({ id, forAll }, column) => {
    const slug = slugs[column];
    if (id !== null && !forAll && slug !== undefined && !seen.has(id)) seen.set(id, slug);
  });
  return [...seen].map(([id, slug]) => ({ id, slug }));
}
