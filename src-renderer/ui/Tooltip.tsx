import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './Popup.module.css';

type TooltipProps = { label: string; kbd?: string | undefined; hint?: string | undefined; children: ReactElement };

/** Words beside a control that has its own accessible name; shown on hover and on keyboard focus. */
export function Tooltip({ label, kbd, hint, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.tooltip}>
            {hint ? (
              <span>
                {label}
                <br />
                {hint}
              </span>
            ) : (
              label
            )}
            {kbd ? <Kbd>{kbd}</Kbd> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
