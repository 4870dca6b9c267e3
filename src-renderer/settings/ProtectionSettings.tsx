import { texts } from '../../src-texts/texts.ts';
import { showProtection } from '../protection/open.ts';
import { Button } from '../ui/Button.tsx';
import { openDialog } from '../ui/dialogs.ts';
import { openKeyDialog } from '../vault-keys/store.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

const t = texts.settings.protection;

export function ProtectionSettings({ settings, change, unlocked }: SettingsPart & { unlocked: boolean }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t.title}</h3>
      <SwitchRow
        {...t.capture}
        checked={settings.contentProtection}
        onChange={(contentProtection) => change({ contentProtection })}
      />
      <SettingRow title={t.password.title} text={unlocked ? t.password.text : t.password.locked}>
        <Button size="dialog" disabled={!unlocked} onClick={() => openDialog('change-password')}>
          {t.password.action}
        </Button>
      </SettingRow>
      <SettingRow title={t.recoveryCode.title} text={t.recoveryCode.text}>
        <Button size="dialog" disabled={!unlocked} onClick={() => openKeyDialog('recovery-code')}>
          {t.recoveryCode.action}
        </Button>
      </SettingRow>
      <SettingRow title={t.vaultKey.title} text={t.vaultKey.text}>
        <Button size="dialog" disabled={!unlocked} onClick={() => openKeyDialog('rotate-key')}>
          {t.vaultKey.action}
        </Button>
      </SettingRow>
      <SettingRow title={t.about.title} text={t.about.text}>
        <Button size="dialog" disabled={!unlocked} onClick={showProtection}>
          {t.about.action}
        </Button>
      </SettingRow>
    </section>
  );
}
