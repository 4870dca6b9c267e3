import type { KeyboardEvent, ReactNode } from 'react';
import type { View } from '../../src-preload/contract.ts';
import { number } from '../../src-texts/language.ts';
import { discard } from '../exchange/actions.ts';
import { usePage } from '../pages/store.ts';
import { openView } from '../secrets/detail-actions.ts';
import { useList } from '../secrets/list-store.ts';
import { classes } from '../ui/classes.ts';
import styles from './Sidebar.module.css';
import { useProjects } from './store.ts';
import { type SmartView, sameView } from './views.ts';

/** The arrows go from entry to entry, whatever stands between them. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-view]')].filter((item) =>
    item.checkVisibility(),
  );
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = items[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** Whether the window shows this part of the vault now. */
export function useIsCurrent(view: View): boolean {
  const onSecrets = usePage((state) => state.page === 'secrets');
  return useList((state) => sameView(state.view, view)) && onSecrets;
}

type EntryProps = {
  view: View;
  name: string;
  /** `null` as long as it is not known. */
  count: number | null;
  tone?: 'red' | 'amber';
  children: ReactNode;
};

export function SidebarEntry({ view, name, count, tone, children }: EntryProps) {
  const current = useIsCurrent(view);
  return (
    <li>
      <button
        type="button"
        data-view
        className={styles.entry}
        aria-current={current ? 'page' : undefined}
        title={name}
        onClick={() => {
          discard();
          void openView(view);
        }}
      >
        {children}
        <span className={styles.name}>{name}</span>
        <span className={classes(styles.count, tone && count !== 0 && styles[tone])}>
          {count === null ? null : number(count)}
        </span>
      </button>
    </li>
  );
}

/** A list that fills itself; gone while nothing is in it, unless it always stands there or is being looked at. */
export function SmartEntry({ smart }: { smart: SmartView }) {
  const { kind, name, icon: Icon, tone, always } = smart;
  const count = useProjects(({ counts }) => (counts ? smart.count(counts) : null));
  const current = useIsCurrent({ kind });
  if (!count && !always && !current) return null;
  return (
    <SidebarEntry view={{ kind }} name={name} count={count} {...(tone ? { tone } : {})}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </SidebarEntry>
  );
}
