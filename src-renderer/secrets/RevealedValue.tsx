import type { SecretValue } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Glyphs } from './Glyphs.tsx';
import styles from './RevealedValue.module.css';

const t = texts.secretDetail.value;

export function RevealedValue({ value, name }: { value: SecretValue; name: string }) {
  return (
    <div className={styles.shown}>
      {value.encoding === 'base64' ? <p className={styles.note}>{t.binary}</p> : null}
      {value.data === '' ? <p className={styles.note}>{t.empty}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long value scrolls, by keyboard too. */}
      <section className={styles.value} tabIndex={0} aria-label={t.of(name)}>
        <pre>{value.encoding === 'text' ? <Glyphs text={value.data} /> : value.data}</pre>
      </section>
    </div>
  );
}
