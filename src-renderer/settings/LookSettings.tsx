import { texts } from '../../src-texts/texts.ts';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

const t = texts.settings.look;

export function LookSettings({ settings, change }: SettingsPart) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t.title}</h3>
      <SettingRow {...t.theme}>
        <SegmentedChoice
          label={t.theme.title}
          value={settings.theme}
          options={[
            { value: 'system', label: t.themes.system },
            { value: 'light', label: t.themes.light },
            { value: 'dark', label: t.themes.dark },
          ]}
          onChange={(theme) => change({ theme })}
        />
      </SettingRow>
      <SettingRow {...t.density}>
        <SegmentedChoice
          label={t.density.title}
          value={settings.density}
          options={[
            { value: 'comfortable', label: t.densities.comfortable },
            { value: 'compact', label: t.densities.compact },
          ]}
          onChange={(density) => change({ density })}
        />
      </SettingRow>
    </section>
  );
}
