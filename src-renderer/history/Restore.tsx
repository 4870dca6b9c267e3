import { RotateCcw } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { SecretDetail, Version } from '../../src-preload/contract.ts';
import { asCofferError } from '../bridge.ts';
import { limits } from '../secrets/limits.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { showToast } from '../ui/toast.ts';
import { restoreVersion } from './actions.ts';
import styles from './Restore.module.css';

/** Makes a new version with this one's value: history loses nothing by it. */
export function Restore({ secret, version, onDone }: { secret: SecretDetail; version: Version; onDone: () => void }) {
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');

  const restore = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure('');
    try {
      const restored = await restoreVersion(secret, version.number, why.trim());
      showToast({
        text: `${secret.name} has the value of version ${version.number} again, as version ${restored.version}.`,
        tone: 'good',
        action: { label: 'Undo', onSelect: () => void undo(restored, secret.version) },
      });
      onDone();
    } catch (caught) {
      setFailure(asCofferError(caught).message);
      setBusy(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void restore(event)}>
      <Field label="Why (optional, kept with the new version)" className={styles.why} error={failure}>
        <TextInput value={why} maxLength={limits.reason} onChange={(event) => setWhy(event.target.value)} />
      </Field>
      <Button size="dialog" variant="primary" icon={RotateCcw} type="submit" busy={busy}>
        Restore version {version.number}
      </Button>
    </form>
  );
}

async function undo(secret: SecretDetail, number: number): Promise<void> {
  try {
    await restoreVersion(secret, number, 'Restoring was undone');
    showToast({ text: `${secret.name} has the value of version ${number} again.`, tone: 'good' });
  } catch (caught) {
    showToast({ text: asCofferError(caught).message, tone: 'bad' });
  }
}
