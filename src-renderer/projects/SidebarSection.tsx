import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { Settings } from '../../src-preload/contract.ts';
import { updateSettings, useSettings } from '../settings/store.ts';
import styles from './Sidebar.module.css';

type SectionName = Settings['foldedSections'][number];

type SidebarSectionProps = {
  /** By this it is remembered whether it is folded, over locking and a restart. */
  name: SectionName;
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

const noneFolded: readonly SectionName[] = [];

/** Where it can't be kept, it stays as it was: nothing is lost by that. */
function fold(foldedSections: SectionName[]): void {
  updateSettings({ foldedSections }).catch(() => undefined);
}

/** A group of entries under a head that folds them away. */
export function SidebarSection({ name, title, actions, children, after, wordsOnly = false }: SidebarSectionProps) {
  const id = useId();
  const folded = useSettings((state) => state.settings?.foldedSections ?? noneFolded);
  const open = !folded.includes(name);
  return (
    <section className={styles.section} data-words-only={wordsOnly || undefined}>
      <div className={styles.head}>
        <h2>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-controls={`${id}list`}
            onClick={() => fold(open ? [...folded, name] : folded.filter((one) => one !== name))}
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
