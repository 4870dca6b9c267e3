import type { Anomaly } from '../../../src-preload/contract/anomalies.ts';
import type { NumberedEvent } from './events.ts';

type WithoutEach<One, Key extends PropertyKey> = One extends unknown ? Omit<One, Key> : never;

/** An anomaly before names and dismissal are looked up. */
export type FoundAnomaly = WithoutEach<Anomaly, 'names' | 'dismissed'>;

/** What a rule finds; `of` is the one secret that it is about, where there can be several at a time. */
export type Finding = WithoutEach<FoundAnomaly, 'id'> & { readonly of?: string };

/** How many seconds local time is ahead of UTC at a moment, given in seconds since 1970. */
export type TimeZoneOffsetAt = (at: number) => number;

/** Inclusive positions of the first and last of some things in a row. */
export type Stretch = { first: number; last: number };

/** Adds a stretch behind the others, as one with the one before where they overlap. */
export function addStretch(stretches: Stretch[], added: Stretch): void {
  const before = stretches.at(-1);
  if (before && added.first <= before.last) before.last = added.last;
  else stretches.push(added);
}

/**
 * The stretches of events, given by time, that are made of windows of less than so many seconds with at least so many
 * different keys each.
 */
export function bursts(
  byTime: readonly NumberedEvent[],
  { atLeast, seconds }: { atLeast: number; seconds: number },
  keyOf: (event: NumberedEvent) => string | number | undefined,
): NumberedEvent[][] {
  const stretches: Stretch[] = [];
  const inWindow = new Map<string | number | undefined, number>();
  const add = (event: NumberedEvent, by: 1 | -1) => {
    const count = (inWindow.get(keyOf(event)) ?? 0) + by;
    if (count === 0) inWindow.delete(keyOf(event));
    else inWindow.set(keyOf(event), count);
  };
  let first = 0;
  for (const [last, event] of byTime.entries()) {
    add(event, 1);
    for (let oldest = byTime[first]; oldest && event.at - oldest.at >= seconds; oldest = byTime[++first])
      add(oldest, -1);
    if (inWindow.size >= atLeast) addStretch(stretches, { first, last });
  }
  return stretches.map(({ first, last }) => byTime.slice(first, last + 1));
}

/** Cuts events, given by time, where nothing happened for so many seconds. */
export function runs(byTime: readonly NumberedEvent[], gap: number): NumberedEvent[][] {
  const found: NumberedEvent[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const event of byTime) {
    if (event.at - before >= gap) found.push([]);
    found.at(-1)?.push(event);
    before = event.at;
  }
  return found;
}

/** When events, given by time, began and ended, and which subjects they are about. */
export function extentOf(byTime: readonly NumberedEvent[]): Pick<Finding, 'at' | 'until' | 'subjects'> {
  const subjects = [...new Set(byTime.flatMap(({ subject }) => subject ?? []))];
  return { at: byTime[0]?.at ?? 0, until: byTime.at(-1)?.at ?? 0, subjects };
}
