import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { asCofferError } from '../bridge.ts';
import { SettingRow, SwitchRow } from '../settings/SettingRow.tsx';
import styles from '../settings/SettingsDialog.module.css';
import { useSettings } from '../settings/store.ts';
import { Button } from '../ui/Button.tsx';
import { Rich } from '../ui/Rich.tsx';
import { chooseBackupFolder, setAutomatic } from './actions.ts';
import folder from './BackupSettings.module.css';
import { useBackupState } from './store.ts';

const t = texts.backups.settings;

/** Whether backups are made by themselves, and where; on their page and in the settings. */
export function BackupSettings({ title }: { title: string }) {
  const automatic = useSettings(({ settings }) => settings?.automaticBackups ?? true);
  const [fault, setFault] = useState('');
  const change = (next: boolean) => {
    setFault('');
    setAutomatic(next).catch((caught: unknown) => {
      const { code, message } = asCofferError(caught);
      setFault(code === 'REFUSED' ? t.refused : message);
    });
  };
  const where = useBackupState(({ state }) => state?.folder ?? '');
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <SwitchRow title={t.automatic} text={t.automaticText} checked={automatic} onChange={change} />
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      <SettingRow
        title={t.folder}
        text={<Rich text={t.folderText} parts={{ folder: <code className={folder.path}>{where}</code> }} />}
      >
        <Button size="dialog" icon={FolderOpen} onClick={() => void chooseBackupFolder()}>
          {t.change}
        </Button>
      </SettingRow>
    </section>
  );
}
