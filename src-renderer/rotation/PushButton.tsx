import { ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { PlaceOfUse, SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { openPage } from '../pages/actions.ts';
import { openConnection } from '../sync/actions.ts';
import { pushOne } from '../sync/push-one.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/Button.tsx';
import { tick } from './actions.ts';
import styles from './Rotation.module.css';
import type { LinkedTo } from './store.ts';

const t = texts.rotation.places.push;

type PushProps = { place: PlaceOfUse; secret: SecretDetail; link: LinkedTo };

/** Sends the new value to a connection, and ticks the place once it is there. */
export function PushButton({ place, secret, link }: PushProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');

  async function push(): Promise<void> {
    setBusy(true);
    setFailure('');
    try {
      const why = await pushOne(link, secret.id);
      if (why !== null) setFailure(why);
      else if (await tick(place.id, true)) announce(t.done(link.name));
    } catch (caught) {
      setFailure(asCofferError(caught).message);
    } finally {
      setBusy(false);
    }
  }

  function look(): void {
    openConnection(link.id);
    void openPage('sync');
  }

  return (
    <>
      <Button size="small" icon={ArrowUp} busy={busy} onClick={() => void push()}>
        {t.action}
        <span className="visually-hidden"> {t.to(link.name)}</span>
      </Button>
      <span className={styles.pushFault} role="alert">
        {failure}
        {failure === '' ? null : (
          <Button size="small" variant="ghost" onClick={look}>
            {t.look}
          </Button>
        )}
      </span>
    </>
  );
}
