import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { CodeOnPaper } from './CodeOnPaper.tsx';
import styles from './RecoveryCode.module.css';
import stage from './Stage.module.css';
import { Stage } from './Stage.tsx';

/** The code on paper, shown this once. */
export function RecoveryCode({ code, onDone }: { code: string; onDone: () => void }) {
  const [written, setWritten] = useState(false);
  return (
    <Stage
      shape="page"
      title="Write down the recovery code"
      text="It opens the vault if you forget the password. It is shown this once."
      onSubmit={() => {
        if (written) onDone();
      }}
    >
      <Card className={styles.card}>
        <CodeOnPaper code={code} written={written} onWritten={setWritten} />
      </Card>
      <footer className={stage.foot}>
        <span className={stage.step}>Step 2 of 2. The vault is made and saved.</span>
        <Button variant="primary" type="submit" disabled={!written}>
          Open my vault
        </Button>
      </footer>
    </Stage>
  );
}
