import { ClipboardX } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { clearClipboard, useClipboard } from './clipboard-store.ts';
import styles from './LeftOnClipboard.module.css';

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
        title="A copied value may still be on the clipboard."
        actions={
          <>
            <Button size="small" onClick={clearClipboard}>
              Clear the clipboard
            </Button>
            <Button size="small" onClick={() => setKeeps(true)}>
              Leave it
            </Button>
          </>
        }
      >
        Coffer ended before it could clear it. Unlocking clears it, if it is still there.
      </Banner>
    </div>
  );
}
