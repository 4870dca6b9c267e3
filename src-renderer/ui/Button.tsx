import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Kbd } from './Kbd.tsx';
import { Spinner } from './Spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
/** 24, 28, 32 and 40 px. */
export type ControlSize = 'small' | 'medium' | 'dialog' | 'large';

export type ButtonProps = ComponentPropsWithRef<'button'> & {
  variant?: ButtonVariant;
  size?: ControlSize;
  icon?: LucideIcon;
  kbd?: string;
  /** Shows that it is working; presses do nothing meanwhile, and the focus stays. */
  busy?: boolean;
};

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  kbd,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[variant], styles[size], className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : Icon ? <Icon size={16} strokeWidth={1.75} aria-hidden /> : null}
      {children}
      {kbd ? <Kbd on={variant === 'primary' ? 'accent' : 'surface'}>{kbd}</Kbd> : null}
    </button>
  );
}
