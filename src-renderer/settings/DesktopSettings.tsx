import { useCallback, useId, useRef } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { useDesktop } from '../quick-access/desktop-store.ts';
import { ShortcutField } from '../quick-access/ShortcutField.tsx';
import { Button } from '../ui/Button.tsx';
import { isMac } from '../ui/keys.ts';
import { SettingRow, SwitchRow } from './SettingRow.tsx';
import styles from './SettingsDialog.module.css';
import type { SettingsPart } from './SettingsDialog.tsx';

const t = texts.settings.desktop;

/** Quick access and its shortcut, the tray, starting with the computer. */
export function DesktopSettings({ settings, change }: SettingsPart) {
  const desktop = useDesktop((state) => state.desktop);
  const id = useId();
  const changing = useRef(change);
  changing.current = change;
  const choose = useCallback((quickAccessShortcut: string | null) => changing.current({ quickAccessShortcut }), []);
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t.title}</h3>
      <SettingRow title={t.quickAccess.title} text={t.quickAccess.text}>
        <Button size="dialog" onClick={() => void window.coffer.desktop.openQuickAccess()}>
          {t.quickAccess.action}
        </Button>
      </SettingRow>
      <SettingRow
        title={t.shortcut.title}
        textId={id}
        text={
          desktop?.shortcut === 'refused' ? (
            <span className={styles.refused} role="alert">
              {t.shortcut.refused}
            </span>
          ) : (
            t.shortcut.text
          )
        }
      >
        <ShortcutField value={settings.quickAccessShortcut} onChange={choose} describedBy={id} />
      </SettingRow>
      {isMac ? null : (
        <SwitchRow {...t.tray} checked={settings.keepInTray} onChange={(keepInTray) => change({ keepInTray })} />
      )}
      <SwitchRow
        title={t.login.title}
        text={
          desktop?.login === 'failed' ? (
            <span className={styles.refused} role="alert">
              {t.login.failed}
            </span>
          ) : (
            t.login.text
          )
        }
        checked={settings.startAtLogin}
        onChange={(startAtLogin) => change({ startAtLogin })}
      />
      {settings.startAtLogin ? (
        <SwitchRow
          {...t.startHidden}
          checked={settings.startHidden}
          onChange={(startHidden) => change({ startHidden })}
        />
      ) : null}
    </section>
  );
}
