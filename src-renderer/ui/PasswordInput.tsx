import { ArrowBigUpDash, Eye, EyeOff, type LucideIcon } from 'lucide-react';
import { type ComponentPropsWithRef, type KeyboardEvent, type ReactNode, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Input.module.css';
import { TextInput } from './TextInput.tsx';

const t = texts.ui;

export type PasswordInputProps = Omit<ComponentPropsWithRef<'input'>, 'size' | 'value' | 'onChange' | 'type'> & {
  value: string;
  onChange: (value: string) => void;
  /** Names of the eye while the password is hidden, and while it is shown. */
  eye?: { show: string; hide: string };
  /** Where the parent decides whether it is shown (after a suggestion, say). */
  revealed?: boolean;
  onRevealedChange?: (revealed: boolean) => void;
  size?: 'medium' | 'dialog' | 'large';
  leadingIcon?: LucideIcon;
  /** Before the eye: a sign that both are the same. */
  trailing?: ReactNode;
};

/** A password: hidden until asked for; says when Caps Lock is on; pasting is allowed. */
export function PasswordInput({
  value,
  onChange,
  eye = t.eye,
  revealed,
  onRevealedChange,
  trailing,
  ...rest
}: PasswordInputProps) {
  const [ownShown, setOwnShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const shown = revealed ?? ownShown;
  const heardKey = (event: KeyboardEvent<HTMLInputElement>) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <>
      <TextInput
        {...rest}
        mono={shown}
        type={shown ? 'text' : 'password'}
        placeholder={rest.placeholder ?? ' '}
        autoCapitalize="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          heardKey(event);
          rest.onKeyDown?.(event);
        }}
        onKeyUp={heardKey}
        onBlur={(event) => {
          setCapsLock(false);
          rest.onBlur?.(event);
        }}
        trailing={
          <>
            {trailing}
            <IconButton
              icon={shown ? EyeOff : Eye}
              label={shown ? eye.hide : eye.show}
              disabled={rest.disabled}
              onClick={() => {
                setOwnShown(!shown);
                onRevealedChange?.(!shown);
              }}
            />
          </>
        }
      />
      {capsLock ? (
        <p className={styles.caps} role="status">
          <ArrowBigUpDash size={16} strokeWidth={1.75} aria-hidden />
          {t.capsLock}
        </p>
      ) : null}
    </>
  );
}
