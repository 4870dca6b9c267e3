import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

export function LookSettings({ settings, change }: SettingsPart) {
  return (
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
  );
}
