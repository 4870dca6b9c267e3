import { Check } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { texts } from '../../src-texts/texts.ts';
import styles from './Step.module.css';
import type { StepState } from './steps.ts';

const t = texts.rotation;

type StepProps = {
  number: number;
  title: string;
  state: StepState;
  /** One line on how it stands. */
  text: ReactNode;
  children?: ReactNode;
  ref?: Ref<HTMLLIElement> | undefined;
};

/** One of the steps: its number or a tick, what it is, and what there is to do. */
export function Step({ number, title, state, text, children, ref }: StepProps) {
  return (
    <li
      ref={ref}
      tabIndex={-1}
      className={styles.step}
      data-state={state}
      aria-current={state === 'now' ? 'step' : undefined}
    >
      <span className={styles.sign} aria-hidden>
        {state === 'done' ? <Check size={16} strokeWidth={2.25} /> : number}
      </span>
      <div className={styles.body}>
        <h2 className={styles.title}>
          {title}
          <span className="visually-hidden">, {t.states[state]}</span>
        </h2>
        <p className={styles.text}>{text}</p>
        {children ? <div className={styles.content}>{children}</div> : null}
      </div>
    </li>
  );
}
