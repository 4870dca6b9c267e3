import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { classes } from './classes.ts';

type BannerTone = 'accent' | 'amber' | 'red' | 'green';

export type BannerProps = {
  tone?: BannerTone;
  icon: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  /** The buttons of its decision, size `small`. */
  actions?: ReactNode;
  /** `alert` where it appears in answer to what was just done. */
  role?: 'alert' | 'status';
};

/** For what needs a decision: what it is, in words, and the decision's buttons. */
export function Banner({ tone = 'amber', icon: Icon, title, children, actions, role }: BannerProps) {
  return (
    <div className={classes(styles.banner, styles[tone])} role={role}>
      <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden />
      <div className={styles.content}>
        <div className={styles.text}>
          <strong>{title}</strong> {children}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </div>
  );
}
