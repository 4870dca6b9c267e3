import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { CodeOnPaper } from './CodeOnPaper.tsx';
import styles from './RecoveryCode.module.css';
import stage from './Stage.module.css';
import { Stage } from './Stage.tsx';

const t = texts.unlock.code;

/** The code on paper, shown this once. */
export function RecoveryCode({ code, onDone }: { code: string; onDone: () => void }) {
  const [written, setWritten] = useState(false);
  return (
    <Stage
      shape="page"
      title={t.title}
      text={t.text}
      onSubmit={() => {
        if (written) onDone();
      }}
    >
      <Card className={styles.card}>
        <CodeOnPaper code={code} written={written} onWritten={setWritten} />
      </Card>
      <footer className={stage.foot}>
        <span className={stage.step}>{t.step}</span>
        <Button variant="primary" type="submit" disabled={!written}>
          {t.action}
        </Button>
      </footer>
    </Stage>
  );
}
