import { useMemo } from 'react';
import styles from './Glyphs.module.css';
import { glyphRuns } from './glyphs.ts';

/** A value in the open: letters, digits and symbols differ in colour and in weight or ground. */
export function Glyphs({ text }: { text: string }) {
  const runs = useMemo(() => glyphRuns(text), [text]);
  return runs.map((run) => (
    <span key={run.at} className={styles[run.kind]}>
      {run.text}
    </span>
  ));
}
