import { RotateCcw } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { SecretDetail, Version } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { limits } from '../secrets/limits.ts';
import { tellFailure } from '../tell-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { showToast } from '../ui/toast.ts';
import { restoreVersion } from './actions.ts';
import styles from './Restore.module.css';

const t = texts.history.restore;

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
        text: t.done(secret.name, version.number, restored.version),
        tone: 'good',
        action: { label: t.undo, onSelect: () => void undo(restored, secret.version) },
      });
      onDone();
    } catch (caught) {
      setFailure(asCofferError(caught).message);
      setBusy(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void restore(event)}>
      <Field label={t.why} className={styles.why} error={failure}>
        <TextInput value={why} maxLength={limits.reason} onChange={(event) => setWhy(event.target.value)} />
      </Field>
      <Button size="dialog" variant="primary" icon={RotateCcw} type="submit" busy={busy}>
        {t.action(version.number)}
      </Button>
    </form>
  );
}

async function undo(secret: SecretDetail, number: number): Promise<void> {
  try {
    await restoreVersion(secret, number, t.undoneWhy);
    showToast({ text: t.undone(secret.name, number), tone: 'good' });
  } catch (caught) {
    tellFailure(caught);
  }
}
