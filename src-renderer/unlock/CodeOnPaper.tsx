import { Fragment } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import styles from './RecoveryCode.module.css';

const t = texts.unlock.code;

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
        <li>{t.paper}</li>
        <li>{t.whoever}</li>
        <li>{t.without}</li>
      </ul>
      <Checkbox checked={written} onChange={onWritten}>
        {t.written}
      </Checkbox>
    </>
  );
}
