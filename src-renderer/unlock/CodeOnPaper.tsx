import { Fragment } from 'react';
import { Checkbox } from '../ui/Checkbox.tsx';
import styles from './RecoveryCode.module.css';

type CodeOnPaperProps = { code: string; written: boolean; onWritten: (written: boolean) => void };

/** A recovery code as it is typed, what to do with it, and the word that it was done. */
export function CodeOnPaper({ code, written, onWritten }: CodeOnPaperProps) {
  const groups = code.split(/[\s-]+/).filter((group) => group !== '');
  return (
    <>
      {/* The hyphens are in the text, so that a selection holds the code as it is typed. */}
      <p className={styles.code} data-testid="recovery-code">
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups never move, and two may be alike.
          <Fragment key={index}>
            {group}
            {index < groups.length - 1 ? <span className={styles.hyphen}>-</span> : null}
            <wbr />
          </Fragment>
        ))}
      </p>
      <ul className={styles.notes}>
        <li>Write it on paper and keep it where you keep passports, not beside this computer.</li>
        <li>Whoever has this code and the vault file can open it, as with the password.</li>
        <li>Without the password and without this code, nobody can open the vault. Not even we can.</li>
      </ul>
      <Checkbox checked={written} onChange={onWritten}>
        I have written it down
      </Checkbox>
    </>
  );
}
