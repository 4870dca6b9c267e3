import { texts } from '../../src-texts/texts.ts';
import { Select } from '../ui/Select.tsx';
import { choicesOf, clipboardWords, lockAfterWords } from './choices.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

const t = texts.settings.locking;

/** When the vault locks by itself, and how long a copied value stays. */
export function LockSettings({ settings, change }: SettingsPart) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t.title}</h3>
      <SettingRow {...t.clipboard}>
        <Select
          label={t.clipboard.title}
          value={settings.clipboardSeconds}
          options={choicesOf([10, 20, 30, 60, 120, 0], settings.clipboardSeconds, clipboardWords)}
          onChange={(clipboardSeconds) => change({ clipboardSeconds })}
        />
      </SettingRow>
      <SettingRow {...t.idle}>
        <Select
          label={t.idle.title}
          value={settings.lockAfterMinutes}
          options={choicesOf([1, 2, 5, 10, 15, 30, 60, 240, 0], settings.lockAfterMinutes, lockAfterWords)}
          onChange={(lockAfterMinutes) => change({ lockAfterMinutes })}
        />
      </SettingRow>
      <SwitchRow
        {...t.screen}
        checked={settings.lockOnSystemLock}
        onChange={(lockOnSystemLock) => change({ lockOnSystemLock })}
      />
      <SwitchRow {...t.sleep} checked={settings.lockOnSleep} onChange={(lockOnSleep) => change({ lockOnSleep })} />
      <SwitchRow
        {...t.userSwitch}
        checked={settings.lockOnUserSwitch}
        onChange={(lockOnUserSwitch) => change({ lockOnUserSwitch })}
      />
      <SwitchRow {...t.hidden} checked={settings.lockOnHide} onChange={(lockOnHide) => change({ lockOnHide })} />
    </section>
  );
}
