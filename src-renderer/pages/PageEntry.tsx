import type { LucideIcon } from 'lucide-react';
import styles from '../projects/Sidebar.module.css';
import { openPage } from './actions.ts';
import { type PageName, usePage } from './store.ts';

/** A page's entry in the left pane. */
export function PageEntry({ page, name, icon: Icon }: { page: PageName; name: string; icon: LucideIcon }) {
  const current = usePage((state) => state.page === page);
  return (
    <li>
      <button
        type="button"
        data-view
        className={styles.entry}
        aria-current={current ? 'page' : undefined}
        title={name}
        onClick={() => void openPage(page)}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.name}>{name}</span>
      </button>
    </li>
  );
}
