import { useMemo } from 'react';
import type { SecretValue } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { glyphRuns } from './glyphs.ts';
import styles from './RevealedValue.module.css';

const t = texts.secretDetail.value;

/** The value in the open: letters, digits and symbols differ in colour and in weight or ground. */
export function RevealedValue({ value, name }: { value: SecretValue; name: string }) {
  const runs = useMemo(
    () => (value.encoding === 'text' ? glyphRuns(value.data) : [{ kind: 'letter' as const, text: value.data, at: 0 }]),
    [value],
  );
  return (
    <div className={styles.shown}>
      {value.encoding === 'base64' ? <p className={styles.note}>{t.binary}</p> : null}
      {value.data === '' ? <p className={styles.note}>{t.empty}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long value scrolls, by keyboard too. */}
      <section className={styles.value} tabIndex={0} aria-label={t.of(name)}>
        <pre>
          {runs.map((run) => (
            <span key={run.at} className={styles[run.kind]}>
              {run.text}
            </span>
          ))}
        </pre>
      </section>
    </div>
  );
}
