import type { ReactNode } from 'react';
import styles from './Highlight.module.css';

/** Start (included) and end (left out) of a hit, in UTF-16 units; sorted, without overlap. */
export type TextRange = readonly [start: number, end: number];

export function Highlight({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  if (ranges.length === 0) return <>{text}</>;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className={styles.hit}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return <>{parts}</>;
}
