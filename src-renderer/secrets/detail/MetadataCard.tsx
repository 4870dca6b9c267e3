import type { Metadata } from '../../../src-preload/contract.ts';
import { metadataText } from '../editor/metadata.ts';
import styles from './MetadataCard.module.css';
import { Section } from './Section.tsx';

export function MetadataCard({ metadata }: { metadata: Metadata }) {
  return (
    <Section title="Metadata">
      <pre className={styles.json}>{metadataText(metadata)}</pre>
    </Section>
  );
}
