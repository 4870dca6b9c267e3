import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Page.module.css';

type PageProps = {
  title: string;
  /** What this is, in a sentence. */
  text: ReactNode;
  /** Its buttons, at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A page in the place of list and detail: its head, and what is under it. Takes the focus when it is opened. */
export function Page({ title, text, actions, children }: PageProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.focus(), []);
  return (
    <section id="pane-detail" ref={pane} className={styles.page} tabIndex={-1} aria-label={title}>
      <div className={styles.content}>
        <header className={styles.head}>
          <div className={styles.titles}>
            <h1 className={styles.title}>{title}</h1>
            <p className={styles.text}>{text}</p>
          </div>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </header>
        {children}
      </div>
    </section>
  );
}
