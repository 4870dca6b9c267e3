import { type ReactNode, useId } from 'react';
import { Switch } from '../ui/Switch.tsx';
import styles from './SettingsDialog.module.css';

/** A setting: what it is, what it means, and at the right what it is set to. */
export function SettingRow({
  title,
  text,
  textId,
  children,
}: {
  title: string;
  text: ReactNode;
  textId?: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <h4 className={styles.name}>{title}</h4>
        <p id={textId} className={styles.text}>
          {text}
        </p>
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

export function SwitchRow({
  title,
  text,
  checked,
  onChange,
}: {
  title: string;
  text: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <SettingRow title={title} text={text} textId={id}>
      <Switch label={title} describedBy={id} checked={checked} onChange={onChange} />
    </SettingRow>
  );
}
