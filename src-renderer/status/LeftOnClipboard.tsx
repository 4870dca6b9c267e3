import { ClipboardX } from 'lucide-react';
import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { clearClipboard, useClipboard } from './clipboard-store.ts';
import styles from './LeftOnClipboard.module.css';

const t = texts.status.clipboard;

/** On the unlock screen: Coffer ended with a value on the clipboard. Unlocking clears it too, if it still is that one. */
export function LeftOnClipboard() {
  const isLeft = useClipboard(({ clipboard }) => clipboard.kind === 'left');
  const [keeps, setKeeps] = useState(false);
  if (!isLeft || keeps) return null;
  return (
    <div className={styles.note}>
      <Banner
        icon={ClipboardX}
        role="status"
        title={t.left}
        actions={
          <>
            <Button size="small" onClick={clearClipboard}>
              {t.clear}
            </Button>
            <Button size="small" onClick={() => setKeeps(true)}>
              {t.leaveIt}
            </Button>
          </>
        }
      >
        {t.leftText}
      </Banner>
    </div>
  );
}
