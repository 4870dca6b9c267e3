import { useState } from 'react';
import type { RotationState, SecretDetail } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { Button } from '../ui/Button.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TypedConfirmation } from '../ui/TypedConfirmation.tsx';
import { finish } from './actions.ts';
import styles from './Rotation.module.css';
import { useRotation } from './store.ts';

const t = texts.rotation.retire;

/** What becomes of the old value, said before it happens. */
export function RetireStep({ secret, rotation }: { secret: SecretDetail; rotation: RotationState }) {
  const busy = useRotation((state) => state.busy);
  const [old, setOld] = useState<'keep' | 'remove'>('keep');
  const [asking, setAsking] = useState(false);
  const { previous } = rotation;
  return (
    <>
      <SegmentedChoice
        label={t.label}
        value={old}
        options={[
          { value: 'keep', label: t.keep(previous) },
          { value: 'remove', label: t.remove },
        ]}
        onChange={setOld}
      />
      <p className={styles.meaning}>
        {old === 'keep' ? t.keepMeans(previous) : t.removeMeans(previous)}{' '}
        {secret.service === null ? t.switchOff : t.revokeAt(secret.service)}
      </p>
      <div className={styles.buttons}>
        <Button variant="primary" busy={busy} onClick={() => (old === 'keep' ? void finish(false) : setAsking(true))}>
          {old === 'keep' ? t.action(previous) : t.removeAction(previous)}
        </Button>
      </div>
      <TypedConfirmation
        open={asking}
        title={t.confirm.title(secret.name)}
        description={t.confirm.text(previous)}
        words={secret.name}
        action={t.confirm.action}
        onClose={() => setAsking(false)}
        onConfirm={() => finish(true)}
      />
    </>
  );
}
