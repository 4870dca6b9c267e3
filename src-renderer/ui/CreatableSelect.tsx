import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { classes } from './classes.ts';
import { Dot } from './Dot.tsx';
import { useField } from './Field.tsx';
import styles from './Input.module.css';
import { OptionLabel } from './OptionLabel.tsx';
import type { Option } from './options.ts';
import popup from './Popup.module.css';

const t = texts.ui;

export type CreatableSelectProps = {
  value: string | null;
  onChange: (value: string | null) => void;
  options: readonly Option<string>[];
  /** Makes a new one; the parent then sets `value` to it. */
  onCreate: (name: string) => void | Promise<void>;
  /** The words of the line that makes it. */
  createLabel?: (name: string) => string;
  label?: string;
  placeholder?: string;
  disabled?: boolean;
};

type Item = Option<string> & { create?: string };

/** Choose one that exists, or type a new name. Emptied, it means none. */
export function CreatableSelect({
  value,
  onChange,
  options,
  onCreate,
  createLabel = t.make,
  label,
  placeholder = t.chooseOrType,
  disabled = false,
}: CreatableSelectProps) {
  const field = useField();
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = options.find((option) => option.value === value) ?? null;
  const query = (typed ?? '').trim();
  const items = useMemo(() => {
    const wanted = query.toLocaleLowerCase();
    const hits: Item[] = options.filter((option) => option.label.toLocaleLowerCase().includes(wanted));
    const isNew = wanted !== '' && !options.some((option) => option.label.toLocaleLowerCase() === wanted);
    return isNew ? [...hits, { value: `create:${query}`, label: createLabel(query), create: query }] : hits;
  }, [options, query, createLabel]);

  return (
    <Base.Root<Item>
      items={items}
      filter={null}
      value={chosen}
      disabled={disabled}
      autoHighlight
      inputValue={typed ?? chosen?.label ?? ''}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onInputValueChange={(text, { reason }) => {
        if (reason === 'input-change') setTyped(text);
      }}
      onOpenChange={(open) => {
        if (open) return;
        // Left empty on purpose, it stands for none.
        if (typed !== null && typed.trim() === '' && value !== null) onChange(null);
        setTyped(null);
      }}
      onValueChange={(item) => {
        setTyped(null);
        if (item?.create !== undefined) void onCreate(item.create);
        else if (item) onChange(item.value);
      }}
    >
      <Base.InputGroup className={classes(styles.frame, styles.dialog)}>
        {typed === null && chosen?.dot !== undefined ? (
          <span className={styles.lead}>
            <Dot hue={chosen.dot} />
          </span>
        ) : null}
        <Base.Input
          className={styles.input}
          id={field?.control}
          placeholder={placeholder}
          spellCheck={false}
          aria-label={label}
          aria-describedby={field?.describedBy}
          aria-invalid={field?.invalid || undefined}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Base.Trigger className={styles.chevron} aria-label={label ? t.showAllOf(label) : t.showAll}>
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner className={popup.positioner} sideOffset={4}>
          <Base.Popup className={popup.popup}>
            <Base.Empty className={popup.empty}>{t.typeToMake}</Base.Empty>
            <Base.List>
              {(item: Item) => (
                <Base.Item key={item.value} value={item} className={popup.item}>
                  {item.create !== undefined ? <Plus size={16} strokeWidth={1.75} aria-hidden /> : null}
                  <span className={styles.value}>
                    <OptionLabel option={item} />
                  </span>
                  <Base.ItemIndicator className={popup.check}>
                    <Check size={16} strokeWidth={2} aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
