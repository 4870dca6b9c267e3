/** The sample that at least this part of all samples does not exceed (nearest rank); NaN where there is none. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle sample, or the mean of the two in the middle; NaN where there is none. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The largest of the numbers that were measured; undefined if none was. */
export function worst(measured: readonly (number | undefined)[]): number | undefined {
  const numbers = measured.filter((one) => one !== undefined);
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

/** How many times `b` fits into `a`; undefined unless both were measured. */
export function ratio(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}
