import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { IconTile } from './IconTile.tsx';

export type EmptyStateProps = { icon: LucideIcon; title: string; text?: ReactNode; actions?: ReactNode };

/** Says what would be here, and offers the next step. */
export function EmptyState({ icon, title, text, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <IconTile icon={icon} tone="accent" size="large" />
      <h2 className={styles.title}>{title}</h2>
      {text ? <p className={styles.text}>{text}</p> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
