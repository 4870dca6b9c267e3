import type { LucideIcon } from 'lucide-react';
import styles from '../projects/Sidebar.module.css';
import { openPage } from './actions.ts';
import { type PageName, usePage } from './store.ts';

type PageEntryProps = { page: PageName; name: string; icon: LucideIcon; open?: () => Promise<unknown> };

/** A page's entry in the left pane; `open` where it needs to know more. */
export function PageEntry({ page, name, icon: Icon, open = () => openPage(page) }: PageEntryProps) {
  const current = usePage((state) => state.page === page);
  return (
    <li>
      <button
        type="button"
        data-view
        className={styles.entry}
        aria-current={current ? 'page' : undefined}
        title={name}
        onClick={() => void open()}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.name}>{name}</span>
      </button>
    </li>
  );
}
