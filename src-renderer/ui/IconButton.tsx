import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';
import type { ButtonVariant, ControlSize } from './Button.tsx';
import { classes } from './classes.ts';
import { Tooltip } from './Tooltip.tsx';

export type IconButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children'> & {
  icon: LucideIcon;
  /** Its name, and the words of its tooltip. */
  label: string;
  variant?: ButtonVariant;
  size?: ControlSize;
  pressed?: boolean;
  kbd?: string;
  /** What else can be done with it, below those words. */
  hint?: string;
};

export function IconButton({
  icon: Icon,
  label,
  variant = 'ghost',
  size = 'medium',
  pressed,
  kbd,
  hint,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} kbd={kbd} hint={hint}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={classes(styles.button, styles[variant], styles[size], styles.icon, className)}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </Tooltip>
  );
}
