import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import form from '../ui/DialogForm.module.css';
import { CodeOnPaper } from '../unlock/CodeOnPaper.tsx';
import { confirmRecoveryCode } from '../unlock/vault-actions.ts';
import styles from './VaultKeys.module.css';

const t = texts.vaultKeys.newCode;

type NewCodeProps = {
  code: string;
  /** The person wants to close the dialog before the code is written down. */
  leaving: boolean;
  children?: ReactNode;
  /** It is written down, or given up; the vault locks again like any other. */
  onDone: () => void;
};

/** A new recovery code, shown this once; meanwhile the vault does not lock when idle, for ten minutes. */
export function NewCode({ code, leaving, children, onDone }: NewCodeProps) {
  const [written, setWritten] = useState(false);
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.focus(), []);
  const done = () => {
    void confirmRecoveryCode().catch(() => undefined);
    onDone();
  };
  return (
    <form
      ref={first}
      tabIndex={-1}
      aria-label={t.label}
      className={styles.code}
      onSubmit={(event) => {
        event.preventDefault();
        if (written) done();
      }}
    >
      {children}
      <CodeOnPaper code={code} written={written} onWritten={setWritten} />
      {leaving && !written ? (
        <Banner
          tone="red"
          icon={TriangleAlert}
          role="alert"
          title={t.notWritten}
          actions={
            <Button size="small" onClick={done}>
              {t.closeAnyway}
            </Button>
          }
        >
          {t.notWrittenText}
        </Banner>
      ) : null}
      <div className={form.foot}>
        <span className={styles.stays}>{t.stays}</span>
        <Button size="dialog" variant="primary" type="submit" disabled={!written}>
          {texts.vaultKeys.goOn}
        </Button>
      </div>
    </form>
  );
}
