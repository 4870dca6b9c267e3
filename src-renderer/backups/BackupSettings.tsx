import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { asCofferError } from '../bridge.ts';
import { SettingRow, SwitchRow } from '../settings/SettingRow.tsx';
import styles from '../settings/SettingsDialog.module.css';
import { useSettings } from '../settings/store.ts';
import { Button } from '../ui/Button.tsx';
import { chooseBackupFolder, setAutomatic } from './actions.ts';
import folder from './BackupSettings.module.css';
import { useBackupState } from './store.ts';

/** Whether backups are made by themselves, and where; on their page and in the settings. */
export function BackupSettings({ title }: { title: string }) {
  const automatic = useSettings(({ settings }) => settings?.automaticBackups ?? true);
  const [fault, setFault] = useState('');
  const change = (next: boolean) => {
    setFault('');
    setAutomatic(next).catch((caught: unknown) => {
      const { code, message } = asCofferError(caught);
      setFault(code === 'REFUSED' ? 'You did not agree, so backups are made as before.' : message);
    });
  };
  const where = useBackupState(({ state }) => state?.folder ?? '');
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <SwitchRow
        title="Make backups by itself"
        text="Once a day, and before an import, a change of the password, an update and a repair."
        checked={automatic}
        onChange={change}
      />
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      <SettingRow
        title="Folder"
        text={
          <>
            <code className={folder.path}>{where}</code> Best on another disk than the vault.
          </>
        }
      >
        <Button size="dialog" icon={FolderOpen} onClick={() => void chooseBackupFolder()}>
          Change folder…
        </Button>
      </SettingRow>
    </section>
  );
}
