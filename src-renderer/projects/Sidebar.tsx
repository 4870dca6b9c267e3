import { CalendarClock, CalendarX2, Layers, type LucideIcon, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { View } from '../../src-preload/contract.ts';
import { discard } from '../exchange/actions.ts';
import { openView } from '../secrets/detail-actions.ts';
import { useList } from '../secrets/list-store.ts';
import { classes } from '../ui/classes.ts';
import { Dot } from '../ui/Dot.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { NewProjectDialog } from './NewProjectDialog.tsx';
import styles from './Sidebar.module.css';
import { useProjects } from './store.ts';

function sameView(a: View, b: View): boolean {
  if (a.kind === 'project' && b.kind === 'project') return a.project === b.project;
  return a.kind === b.kind;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-view]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = items[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

type EntryProps = { view: View; name: string; count: number; tone?: 'red' | 'amber'; children: ReactNode };

function Entry({ view, name, count, tone, children }: EntryProps) {
  const current = useList((state) => sameView(state.view, view));
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
        <span className={classes(styles.count, tone && count > 0 && styles[tone])}>{count.toLocaleString('en')}</span>
      </button>
    </li>
  );
}

function sign(Icon: LucideIcon) {
  return <Icon size={16} strokeWidth={1.75} aria-hidden />;
}

export function Sidebar() {
  const { projects, counts } = useProjects();
  const [naming, setNaming] = useState(false);
  return (
    <nav id="pane-sidebar" className={styles.sidebar} aria-label="Parts of the vault" onKeyDown={moveFocus}>
      <ul>
        <Entry view={{ kind: 'all' }} name="All secrets" count={counts?.all ?? 0}>
          {sign(Layers)}
        </Entry>
      </ul>
      <div className={styles.head}>
        <h2 id="sidebar-projects">Projects</h2>
        <IconButton icon={Plus} label="New project" size="small" onClick={() => setNaming(true)} />
      </div>
      {projects.length > 0 ? (
        <ul aria-labelledby="sidebar-projects">
          {projects.map(({ id, name, hue }) => (
            <Entry key={id} view={{ kind: 'project', project: id }} name={name} count={counts?.byProject[id] ?? 0}>
              <span className={styles.dot}>
                <Dot hue={hue} />
                <span className={styles.initial} aria-hidden>
                  {[...name][0]?.toLocaleUpperCase()}
                </span>
              </span>
            </Entry>
          ))}
        </ul>
      ) : (
        <p className={styles.none}>None yet. A project groups the secrets of one thing that you run.</p>
      )}
      <div className={styles.head}>
        <h2 id="sidebar-attention">Needs attention</h2>
      </div>
      <ul aria-labelledby="sidebar-attention">
        <Entry view={{ kind: 'expired' }} name="Expired" count={counts?.expired ?? 0} tone="red">
          {sign(CalendarX2)}
        </Entry>
        <Entry view={{ kind: 'expiring' }} name="Expiring soon" count={counts?.expiring ?? 0} tone="amber">
          {sign(CalendarClock)}
        </Entry>
      </ul>
      <div className={styles.head}>
        <h2 id="sidebar-vault">Vault</h2>
      </div>
      <ul aria-labelledby="sidebar-vault">
        <Entry view={{ kind: 'trash' }} name="Trash" count={counts?.trash ?? 0}>
          {sign(Trash2)}
        </Entry>
      </ul>
      <NewProjectDialog open={naming} onClose={() => setNaming(false)} />
    </nav>
  );
}
