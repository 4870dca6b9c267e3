import { texts } from '../../src-texts/texts.ts';
import { Select } from '../ui/Select.tsx';
import { choicesOf, leadWords } from './choices.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

const t = texts.settings.reminders;

const digestChoices = [
  { value: null, label: texts.settings.never },
  ...([1, 2, 3, 4, 5, 6, 0] as const).map((day) => ({ value: day, label: t.onDay[day] })),
];

/** When Coffer speaks of what comes due. */
export function ReminderSettings({ settings, change }: SettingsPart) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t.title}</h3>
      <SettingRow {...t.lead}>
        <Select
          label={t.lead.title}
          value={settings.expiryLeadDays}
          options={choicesOf([3, 7, 14, 30, 60, 90], settings.expiryLeadDays, leadWords)}
          onChange={(expiryLeadDays) => change({ expiryLeadDays })}
        />
      </SettingRow>
      <SwitchRow
        {...t.notifications}
        checked={settings.notifications}
        onChange={(notifications) => change({ notifications })}
      />
      {settings.notifications ? (
        <SettingRow {...t.weekly}>
          <Select
            label={t.weekly.title}
            value={settings.weeklyDigest}
            options={digestChoices}
            onChange={(weeklyDigest) => change({ weeklyDigest })}
          />
        </SettingRow>
      ) : null}
    </section>
  );
}
