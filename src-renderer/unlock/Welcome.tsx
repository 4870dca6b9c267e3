import { FilePlus2, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { asCofferError } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Stage } from './Stage.tsx';
import { chooseExistingVault, chooseNewVault } from './vault-actions.ts';
import styles from './Welcome.module.css';

/** The first screen of all: make a vault, or open one. */
export function Welcome() {
  const [fault, setFault] = useState('');
  const attempt = async (choose: () => Promise<boolean>) => {
    setFault('');
    try {
      await choose();
    } catch (caught) {
      setFault(asCofferError(caught).message);
    }
  };
  return (
    <Stage
      shape="centred"
      title="Welcome to Coffer"
      text="Your keys, tokens and passwords, sealed in one file that stays on this computer."
    >
      <div className={styles.choices}>
        <Button variant="primary" size="large" icon={FilePlus2} onClick={() => void attempt(chooseNewVault)}>
          Make a vault…
        </Button>
        <Button size="large" icon={FolderOpen} onClick={() => void attempt(chooseExistingVault)}>
          Open a vault…
        </Button>
      </div>
      <p className={styles.note} role="alert">
        {fault}
      </p>
      <p className={styles.note}>Coffer never goes online, and nobody but you can open the file.</p>
    </Stage>
  );
}
