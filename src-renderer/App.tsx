import { useEffect, useState } from 'react';
import { tinykeys } from 'tinykeys';
import type { VaultState } from '../src-preload/contract.ts';
import styles from './App.module.css';
import { ShortcutsDialog } from './help/ShortcutsDialog.tsx';
import { showProtection } from './protection/open.ts';
import { MainWindow } from './secrets/MainWindow.tsx';
import { ChangePasswordDialog } from './settings/ChangePasswordDialog.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import { DamagedDialog } from './status/DamagedDialog.tsx';
import { StatusBar } from './status/StatusBar.tsx';
import { DrawnAhead } from './ui/DrawnAhead.tsx';
import { openDialog } from './ui/dialogs.ts';
import { isTyping } from './ui/keys.ts';
import { LiveRegion } from './ui/LiveRegion.tsx';
import { Toasts } from './ui/Toasts.tsx';
import { CreateVault } from './unlock/CreateVault.tsx';
import { useOpenVault } from './unlock/open-vault.ts';
import { Unlock } from './unlock/Unlock.tsx';
import { cancelUnlock, lockVault } from './unlock/vault-actions.ts';
import { useVault } from './unlock/vault-store.ts';
import { Welcome } from './unlock/Welcome.tsx';
import { KeyDialogs } from './vault-keys/KeyDialogs.tsx';
import { useKeyDialog } from './vault-keys/store.ts';

export function App() {
  useAppKeys();
  const phase = useVault((state) => state.vault?.phase);
  // While the vault is being made and its recovery code waits to be confirmed, that screen stays.
  const [held, setHeld] = useState(false);
  const locked = phase === 'locked';
  useEffect(() => {
    if (locked) setHeld(false);
  }, [locked]);
  const isRead = useOpenVault((state) => state.isRead);
  const open = phase === 'unlocked' && isRead && !held;
  return (
    <div className={styles.app}>
      <div className={styles.view}>
        <View open={open} held={held} onHold={setHeld} />
      </div>
      <StatusBar open={open} />
      {overAll}
    </div>
  );
}

/** The same in every phase: not drawn anew with it. */
const overAll = (
  <>
    <SettingsDialog />
    <ChangePasswordDialog />
    <ShortcutsDialog />
    <DamagedDialog />
    <KeyDialogs />
    <Toasts />
    <LiveRegion />
  </>
);

type ViewProps = { open: boolean; held: boolean; onHold: (hold: boolean) => void };

/**
 * Which screen the vault's phase asks for. While the password is checked the main window is drawn out of sight, empty:
 * what is shown once the vault is open is there sooner.
 */
function View({ open, held, onHold }: ViewProps) {
  const vault = useVault((state) => state.vault);
  if (!vault) return null;
  const { phase, file } = vault;
  return (
    <>
      {open ? null : <BeforeOpen phase={phase} file={file} held={held} onHold={onHold} />}
      {phase === 'unlocking' || phase === 'unlocked' ? (
        <DrawnAhead shown={open}>
          <MainWindow />
        </DrawnAhead>
      ) : null}
    </>
  );
}

type BeforeOpenProps = Omit<ViewProps, 'open'> & Pick<VaultState, 'phase' | 'file'>;

function BeforeOpen({ phase, file, held, onHold }: BeforeOpenProps) {
  // The page was loaded anew over an open vault: there is no screen it was opened on, which would stay until it is read.
  const [beganOpen] = useState(phase === 'unlocked');
  if (held || phase === 'new') return <CreateVault onBack={() => void cancelUnlock()} onHold={onHold} />;
  if (beganOpen && phase === 'unlocked') return null;
  return file ? <Unlock key={`${file.folder}/${file.fileName}`} file={file} /> : <Welcome />;
}

/** Settings are changed by whoever can open the vault. */
const isUnlocked = () => useVault.getState().vault?.phase === 'unlocked';

/** Nothing is opened over a dialog about the vault's keys: it may show a code that is given once. */
const isAboutKeys = () => useKeyDialog.getState().open !== null;
const mayOpen = () => isUnlocked() && !isAboutKeys();

/** Keys that hold everywhere; the main window has its own. */
function useAppKeys(): void {
  useEffect(() => {
    // tinykeys leaves keys pressed in a field alone unless told otherwise; these hold there too.
    const everywhere = { ignore: (event: KeyboardEvent) => event.isComposing || event.repeat };
    const undoKeys = tinykeys(
      window,
      {
        '$mod+,': (event) => {
          event.preventDefault();
          if (mayOpen()) openDialog('settings');
        },
        '$mod+/': (event) => {
          event.preventDefault();
          if (!isAboutKeys()) openDialog('shortcuts');
        },
        'Shift+?': (event) => {
          if (!isTyping(event) && !isAboutKeys()) openDialog('shortcuts');
        },
        '$mod+l': (event) => {
          if (!isUnlocked()) return;
          event.preventDefault();
          void lockVault();
        },
      },
      everywhere,
    );
    const undoCommands = window.coffer.window.onCommand(({ command }) => {
      if (command === 'shortcuts' && !isAboutKeys()) openDialog(command);
      if ((command === 'settings' || command === 'change-password') && mayOpen()) openDialog(command);
      if (command === 'protection' && mayOpen()) showProtection();
    });
    return () => {
      undoKeys();
      undoCommands();
    };
  }, []);
}
