import { useState } from 'react';
import type { Settings } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';
import { BackupSettings } from '../backups/BackupSettings.tsx';
import { asCofferError } from '../bridge.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { closeDialog, useDialogs } from '../ui/dialogs.ts';
import { useVault } from '../unlock/vault-store.ts';
import { DesktopSettings } from './DesktopSettings.tsx';
import { HistorySettings } from './HistorySettings.tsx';
import { LockSettings } from './LockSettings.tsx';
import { LookSettings } from './LookSettings.tsx';
import { ProtectionSettings } from './ProtectionSettings.tsx';
import { ReminderSettings } from './ReminderSettings.tsx';
import styles from './SettingsDialog.module.css';
import { updateSettings, useSettings } from './store.ts';

const t = texts.settings;

export type SettingsPart = { settings: Settings; change: (changes: Partial<Settings>) => void };

export function SettingsDialog() {
  const open = useDialogs((state) => state.open === 'settings');
  const settings = useSettings((state) => state.settings);
  const unlocked = useVault((state) => state.vault?.phase === 'unlocked');
  const [fault, setFault] = useState('');
  if (!settings) return null;

  const change = (changes: Partial<Settings>) => {
    setFault('');
    updateSettings(changes).catch((caught: unknown) => setFault(asCofferError(caught).message));
  };
  return (
    <Dialog
      open={open}
      onClose={() => {
        setFault('');
        closeDialog();
      }}
      title={t.title}
      description={t.description}
    >
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      <LockSettings settings={settings} change={change} />
      <ProtectionSettings settings={settings} change={change} unlocked={unlocked} />
      <BackupSettings title={t.backups} />
      {unlocked ? <HistorySettings /> : null}
      <ReminderSettings settings={settings} change={change} />
      <DesktopSettings settings={settings} change={change} />
      <LookSettings settings={settings} change={change} />
    </Dialog>
  );
}
