import { Button } from '../ui/Button.tsx';
import { openDialog } from '../ui/dialogs.ts';
import { Select } from '../ui/Select.tsx';
import { choicesOf, clipboardWords, lockAfterWords } from './choices.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

export function ProtectionSettings({ settings, change, unlocked }: SettingsPart & { unlocked: boolean }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>Protection</h3>
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
        text="When you lock the screen or another person logs in."
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
        title="Hide from screen capture"
        text="Screenshots and shared screens show an empty window. Not every system can do this."
        checked={settings.contentProtection}
        onChange={(contentProtection) => change({ contentProtection })}
      />
      <SettingRow
        title="Master password"
        text={unlocked ? 'Change what opens this vault.' : 'Unlock the vault first to change its password.'}
      >
        <Button size="dialog" disabled={!unlocked} onClick={() => openDialog('change-password')}>
          Change master password…
        </Button>
      </SettingRow>
    </section>
  );
}
