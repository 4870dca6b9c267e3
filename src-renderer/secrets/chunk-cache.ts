/** Rows of a long list, known only where someone looked. */
export type SparseRows<T> = ReadonlyMap<number, T>;

export const chunkSize = 50;

/** Offsets of the chunks that hold the rows from `first` to `last`, both included. */
export function chunksAround(first: number, last: number, total: number): number[] {
  const offsets: number[] = [];
  const end = Math.min(last, total - 1);
  for (let offset = Math.floor(Math.max(0, first) / chunkSize) * chunkSize; offset <= end; offset += chunkSize) {
    offsets.push(offset);
  }
  return offsets;
}

/** Of these, the chunks where a row is not known yet. */
export function missingChunks<T>(rows: SparseRows<T>, first: number, last: number, total: number): number[] {
  return chunksAround(first, last, total).filter((offset) => {
    const end = Math.min(offset + chunkSize, total);
    for (let i = offset; i < end; i += 1) if (!rows.has(i)) return true;
    return false;
  });
}

/** The rows with one more page, without those that lie beyond the total. */
export function withPage<T>(rows: SparseRows<T>, offset: number, page: readonly T[], total: number): SparseRows<T> {
  const next = new Map<number, T>();
  for (const [index, row] of rows) if (index < total) next.set(index, row);
  page.forEach((row, i) => {
    if (offset + i < total) next.set(offset + i, row);
  });
  return next;
}

/** Where the row with this id stands, or -1 where it is not among the known ones. */
export function indexOfId(rows: SparseRows<{ id: string }>, id: string | null): number {
  if (id === null) return -1;
  for (const [index, row] of rows) if (row.id === id) return index;
  return -1;
}
