import { useState } from 'react';
import type { RotationState, SecretDetail } from '../../src-preload/contract.ts';
import { Button } from '../ui/Button.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TypedConfirmation } from '../ui/TypedConfirmation.tsx';
import { finish } from './actions.ts';
import styles from './Rotation.module.css';
import { useRotation } from './store.ts';

/** What becomes of the old value, said before it happens. */
export function RetireStep({ secret, rotation }: { secret: SecretDetail; rotation: RotationState }) {
  const busy = useRotation((state) => state.busy);
  const [old, setOld] = useState<'keep' | 'remove'>('keep');
  const [asking, setAsking] = useState(false);
  const { previous } = rotation;
  return (
    <>
      <SegmentedChoice
        label="The old value"
        value={old}
        options={[
          { value: 'keep', label: `Keep version ${previous} in the history` },
          { value: 'remove', label: 'Remove it for good' },
        ]}
        onChange={setOld}
      />
      <p className={styles.meaning}>
        {old === 'keep'
          ? `Version ${previous} stays in the history, where it can be looked up. The rule for earlier versions in the settings may let it go later.`
          : `Version ${previous} and all values before it leave the vault and are overwritten in the file. Only backups still hold them.`}{' '}
        {secret.service === null
          ? 'Where the old value is still accepted, switch it off there too.'
          : `Revoke the old one at ${secret.service} too: Coffer can’t do that for you.`}
      </p>
      <div className={styles.buttons}>
        <Button variant="primary" busy={busy} onClick={() => (old === 'keep' ? void finish(false) : setAsking(true))}>
          {old === 'keep' ? `Retire version ${previous}` : `Retire and remove version ${previous}…`}
        </Button>
      </div>
      <TypedConfirmation
        open={asking}
        title={`Remove the old values of ${secret.name} for good?`}
        description={`All but the new value go: version ${previous} and what was before it. This can’t be undone; only a backup still holds them.`}
        words={secret.name}
        action="Remove for good"
        onClose={() => setAsking(false)}
        onConfirm={() => finish(true)}
      />
    </>
  );
}
