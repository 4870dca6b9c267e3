import { showProtection } from '../protection/open.ts';
import { Button } from '../ui/Button.tsx';
import { openDialog } from '../ui/dialogs.ts';
import { openKeyDialog } from '../vault-keys/store.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

export function ProtectionSettings({ settings, change, unlocked }: SettingsPart & { unlocked: boolean }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>Protection</h3>
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
      <SettingRow title="Recovery code" text="For one that is lost or was seen: a new one takes its place.">
        <Button size="dialog" disabled={!unlocked} onClick={() => openKeyDialog('recovery-code')}>
          Make a new code…
        </Button>
      </SettingRow>
      <SettingRow
        title="Vault key"
        text="Seals everything anew, so that older copies of the file lead to nothing in this one."
      >
        <Button size="dialog" disabled={!unlocked} onClick={() => openKeyDialog('rotate-key')}>
          Rotate the vault key…
        </Button>
      </SettingRow>
      <SettingRow title="What it protects against" text="What Coffer keeps you safe from, and what it can’t.">
        <Button size="dialog" disabled={!unlocked} onClick={showProtection}>
          Read it
        </Button>
      </SettingRow>
    </section>
  );
}
