import type { Metadata } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { metadataText } from '../editor/metadata.ts';
import styles from './MetadataCard.module.css';
import { Section } from './Section.tsx';

export function MetadataCard({ metadata }: { metadata: Metadata }) {
  return (
    <Section title={texts.secretDetail.metadata}>
      <pre className={styles.json}>{metadataText(metadata)}</pre>
    </Section>
  );
}
