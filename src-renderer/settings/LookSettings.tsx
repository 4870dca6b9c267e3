import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { Select } from '../ui/Select.tsx';
import { choicesOf, leadWords } from './choices.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

export function LookSettings({ settings, change }: SettingsPart) {
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.title}>Expiry</h3>
        <SettingRow title="Expiring soon" text="From when on a secret stands under “Expiring soon”.">
          <Select
            label="Expiring soon"
            value={settings.expiryLeadDays}
            options={choicesOf([3, 7, 14, 30, 60, 90], settings.expiryLeadDays, leadWords)}
            onChange={(expiryLeadDays) => change({ expiryLeadDays })}
          />
        </SettingRow>
        <SwitchRow
          title="Notifications"
          text="Says when a secret comes due. While locked only how many, never which."
          checked={settings.notifications}
          onChange={(notifications) => change({ notifications })}
        />
      </section>
      <section className={styles.section}>
        <h3 className={styles.title}>Look</h3>
        <SettingRow title="Theme" text="As the system is set, or always the same.">
          <SegmentedChoice
            label="Theme"
            value={settings.theme}
            options={[
              { value: 'system', label: 'System' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            onChange={(theme) => change({ theme })}
          />
        </SettingRow>
        <SettingRow title="Density" text="Compact shows more secrets at once, one line each.">
          <SegmentedChoice
            label="Density"
            value={settings.density}
            options={[
              { value: 'comfortable', label: 'Comfortable' },
              { value: 'compact', label: 'Compact' },
            ]}
            onChange={(density) => change({ density })}
          />
        </SettingRow>
      </section>
    </>
  );
}
