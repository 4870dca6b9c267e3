import { createContext, type ReactNode, useContext, useId, useMemo } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';

type FieldIds = { control: string; label: string; describedBy: string | undefined; invalid: boolean };
const FieldContext = createContext<FieldIds | null>(null);

/** What a control inside a `Field` needs to be named and described by it. */
export function useField(): FieldIds | null {
  return useContext(FieldContext);
}

export type FieldProps = {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what was entered; also marks the control. */
  error?: ReactNode;
  /** The control's id, where it is not one of the kit's. */
  htmlFor?: string | undefined;
  /** At the right of the label: a small button, a date. */
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
};

export function Field({ label, hint, error, htmlFor, aside, className, children }: FieldProps) {
  const id = useId();
  const control = htmlFor ?? `${id}control`;
  const hasHint = hint !== undefined && hint !== null && hint !== '';
  const invalid = error !== undefined && error !== null && error !== '';
  const describedBy = classes(invalid && `${id}error`, hasHint && `${id}hint`) || undefined;
  const ids = useMemo(
    () => ({ control, label: `${id}label`, describedBy, invalid }),
    [control, id, describedBy, invalid],
  );
  return (
    <FieldContext value={ids}>
      <div className={classes(styles.field, className)}>
        <div className={styles.head}>
          <label id={ids.label} htmlFor={control}>
            {label}
          </label>
          {aside}
        </div>
        {children}
        {invalid ? (
          <p id={`${id}error`} className={styles.error}>
            {error}
          </p>
        ) : null}
        {hasHint ? (
          <div id={`${id}hint`} className={styles.hint}>
            {hint}
          </div>
        ) : null}
      </div>
    </FieldContext>
  );
}
