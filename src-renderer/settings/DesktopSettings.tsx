import { useCallback, useId, useRef } from 'react';
import { useDesktop } from '../quick-access/desktop-store.ts';
import { ShortcutField } from '../quick-access/ShortcutField.tsx';
import { Button } from '../ui/Button.tsx';
import { isMac } from '../ui/keys.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

/** Quick access and its shortcut, the tray, starting with the computer. */
export function DesktopSettings({ settings, change }: SettingsPart) {
  const desktop = useDesktop((state) => state.desktop);
  const id = useId();
  const changing = useRef(change);
  changing.current = change;
  const choose = useCallback((quickAccessShortcut: string | null) => changing.current({ quickAccessShortcut }), []);
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>Quick access and start</h3>
      <SettingRow
        title="Quick access"
        text="A small window over everything else: find a secret, Enter copies it. It is in the tray’s menu too."
      >
        <Button size="dialog" onClick={() => void window.coffer.desktop.openQuickAccess()}>
          Open it now
        </Button>
      </SettingRow>
      <SettingRow
        title="Shortcut for it"
        textId={id}
        text={
          desktop?.shortcut === 'refused' ? (
            <span className={styles.refused} role="alert">
              Refused: another program has these keys, or the system gives none. Choose others.
            </span>
          ) : (
            'Heard in every program while Coffer runs. Off until you choose one.'
          )
        }
      >
        <ShortcutField value={settings.quickAccessShortcut} onChange={choose} describedBy={id} />
      </SettingRow>
      {isMac ? null : (
        <SwitchRow
          title="Stay in the tray"
          text="Closing the window locks the vault but does not quit: quick access and reminders go on. Starting Coffer again shows its window."
          checked={settings.keepInTray}
          onChange={(keepInTray) => change({ keepInTray })}
        />
      )}
      <SwitchRow
        title="Start with the computer"
        text={
          desktop?.login === 'failed' ? (
            <span className={styles.refused} role="alert">
              The system did not take it, so Coffer may not start by itself.
            </span>
          ) : (
            'Coffer starts, locked, when you log in.'
          )
        }
        checked={settings.startAtLogin}
        onChange={(startAtLogin) => change({ startAtLogin })}
      />
      {settings.startAtLogin ? (
        <SwitchRow
          title="Start hidden"
          text="Then no window opens, only the sign in the tray. Started by hand, it shows its window."
          checked={settings.startHidden}
          onChange={(startHidden) => change({ startHidden })}
        />
      ) : null}
    </section>
  );
}
