import { Select } from '../ui/Select.tsx';
import { choicesOf, leadWords } from './choices.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const digestChoices = [
  { value: null, label: 'Never' },
  ...[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: day, label: `On ${days[day]}` })),
];

/** When Coffer speaks of what comes due. */
export function ReminderSettings({ settings, change }: SettingsPart) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>Reminders</h3>
      <SettingRow
        title="Expiring soon"
        text="From when on a secret counts as expiring soon. A secret can have a time of its own."
      >
        <Select
          label="Expiring soon"
          value={settings.expiryLeadDays}
          options={choicesOf([3, 7, 14, 30, 60, 90], settings.expiryLeadDays, leadWords)}
          onChange={(expiryLeadDays) => change({ expiryLeadDays })}
        />
      </SettingRow>
      <SwitchRow
        title="Notifications"
        text="Tells once when a secret comes near its date, is due, or something is out of the ordinary. While the vault is locked only how many, from what Coffer saw when it was open; that is forgotten when you quit."
        checked={settings.notifications}
        onChange={(notifications) => change({ notifications })}
      />
      {settings.notifications ? (
        <SettingRow
          title="Weekly summary"
          text="At nine on that day, or when the computer is next on: all that is due."
        >
          <Select
            label="Weekly summary"
            value={settings.weeklyDigest}
            options={digestChoices}
            onChange={(weeklyDigest) => change({ weeklyDigest })}
          />
        </SettingRow>
      ) : null}
    </section>
  );
}
