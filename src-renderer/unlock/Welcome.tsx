import { FilePlus2, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { ProtectionLink } from '../protection/ProtectionLink.tsx';
import { Button } from '../ui/Button.tsx';
import stage from './Stage.module.css';
import { Stage } from './Stage.tsx';
import { chooseExistingVault, chooseNewVault } from './vault-actions.ts';
import styles from './Welcome.module.css';

const t = texts.unlock.welcome;

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
    <Stage shape="centred" title={t.title} text={t.text}>
      <div className={styles.choices}>
        <Button variant="primary" size="large" icon={FilePlus2} onClick={() => void attempt(chooseNewVault)}>
          {t.make}
        </Button>
        <Button size="large" icon={FolderOpen} onClick={() => void attempt(chooseExistingVault)}>
          {t.open}
        </Button>
      </div>
      <p className={styles.note} role="alert">
        {fault}
      </p>
      <p className={styles.note}>{t.note}</p>
      <p className={styles.note}>
        <ProtectionLink className={stage.link} />
      </p>
    </Stage>
  );
}
