import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { readBackups } from '../backups/store.ts';
import { tellUnlessWished } from '../tell-failure.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toast.ts';
import { countEarlierBackups, removeEarlierBackups } from './actions.ts';

const t = texts.vaultKeys.earlier;

/** On the page of the backups: that some open with what the vault opened with before its key was rotated. */
export function EarlierBackupsBanner() {
  const [count, setCount] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let wanted = true;
    countEarlierBackups().then(
      (found) => wanted && setCount(found),
      // The list says itself why the folder can't be read.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (count === 0) return null;

  const remove = async () => {
    setBusy(true);
    try {
      const removed = await removeEarlierBackups();
      setCount(0);
      showToast({ text: t.removed(removed), tone: 'good' });
      await readBackups();
    } catch (caught) {
      tellUnlessWished(caught);
    }
    setBusy(false);
  };
  return (
    <Banner
      icon={KeyRound}
      title={t.banner(count)}
      actions={
        <Button size="small" busy={busy} onClick={() => void remove()}>
          {t.remove(count)}
        </Button>
      }
    >
      {t.bannerText}
    </Banner>
  );
}
