import { KeySquare } from 'lucide-react';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { classes } from '../ui/classes.ts';
import styles from './Stage.module.css';

export type StageProps = {
  title: string;
  text: ReactNode;
  /** `centred` for the unlock screen and the first one, `panel` where it holds a panel, `page` for forms. */
  shape: 'centred' | 'panel' | 'page';
  /** What has the focus when the screen appears; otherwise its title. */
  focus?: RefObject<HTMLElement | null>;
  onSubmit?: () => void;
  children: ReactNode;
};

/** A screen before the vault is open: sign, title, one line, and what to do. */
export function Stage({ title, text, shape, focus, onSubmit, children }: StageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    (focus?.current ?? heading.current)?.focus();
  }, [focus]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <main className={styles.stage}>
      <form
        className={classes(
          styles.column,
          shape === 'page' ? styles.page : styles.centred,
          shape === 'panel' && styles.panel,
        )}
        onSubmit={submit}
        noValidate
      >
        <header className={styles.head}>
          <span className={styles.sign} aria-hidden>
            <KeySquare size={shape === 'page' ? 24 : 28} strokeWidth={1.75} />
          </span>
          <div className={styles.words}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            <p className={styles.text}>{text}</p>
          </div>
        </header>
        {children}
      </form>
    </main>
  );
}
