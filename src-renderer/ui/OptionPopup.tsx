import { Select as Base } from '@base-ui/react/select';
import { Check } from 'lucide-react';
import input from './Input.module.css';
import { OptionLabel } from './OptionLabel.tsx';
import type { Option } from './options.ts';
import popup from './Popup.module.css';

type OptionPopupProps<T> = {
  /** Its name for a screen reader. */
  label: string | undefined;
  options: readonly Option<T>[];
  sideOffset: number;
  align?: 'center' | 'end';
};

/** What opens from a select: its options, the chosen ones with a check. */
export function OptionPopup<T>({ label, options, sideOffset, align = 'center' }: OptionPopupProps<T>) {
  return (
    <Base.Portal>
      <Base.Positioner className={popup.positioner} sideOffset={sideOffset} align={align} alignItemWithTrigger={false}>
        <Base.Popup className={popup.popup} aria-label={label}>
          {options.map((option) => (
            <Base.Item key={option.label} value={option.value} label={option.label} className={popup.item}>
              <Base.ItemText className={input.value}>
                <OptionLabel option={option} />
              </Base.ItemText>
              <Base.ItemIndicator className={popup.check}>
                <Check size={16} strokeWidth={2} aria-hidden />
              </Base.ItemIndicator>
            </Base.Item>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
