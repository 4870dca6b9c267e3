import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import styles from './Sidebar.module.css';

type SidebarSectionProps = {
  title: string;
  /** Small buttons at the right of the head. */
  actions?: ReactNode;
  /** The entries. */
  children: ReactNode;
  /** In their place where there are none, or under them. */
  after?: ReactNode;
  /** Left out where the pane is folded to icons: these have none of their own. */
  wordsOnly?: boolean;
};

/** A group of entries under a head that folds them away. */
export function SidebarSection({ title, actions, children, after, wordsOnly = false }: SidebarSectionProps) {
  const id = useId();
  const [open, setOpen] = useState(true);
  return (
    <section className={styles.section} data-words-only={wordsOnly || undefined}>
      <div className={styles.head}>
        <h2>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-controls={`${id}list`}
            onClick={() => setOpen(!open)}
          >
            {title}
            <ChevronRight className={styles.chevron} size={12} strokeWidth={2} aria-hidden />
          </button>
        </h2>
        {actions ? <span className={styles.actions}>{actions}</span> : null}
      </div>
      <div id={`${id}list`} className={styles.entries} data-open={open}>
        <ul aria-label={title}>{children}</ul>
        {after}
      </div>
    </section>
  );
}
