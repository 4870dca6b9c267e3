import { Select } from '../ui/Select.tsx';
import { choicesOf, clipboardWords, lockAfterWords } from './choices.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

/** When the vault locks by itself, and how long a copied value stays. */
export function LockSettings({ settings, change }: SettingsPart) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>Locking and clipboard</h3>
      <SettingRow
        title="Clear the clipboard"
        text="After a value was copied. Only if it is still there: what you copied since then stays."
      >
        <Select
          label="Clear the clipboard"
          value={settings.clipboardSeconds}
          options={choicesOf([10, 20, 30, 60, 120, 0], settings.clipboardSeconds, clipboardWords)}
          onChange={(clipboardSeconds) => change({ clipboardSeconds })}
        />
      </SettingRow>
      <SettingRow title="Lock when idle" text="When you touch neither keyboard nor mouse for this long.">
        <Select
          label="Lock when idle"
          value={settings.lockAfterMinutes}
          options={choicesOf([1, 2, 5, 10, 15, 30, 60, 240, 0], settings.lockAfterMinutes, lockAfterWords)}
          onChange={(lockAfterMinutes) => change({ lockAfterMinutes })}
        />
      </SettingRow>
      <SwitchRow
        title="Lock with the screen"
        text="When you lock the screen of this computer."
        checked={settings.lockOnSystemLock}
        onChange={(lockOnSystemLock) => change({ lockOnSystemLock })}
      />
      <SwitchRow
        title="Lock before sleep"
        text="When the computer is put to sleep or its lid is closed."
        checked={settings.lockOnSleep}
        onChange={(lockOnSleep) => change({ lockOnSleep })}
      />
      <SwitchRow
        title="Lock when another person logs in"
        text="On macOS. Windows and Linux lock the screen then, so there the switch for the screen decides."
        checked={settings.lockOnUserSwitch}
        onChange={(lockOnUserSwitch) => change({ lockOnUserSwitch })}
      />
      <SwitchRow
        title="Lock when hidden"
        text="When you minimise or hide the window. Closing it always locks."
        checked={settings.lockOnHide}
        onChange={(lockOnHide) => change({ lockOnHide })}
      />
    </section>
  );
}
