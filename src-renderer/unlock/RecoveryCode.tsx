import { Fragment, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import styles from './RecoveryCode.module.css';
import stage from './Stage.module.css';
import { Stage } from './Stage.tsx';

/** The code on paper, shown this once. */
export function RecoveryCode({ code, onDone }: { code: string; onDone: () => void }) {
  const [written, setWritten] = useState(false);
  const groups = code.split(/[\s-]+/).filter((group) => group !== '');
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
        <Checkbox checked={written} onChange={setWritten}>
          I have written it down
        </Checkbox>
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
