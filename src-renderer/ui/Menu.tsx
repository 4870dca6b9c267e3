import { Menu as Base } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { classes } from './classes.ts';
import { Kbd } from './Kbd.tsx';
import styles from './Popup.module.css';

export type MenuItem = {
  label: string;
  icon?: LucideIcon;
  onSelect: () => void;
  danger?: boolean;
  disabled?: boolean;
  kbd?: string;
};

/** A button (`trigger`, an element of the kit) and the list under it. */
export function Menu({
  trigger,
  items,
  align = 'end',
}: {
  trigger: ReactElement;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align={align}>
          <Base.Popup className={styles.popup}>
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The lines of a menu, for one that is opened in a way of its own. */
export function MenuItems({ items }: { items: readonly MenuItem[] }) {
  return items.map(({ label, icon: Icon, onSelect, danger, disabled, kbd }) => (
    <Base.Item
      key={label}
      className={classes(styles.item, danger && styles.danger)}
      onClick={onSelect}
      disabled={disabled ?? false}
    >
      {Icon ? <Icon size={16} strokeWidth={1.75} aria-hidden /> : null}
      <span className={styles.label}>{label}</span>
      {kbd ? <Kbd>{kbd}</Kbd> : null}
    </Base.Item>
  ));
}
