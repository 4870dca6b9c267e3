import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Its buttons, the primary one last. */
  footer?: ReactNode;
  /** 420, 560 or 720 px at most. */
  size?: 'small' | 'medium' | 'wide';
  /** What has the focus at first; otherwise the first control. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** For what must be answered: a press outside does not close it. */
  decisive?: boolean;
};

export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  size = 'medium',
  initialFocus,
  decisive = false,
}: DialogProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      disablePointerDismissal={decisive}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={classes(styles.popup, styles[size])}
          {...(initialFocus === undefined ? {} : { initialFocus })}
        >
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {description ? <Base.Description className={styles.description}>{description}</Base.Description> : null}
          </div>
          {children ? <div className={styles.body}>{children}</div> : null}
          {footer ? <div className={styles.foot}>{footer}</div> : null}
          {/* Last, so that the focus goes to what the dialog is about. */}
          <Base.Close className={styles.close} aria-label={texts.ui.close}>
            <X size={16} strokeWidth={1.75} aria-hidden />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
