import { useEffect, useState } from 'react';
import type { Retention } from '../../src-preload/contract.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { retentionChoices, retentionWords } from '../history/retention.ts';
import { Select } from '../ui/Select.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';

/** How many earlier versions this vault keeps; stands in the vault itself and travels with it. */
export function HistorySettings() {
  const [retention, setRetention] = useState<Retention | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    unwrap(window.coffer.vault.settings()).then(
      (found) => setRetention(found.retention),
      (caught: unknown) => setFault(asCofferError(caught).message),
    );
  }, []);
  const choices = retentionChoices(retention ?? { keep: 'all' });
  const choose = async (value: string) => {
    const rule = choices.find((one) => one.value === value)?.rule;
    if (!rule) return;
    setFault('');
    try {
      setRetention((await unwrap(window.coffer.vault.updateSettings({ retention: rule }))).retention);
    } catch (caught) {
      setFault(asCofferError(caught).message);
    }
  };
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>History</h3>
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      <SettingRow
        title="Earlier versions to keep"
        text="Of each secret in this vault. What is too much goes for good when a secret gets its next value."
      >
        <Select
          label="Earlier versions to keep"
          value={retentionWords(retention ?? { keep: 'all' })}
          options={choices}
          disabled={retention === null}
          onChange={(value) => void choose(value)}
        />
      </SettingRow>
    </section>
  );
}
