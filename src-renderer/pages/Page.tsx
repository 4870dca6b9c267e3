import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Page.module.css';

type PageProps = {
  title: string;
  /** The title as it is shown, where that is more than its words; and a tile before it. */
  heading?: ReactNode;
  sign?: ReactNode;
  /** What this is, in a sentence. */
  text: ReactNode;
  /** Its buttons, at the right of the title. */
  actions?: ReactNode;
  /** It takes the whole place and scrolls within, where it has the height for it. */
  fill?: boolean;
  children: ReactNode;
};

/** A page in the place of list and detail: its head, and what is under it. Takes the focus when it is opened. */
export function Page({ title, heading = title, sign, text, actions, fill = false, children }: PageProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => pane.current?.focus(), []);
  return (
    <section id="pane-detail" ref={pane} className={styles.page} tabIndex={-1} aria-label={title}>
      <div className={styles.content} data-fill={fill || undefined}>
        <header className={styles.head}>
          {sign}
          <div className={styles.titles}>
            <h1 className={styles.title}>{heading}</h1>
            <p className={styles.text}>{text}</p>
          </div>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </header>
        {children}
      </div>
    </section>
  );
}
