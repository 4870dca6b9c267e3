import { useEffect, useState } from 'react';
import type { Retention } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError, unwrap } from '../bridge.ts';
import { retentionChoices, retentionWords } from '../history/retention.ts';
import { Select } from '../ui/Select.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';

const t = texts.settings.history;

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
      <h3 className={styles.title}>{t.title}</h3>
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      <SettingRow {...t.keep}>
        <Select
          label={t.keep.title}
          value={retentionWords(retention ?? { keep: 'all' })}
          options={choices}
          disabled={retention === null}
          onChange={(value) => void choose(value)}
        />
      </SettingRow>
    </section>
  );
}
